package io.cryptobot.cli;

import io.cryptobot.config.BotConfig;
import io.cryptobot.config.ConnectionSettings;
import io.cryptobot.config.PhaseSettings;
import io.cryptobot.engine.TradingPlan;
import io.cryptobot.exchange.Balance;
import io.cryptobot.exchange.DryRunAccount;
import io.cryptobot.exchange.TradingAccount;
import io.cryptobot.files.FileLayer;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.home.Home;
import io.cryptobot.home.KeyLock;
import io.cryptobot.home.KillSwitch;
import io.cryptobot.home.LossFlag;
import io.cryptobot.home.RunLog;
import io.cryptobot.journal.AuditLog;
import io.cryptobot.journal.AuditLogFormat.Action;
import io.cryptobot.market.Coin;
import io.cryptobot.orders.AccountTrading;
import io.cryptobot.orders.AccountWatch;
import io.cryptobot.orders.OldLedger;
import io.cryptobot.orders.OrderDesk;
import io.cryptobot.orders.Questions;
import io.cryptobot.orders.Trading;
import io.cryptobot.session.OpenHome;
import io.cryptobot.session.OpenHome.Wanted;
import io.cryptobot.state.BotState;
import io.cryptobot.state.StateCipher;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A start of a mode with real orders: all that is looked at before, then the run itself. */
final class AccountRun {
  private static final Logger LOG = LoggerFactory.getLogger(AccountRun.class);
  private static final String NEW_PORTFOLIO = "new portfolio";
  private static final String NO_TRANSFER = "cannot transfer";

  private final Console console;
  private final Home home;
  private final AccountOptions options;
  private final BotConfig config;
  private final PhaseSettings phase;
  private final Keys keys;
  private final Way way;
  private final KillSwitch killSwitch;
  private final WholeFiles files;
  private final AuditLog audit;
  private final List<Coin> coins;

  /** Says whether anything may be traded. */
  @FunctionalInterface
  interface Gate {
    /**
     * Comes back if it may.
     *
     * @throws CommandFailedException if not
     */
    void pass() throws IOException;
  }

  /**
   * How a mode differs from the others.
   *
   * @param source the account
   * @param connections where candles and prices come from
   * @param candleCache the folder under data for candles
   * @param asked what a person is asked for
   * @param isDryRun whether orders are only logged
   * @param gate says, before anything is traded, whether it may be
   */
  record Way(
      AccountSource source,
      ConnectionSettings connections,
      String candleCache,
      Questions.Asked asked,
      boolean isDryRun,
      Gate gate) {
    String environment() {
      return isDryRun ? AccountSource.DRY_RUN : source.environment();
    }

    /** Whether play money is traded by nobody else, at an exchange of this process alone. */
    boolean isLocal() {
      return source.environment().equals(AccountSource.SANDBOX_LOCAL);
    }
  }

  AccountRun(
      Console console,
      Home home,
      AccountOptions options,
      BotConfig config,
      PhaseSettings phase,
      Keys keys,
      Way way) {
    this.console = console;
    this.home = home;
    this.options = options;
    this.config = config;
    this.phase = phase;
    this.keys = keys;
    this.way = way;
    this.killSwitch = HomeParts.killSwitch(home, console, Optional.of(config));
    this.files = HomeParts.files(console);
    this.audit = HomeParts.audit(home, console);
    this.coins =
        Stream.concat(config.conservative().coins().stream(), config.aggressive().coins().stream())
            .map(Coin::new)
            .toList();
  }

  /** Trades until something ends it; returns the exit code. */
  int run(StopSignal stop) throws IOException {
    StateCipher cipher = StateKey.cipher(keys, config.connections().encryptState());
    boolean isToSettle = isToSettle(cipher);
    if (!isToSettle) {
      OpenHome.refuseIfKilled(killSwitch);
      way.gate().pass();
    }
    Optional<KeyLock> lock = way.isLocal() ? Optional.empty() : Optional.of(keyLock());
    ExecutorService threads = threads();
    try (TradingAccount account = way.source().account()) {
      AccountCheck check = AccountCheck.of(account, coins, config.connections().feeRate(), console);
      check.warnings().forEach(this::warn);
      if (!check.tellsTransfers() && way.environment().equals(AccountSource.LIVE)) {
        stateThatItCannotTransfer();
      }
      Startup.step(4, account.name() + ", fee " + check.feeRate());
      Wanted wanted =
          new Wanted(way.environment(), phase.name(), coins, options::maySwitch, isToSettle);
      try (OpenHome open =
          OpenHome.open(home, wanted, FileLayer.DISK, files, cipher, killSwitch, audit)) {
        return opened(open, account, check, isToSettle, threads, stop);
      }
    } finally {
      threads.shutdownNow();
      if (lock.isPresent()) {
        lock.get().close();
      }
    }
  }

