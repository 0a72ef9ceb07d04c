package io.cryptobot.cli;

import io.cryptobot.config.BotConfig;
import io.cryptobot.config.PhaseSettings;
import io.cryptobot.engine.TradingPlan;
import io.cryptobot.exchange.DryRunAccount;
import io.cryptobot.exchange.TradingAccount;
import io.cryptobot.files.FileLayer;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.home.Home;
import io.cryptobot.home.KeyLock;
import io.cryptobot.home.KillSwitch;
import io.cryptobot.home.LossFlag;
import io.cryptobot.home.Requests.Answer;
import io.cryptobot.home.Requests.Request;
import io.cryptobot.home.RunLog;
import io.cryptobot.journal.AuditLog;
import io.cryptobot.market.Coin;
import io.cryptobot.orders.AccountTrading;
import io.cryptobot.orders.AccountWatch;
import io.cryptobot.orders.OldLedger;
import io.cryptobot.orders.OrderDesk;
import io.cryptobot.orders.Questions;
import io.cryptobot.orders.Trading;
import io.cryptobot.session.OpenHome;
import io.cryptobot.session.OpenHome.Wanted;
import io.cryptobot.session.PriceSource;
import io.cryptobot.session.VenuePrices;
import io.cryptobot.state.BotState;
import io.cryptobot.state.StateCipher;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A start of a mode with real orders: all that is looked at before, then the run itself. */
final class AccountRun {
  private final Console console;
  private final Home home;
  private final AccountOptions options;
  private final BotConfig config;
  private final PhaseSettings phase;
  private final Keys keys;
  private final AccountWay way;
  private final AccountConsent consent;
  private final KillSwitch killSwitch;
  private final WholeFiles files;
  private final AuditLog audit;
  private final List<Coin> coins;

  AccountRun(
      Console console,
      Home home,
      AccountOptions options,
      BotConfig config,
      PhaseSettings phase,
      Keys keys,
      AccountWay way) {
    this.console = console;
    this.home = home;
    this.options = options;
    this.config = config;
    this.phase = phase;
    this.keys = keys;
    this.way = way;
    this.consent = new AccountConsent(console, home, options, way);
    this.killSwitch = HomeParts.killSwitch(home, console, Optional.of(config));
    this.files = HomeParts.files(console);
    this.audit = HomeParts.audit(home, console);
    this.coins =
        Stream.concat(config.conservative().coins().stream(), config.aggressive().coins().stream())
            .map(Coin::new)
            .toList();
  }

  /** What is done with the opened home and account. */
  @FunctionalInterface
  private interface Use<T> {
    T with(Opened opened) throws IOException;
  }

  /** A home and an account that fit each other. */
  private record Opened(
      OpenHome home, TradingAccount account, AccountCheck check, ExecutorService threads) {}

  /** Trades until something ends it; returns the exit code. */
  int run(StopSignal stop) throws IOException {
    boolean isToSettle = isToSettle(cipher());
    if (!isToSettle) {
      OpenHome.refuseIfKilled(killSwitch);
      way.gate().run();
    }
    return opened(isToSettle, opened -> traded(opened, isToSettle, stop));
  }

  /** Carries out what a person asks, where no bot runs; also under kill switch and hard stop. */
  Answer carryOut(Request request) throws IOException {
    return opened(
        true,
        opened -> {
          TradingPlan plan = plan(opened.check(), phase.capital());
          try (LiveRun run = liveRun(opened, plan, () -> false, () -> false)) {
            return run.carryOut(request);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailedException("Interrupted; look at --status for what was done.", e);
          }
        });
  }

  private <T> T opened(boolean toSteer, Use<T> use) throws IOException {
    Optional<KeyLock> lock = way.isLocal() ? Optional.empty() : Optional.of(keyLock());
    ExecutorService threads = threads();
    try (TradingAccount account = way.source().account()) {
      AccountCheck check = AccountCheck.of(account, coins, config, console);
      check.warnings().forEach(consent::warn);
      if (!toSteer) {
        consent.toKey(check);
      }
      Startup.step(4, account.name() + ", fee " + check.feeRate());
      Startup.step(5, "logging to " + home.logs());
      Wanted wanted =
          new Wanted(
              way.environment(),
              phase.name(),
              coins,
              options::maySwitch,
              toSteer
                  ? Optional.empty()
                  : Optional.of(
                      consent.toPhase(phase, check, config.allocation().conservativePct())),
              toSteer);
      try (OpenHome open =
          OpenHome.open(home, wanted, FileLayer.DISK, files, cipher(), killSwitch, audit)) {
        return use.with(new Opened(open, account, check, threads));
      }
    } finally {
      threads.shutdownNow();
      if (lock.isPresent()) {
        lock.get().close();
      }
    }
  }

  private StateCipher cipher() {
    return StateKey.cipher(keys, config.connections().encryptState());
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

  private TradingPlan plan(AccountCheck check, BigDecimal capital) {
    return Plans.real(config, phase, capital, check.productMinimum());
  }

  private int traded(Opened opened, boolean isToSettle, StopSignal stop) throws IOException {
    Optional<BotState> remembered = opened.home().remembered();
    BigDecimal capital =
        remembered.isPresent()
            ? remembered.get().capital()
            : consent.toBegin(phase, opened.check());
    TradingPlan plan = plan(opened.check(), capital);
    Startup.step(6, "portfolio " + remembered.map(state -> "of " + state.lastStep()).orElse("new"));
    Startup.step(7, "limits of " + plan.phase() + " in force");
    Startup.step(8, isToSettle ? "orders are settled, nothing is traded" : "no kill switch");
    Startup.noteConfig(home, files, audit);
    RunLog runs = new RunLog(home, FileLayer.DISK, console.clock());
    String summary = summary(opened.account(), plan, opened.check());
    Startup.step(9, summary);
    console.out().println(summary);
    console.out().flush();
    Startup.step(10, "trading begins");
    int code = ExitCode.FAILED;
    try (LiveRun run = liveRun(opened, plan, killSwitch::isOn, stop::isAsked)) {
      runs.begin(
          way.environment(),
          plan.phase(),
          Version.current(),
          config.hash(),
          String.join(",", way.connections().feeds()));
      code = isToSettle ? run.settleOnly() : traded(run, opened.check());
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

  /**
   * The run, wired.
   *
   * @param killed what ends the sending of orders
   */
  private LiveRun liveRun(
      Opened opened, TradingPlan plan, BooleanSupplier killed, BooleanSupplier stopAsked) {
    Optional<PriceSource> venue =
        way.source().marksAtVenue()
            ? Optional.of(new VenuePrices(opened.account(), console.clock(), opened.threads()))
            : Optional.empty();
    LiveRun.Terms terms =
        new LiveRun.Terms(
            config,
            way.connections(),
            way.candleCache(),
            plan,
            way.environment(),
            venue,
            opened.check().feeRate(),
            trading(opened, killed),
            options.interval(),
            keys,
            stopAsked);
    return new LiveRun(console, opened.home(), killSwitch, files, terms);
  }

  private Trading trading(Opened opened, BooleanSupplier killed) {
    AccountCheck check = opened.check();
    TradingAccount account =
        way.isDryRun()
            ? new DryRunAccount(
                opened.account(), new LinkedHashSet<>(coins), check.feeRate(), console.clock())
            : opened.account();
    ConsoleConfirmation confirmation = new ConsoleConfirmation(console, killed);
    ExecutorService threads = opened.threads();
    return new AccountTrading(
        account,
        new OrderDesk(account, console.clock(), console.sleeper(), killed, threads),
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
