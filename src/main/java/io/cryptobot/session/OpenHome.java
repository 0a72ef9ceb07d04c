package io.cryptobot.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptobot.alert.AlertMemory;
import io.cryptobot.files.FileLayer;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.home.Home;
import io.cryptobot.home.HomeLock;
import io.cryptobot.home.KillSwitch;
import io.cryptobot.home.LossFlag;
import io.cryptobot.journal.AuditLog;
import io.cryptobot.journal.AuditLogFormat.Action;
import io.cryptobot.market.Coin;
import io.cryptobot.portfolio.Money;
import io.cryptobot.risk.RiskState;
import io.cryptobot.state.BotState;
import io.cryptobot.state.IntentLog;
import io.cryptobot.state.OlderForms;
import io.cryptobot.state.Parking;
import io.cryptobot.state.StateCipher;
import io.cryptobot.state.StateFile;
import io.cryptobot.state.StateFile.Fresh;
import io.cryptobot.state.StateFile.FromBackup;
import io.cryptobot.state.StateFile.Good;
import io.cryptobot.state.StateFile.Loaded;
import io.cryptobot.state.StateFile.Unusable;
import io.cryptobot.state.StateJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A home that this process may trade in: locked, its state read, the rows that it owed written. All
 * that may forbid a start is looked at here, before anything is changed.
 */
public final class OpenHome implements AutoCloseable {
  private static final int LOCK_ATTEMPTS = 5;
  private static final Duration LOCK_PAUSE = Duration.ofMillis(40);

  private final Home home;
  private final FileLayer layer;
  private final HomeLock lock;
  private final StateFile file;
  private final HomeMemory memory;
  private final LossFlag lossFlag;
  private final OlderForms olderForms;
  private Supplier<ObjectNode> alerts = () -> AlertMemoryJson.write(AlertMemory.EMPTY);
  private AlertMemory alertMemory = AlertMemory.EMPTY;
  private Optional<BotState> remembered = Optional.empty();
  private Optional<String> recovery = Optional.empty();

  private OpenHome(
      Home home, HomeLock lock, FileLayer layer, WholeFiles files, StateCipher cipher) {
    this.home = home;
    this.layer = layer;
    this.lock = lock;
    this.file = new StateFile(home.data(), files, cipher);
    this.memory = new HomeMemory(file, home.data(), layer, () -> alerts.get());
    this.lossFlag = new LossFlag(home, files);
    this.olderForms = new OlderForms(home.backups(), files);
  }

  /**
   * What a start asks for.
   *
   * @param environment paper, replay, ...
   * @param phase the deployment phase
   * @param coins of the portfolio, in its order
   * @param maySwitch asked where the home is of another environment
   * @param phaseChange what to do where the portfolio is of another phase; empty refuses it
   * @param toSteer true for a person's own command, which works under kill switch and hard stop
   */
  public record Wanted(
      String environment,
      String phase,
      List<Coin> coins,
      BooleanSupplier maySwitch,
      Optional<PhaseChange> phaseChange,
      boolean toSteer) {

    /** Of a portfolio that stays in its phase. */
    public static Wanted in(
        String environment,
        String phase,
        List<Coin> coins,
        BooleanSupplier maySwitch,
        boolean toSteer) {
      return new Wanted(environment, phase, coins, maySwitch, Optional.empty(), toSteer);
    }
  }

  /** The state of a home as it is on disk, for who has to know of what it is; changes nothing. */
  public static Optional<BotState> look(Home home, WholeFiles files, StateCipher cipher) {
    Loaded loaded = new StateFile(home.data(), files, cipher).load();
    if (loaded instanceof Good good) {
      return Optional.of(read(good.content()));
    }
    if (loaded instanceof FromBackup backup) {
      return Optional.of(read(backup.content()));
    }
    if (loaded instanceof Unusable unusable) {
      throw StartRefusals.failed(unusable.why());
    }
    return Optional.empty();
  }

  /**
   * Opens a home.
   *
   * @throws StartRefusedException if trading must not start; nothing but the lock file was touched
   * @throws IOException if a file cannot be read or written
   */
  public static OpenHome open(
      Home home,
      Wanted wanted,
      FileLayer layer,
      WholeFiles files,
      StateCipher cipher,
      KillSwitch killSwitch,
      AuditLog audit)
      throws IOException {
    HomeLock lock = lock(home);
    OpenHome open = new OpenHome(home, lock, layer, files, cipher);
    try {
      if (!wanted.toSteer()) {
        refuseIfKilled(killSwitch);
      }
      open.load(wanted, new Parking(home.data(), files, layer, cipher), audit);
      return open;
    } catch (IOException | RuntimeException | Error e) {
      lock.close();
      throw e;
    }
  }

  /**
   * Looks at the kill switch.
   *
   * @throws StartRefusedException if it is on
   */
  public static void refuseIfKilled(KillSwitch killSwitch) throws IOException {
    if (killSwitch.isOn()) {
      killSwitch.remember();
      throw StartRefusals.killed(killSwitch);
    }
  }

  /** A few tries, because a look at whether the lock is held holds it for an instant. */
  private static HomeLock lock(Home home) throws IOException {
    for (int attempt = 1; attempt < LOCK_ATTEMPTS; attempt++) {
      Optional<HomeLock> lock = HomeLock.tryAcquire(home);
      if (lock.isPresent()) {
        return lock.get();
      }
      LockSupport.parkNanos(LOCK_PAUSE.toNanos());
    }
    return HomeLock.tryAcquire(home).orElseThrow(() -> StartRefusals.alreadyRunning(home));
  }