  /** Whether an order may be out although nothing is traded: what became of it is read first. */
  private boolean isToSettle(StateCipher cipher) {
    boolean isStopped = killSwitch.isOn() || new LossFlag(home, files).isThere();
    return isStopped
        && OpenHome.look(home, files, cipher)
            .filter(state -> state.environment().equals(way.environment()))
            .filter(state -> state.intents().stream().anyMatch(intent -> !intent.isHeld()))
            .isPresent();
  }

  private KeyLock keyLock() throws IOException {
    Map<String, String> environment = console.environment();
    String profile =
        environment.getOrDefault(
            "USERPROFILE", environment.getOrDefault("HOME", System.getProperty("user.home")));
    Path file = KeyLock.file(Path.of(profile), way.source().keyName());
    KeyLock.Attempt attempt = KeyLock.tryAcquire(file, home);
    if (attempt.lock().isPresent()) {
      return attempt.lock().get();
    }
    KeyLock.Taken taken = attempt.taken().orElseThrow();
    throw new CommandFailedException(
        taken.isRunning()
            ? "Another copy of the bot trades with this key now, from another folder. Two copies"
                + " would take each other's orders for yours: stop that one first."
            : "This key belongs to the bot in "
                + taken.home()
                + ". Two folders never trade with one key: use a key of its own for this folder,"
                + " or, if that folder is not to trade any more, delete "
                + taken.file()
                + ".");
  }

  private static ExecutorService threads() {
    return Executors.newCachedThreadPool(
        task -> {
          Thread thread = new Thread(task, "orders");
          thread.setDaemon(true);
          return thread;
        });
  }

  private void warn(String text) {
    LOG.warn("event=account_warning {}", text);
    console.err().println(text);
  }