  private void load(Wanted wanted, Parking parking, AuditLog audit) throws IOException {
    @Nullable ObjectNode content = content(file.load());
    if (content != null && !environment(content).equals(wanted.environment())) {
      content = switched(content, wanted, parking, audit);
    }
    if (content == null) {
      if (lossFlag.isThere()) {
        throw StartRefusals.hardStopped(lossFlag);
      }
      return;
    }
    keepOlder(file);
    BotState state = read(content);
    if (wanted.phaseChange().isEmpty()) {
      StartRefusals.refuseOtherPhase(state, wanted.phase());
    }
    StartRefusals.refuseOrphans(state, wanted.coins());
    alertMemory = AlertMemoryJson.read(content.path("alerts"));
    memory.takeUp(content);
    if (recovery.isPresent()) {
      state = new RowsBeyond(home, content).applied(state);
    }
    state = new IntentLog(home.data(), layer).applied(state);
    BotState aligned = state.alignedTo(wanted.coins());
    BotState free = wanted.toSteer() ? aligned : afterHardStop(aligned, audit);
    remembered = Optional.of(inPhase(free, wanted, audit));
  }

  private BotState inPhase(BotState state, Wanted wanted, AuditLog audit) throws IOException {
    if (state.phase().equals(wanted.phase()) || wanted.phaseChange().isEmpty()) {
      return state;
    }
    BotState changed = wanted.phaseChange().get().applied(state);
    audit.byPerson(
        Action.MANUAL_OVERRIDE,
        "The portfolio goes on to another phase with $" + changed.capital().toPlainString(),
        state.phase(),
        changed.phase());
    memory.close(changed);
    return changed;
  }

  /** A state file of an older form goes to the backups before it is replaced. */
  private void keepOlder(StateFile loaded) throws IOException {
    if (loaded.older().isPresent()) {
      olderForms.keep(loaded.older().get());
    }
  }

  private @Nullable ObjectNode content(Loaded loaded) {
    if (loaded instanceof Good good) {
      return good.content();
    }
    if (loaded instanceof FromBackup backup) {
      recovery = Optional.of(backup.why());
      return backup.content();
    }
    if (loaded instanceof Unusable unusable) {
      throw StartRefusals.failed(unusable.why());
    }
    if (!(loaded instanceof Fresh)) {
      throw new IllegalStateException("a state of a new kind: " + loaded);
    }
    return null;
  }

  private static String environment(ObjectNode content) {
    return content.path("environment").asText();
  }

  private static BotState read(ObjectNode content) {
    try {
      return StateJson.read(content);
    } catch (IllegalArgumentException e) {
      throw StartRefusals.failed(
          "portfolio_state.json is whole but cannot be understood: "
              + e.getMessage()
              + ". Restore a backup with --restore; nothing has been changed.");
    }
  }

  private @Nullable ObjectNode switched(
      ObjectNode content, Wanted wanted, Parking parking, AuditLog audit) throws IOException {
    String from = environment(content);
    StartRefusals.refuseToLeave(read(content), recovery, wanted.environment());
    if (!wanted.maySwitch().getAsBoolean()) {
      throw StartRefusals.otherEnvironment(from, wanted.environment());
    }
    StateFile parked = parking.file(wanted.environment());
    @Nullable ObjectNode arriving = content(parked.load());
    keepOlder(parked);
    parking.park(from);
    memory.takeUp(content);
    audit.byPerson(
        Action.ENVIRONMENT_CHANGE, "The home changes its environment", from, wanted.environment());
    if (arriving != null) {
      parking.activate(file, arriving, wanted.environment());
    }
    return arriving;
  }

  private BotState afterHardStop(BotState state, AuditLog audit) throws IOException {
    if (lossFlag.isThere()) {
      throw StartRefusals.hardStopped(lossFlag);
    }
    if (!state.engine().stopped()) {
      return state;
    }
    BigDecimal loss = state.engine().risk().totalLoss();
    if (!state.switches().lossFlagWritten()) {
      writeLossFlag(state);
      memory.close(state.with(state.switches().lossFlag(true)));
      throw StartRefusals.hardStopped(lossFlag);
    }
    audit.byPerson(
        Action.MANUAL_OVERRIDE,
        "loss_override.flag was deleted: the total loss is counted anew",
        loss.toPlainString(),
        "0");
    RiskState risk = state.engine().risk();
    RiskState anew =
        new RiskState(
            risk.day(), risk.dailyLoss(), Money.ZERO, risk.tradesToday(), risk.lastTradeSeconds());
    BotState freed =
        state.with(state.engine().with(anew, false)).with(state.switches().lossFlag(false));
    memory.close(freed);
    return freed;
  }

  /** Writes {@code loss_override.flag} for a ledger that reached its limit. */
  public void writeLossFlag(BotState state) throws IOException {
    lossFlag.write(
        state.ledgerId(),
        state.environment(),
        state.lastStep().orElseThrow(),
        state.engine().risk().totalLoss().toPlainString());
  }

  /** Whether the hard stop's flag forbids trading. */
  public boolean isHardStopped() {
    return lossFlag.isThere();
  }

  public Home home() {
    return home;
  }

  public HomeMemory memory() {
    return memory;
  }

  /** What an earlier run left; empty for a fresh ledger. */
  public Optional<BotState> remembered() {
    return remembered;
  }

  public AlertMemory alertMemory() {
    return alertMemory;
  }

  /** Why the state before the last one had to be taken, if it had. */
  public Optional<String> recovery() {
    return recovery;
  }

  /** From now on the state remembers these alerts. */
  public void remember(Supplier<AlertMemory> memoryOfAlerts) {
    alerts = () -> AlertMemoryJson.write(memoryOfAlerts.get());
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