  /** Exchange does not tell what a key may do, so the person does, once a key. */
  private void stateThatItCannotTransfer() throws IOException {
    Path note = home.data("key_cannot_transfer.txt");
    String key = way.source().keyName();
    if (Files.exists(note) && Files.readString(note).strip().equals(key)) {
      return;
    }
    boolean isStated =
        console
            .prompt()
            .line(
                "Coinbase Exchange does not tell whether this key may transfer money away. Look at"
                    + " it there; if it may not, type: "
                    + NO_TRANSFER
                    + "\n> ")
            .filter(answer -> answer.strip().equalsIgnoreCase(NO_TRANSFER))
            .isPresent();
    if (!isStated) {
      throw new CommandFailedException(
          "Nothing is traded: nobody stated that the key cannot transfer money. Start once at a"
              + " console and type what is asked for.");
    }
    audit.byPerson(
        Action.MANUAL_OVERRIDE, "Stated that the key of Coinbase Exchange cannot transfer", "", "");
    files.write(note, (key + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private int opened(
      OpenHome open,
      TradingAccount account,
      AccountCheck check,
      boolean isToSettle,
      ExecutorService threads,
      StopSignal stop)
      throws IOException {
    TradingPlan plan =
        Plans.real(config, phase, capital(open.remembered(), check), check.productMinimum());
    Startup.step(6, "portfolio " + open.remembered().map(s -> "of " + s.lastStep()).orElse("new"));
    Startup.step(7, "limits of " + plan.phase() + " in force");
    Startup.step(8, isToSettle ? "orders are settled, nothing is traded" : "no kill switch");
    Startup.noteConfig(home, files, audit);
    RunLog runs = new RunLog(home, FileLayer.DISK, console.clock());
    String summary = summary(account, plan, check);
    Startup.step(9, summary);
    console.out().println(summary);
    console.out().flush();
    Startup.step(10, "trading begins");
    LiveRun.Terms terms =
        new LiveRun.Terms(
            config,
            way.connections(),
            way.candleCache(),
            plan,
            way.environment(),
            way.source().marksAtVenue() ? Optional.of(account) : Optional.empty(),
            check.feeRate(),
            trading(account, check, threads),
            options.interval(),
            keys,
            stop::isAsked);
    int code = ExitCode.FAILED;
    try (LiveRun run = new LiveRun(console, open, killSwitch, files, terms)) {
      runs.begin(
          way.environment(),
          plan.phase(),
          Version.current(),
          config.hash(),
          String.join(",", way.connections().feeds()));
      code = isToSettle ? run.settleOnly() : traded(run, check);
    } finally {
      runs.end(way.environment(), code);
    }
    return code;
  }

  private int traded(LiveRun run, AccountCheck check) throws IOException {
    if (options.adoptsBalances()) {
      run.adopt(check.balances());
    }
    if (options.testOrder().isPresent()) {
      return run.testOrder(testCoin(options.testOrder().get()), options.yes());
    }
    return run.run(options.once());
  }

  private Coin testCoin(String name) {
    return coins.stream()
        .filter(coin -> coin.product().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new CommandFailedException(
                    "The bot does not trade " + name + "; it trades " + coins + "."));
  }

  /** A new portfolio is begun on purpose; one of real money only with a typed phrase. */
  private BigDecimal capital(Optional<BotState> remembered, AccountCheck check) {
    if (remembered.isPresent()) {
      return phase.capital();
    }
    BigDecimal capital = check.capital(phase.capital());
    if (capital.compareTo(phase.capital()) < 0) {
      warn(
          "The account has $"
              + capital.toPlainString()
              + " in cash, less than the $"
              + phase.capital().toPlainString()
              + " of "
              + phase.name()
              + ": the bot trades with that.");
    }
    if (capital.signum() <= 0) {
      throw new CommandFailedException(
          "The account has no US dollars to trade with"
              + (check.balances().getOrDefault("USDC", Balance.NONE).total().signum() > 0
                  ? "; it holds USDC, which the bot does not trade with. Convert it to USD."
                  : ". Put the capital there first."));
    }
    boolean isReal = way.environment().equals(AccountSource.LIVE);
    if (isReal && !options.mayBegin() && !isTyped(NEW_PORTFOLIO, capital)) {
      throw new CommandFailedException(
          "No portfolio of real money is here, and nobody asked for one. If it should be in"
              + " another folder, start the bot with --home DIR; to begin one here, type the phrase"
              + " or add --new-portfolio.");
    }
    return capital;
  }

  private boolean isTyped(String phrase, BigDecimal capital) {
    return console
        .prompt()
        .line(
            "There is no portfolio of real money in "
                + home.root()
                + ". To begin one with $"
                + capital.toPlainString()
                + ", type: "
                + phrase
                + "\n> ")
        .filter(answer -> answer.strip().equalsIgnoreCase(phrase))
        .isPresent();
  }

  private Trading trading(TradingAccount real, AccountCheck check, ExecutorService threads) {
    TradingAccount account =
        way.isDryRun()
            ? new DryRunAccount(real, new LinkedHashSet<>(coins), check.feeRate(), console.clock())
            : real;
    ConsoleConfirmation confirmation = new ConsoleConfirmation(console, killSwitch::isOn);
    return new AccountTrading(
        account,
        new OrderDesk(account, console.clock(), console.sleeper(), killSwitch::isOn, threads),
        new AccountWatch(account, coins, check.products(), console.clock(), threads),
        new Questions(way.asked(), confirmation, account, console.clock(), threads),
        new OldLedger(account, console.clock(), threads),
        check.feeRate(),
        way.isDryRun() ? AccountSource.DRY_RUN : "");
  }

  private String summary(TradingAccount account, TradingPlan plan, AccountCheck check) {
    return "cryptobot "
        + Version.current()
        + " - "
        + way.environment()
        + " at "
        + account.name()
        + ", phase "
        + plan.phase()
        + ": $"
        + plan.capital().toPlainString()
        + (way.environment().equals(AccountSource.LIVE) ? " of REAL MONEY, " : ", ")
        + check.products().keySet()
        + ", fee "
        + check.feeRate().movePointRight(2).stripTrailingZeros().toPlainString()
        + " %, at most $"
        + phase.maxDailyLoss().toPlainString()
        + " of losses a day and $"
        + phase.maxTotalLoss().toPlainString()
        + " in all. Stop with Ctrl+C or --kill.";
  }
}
