package io.cryptobot.cli;

import io.cryptobot.backtest.BacktestInput;
import io.cryptobot.config.BotConfig;
import io.cryptobot.config.PhaseSettings;
import io.cryptobot.engine.TradingPlan;
import io.cryptobot.files.FileLayer;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.home.Home;
import io.cryptobot.home.KillSwitch;
import io.cryptobot.home.RunLog;
import io.cryptobot.journal.AuditLog;
import io.cryptobot.session.OpenHome;
import io.cryptobot.session.OpenHome.Wanted;
import io.cryptobot.session.ReplaySession;
import io.cryptobot.state.StateCipher;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --paper}: virtual money on live prices, or on recorded candles. */
@Command(
    name = "--paper",
    description = "Trade with virtual money on live prices, without any key.")
final class PaperCommand implements Callable<Integer> {
  static final String ENVIRONMENT = "paper";

  private static final int LEDGER_ID_LETTERS = 8;
  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

  private final Console console;

  @Spec private CommandSpec spec;

  @Mixin private GlobalOptions global;

  @Mixin private BacktestPeriodOptions period;

  @Mixin private PhaseOption phase;

  @Mixin private LookOptions look;

  @Option(
      names = "--replay",
      paramLabel = "DIR",
      description = "Trade on the recorded candles in DIR/BTC-USD-1h.csv and so on.")
  private @Nullable Path replay;

  @Option(
      names = "--replay-speed",
      paramLabel = "X",
      description = "Let X seconds of the candles pass in one; as fast as it goes by default.")
  private @Nullable Double replaySpeed;

  @Option(
      names = "--slippage",
      paramLabel = "PCT",
      description =
          "Fill every order this many percent worse; that of connections.json by default.")
  private @Nullable BigDecimal slippage;

  @Option(
      names = "--switch-environment",
      description = "Put the portfolio of another environment aside, which is kept.")
  private boolean switchEnvironment;

  @Option(names = "--yes", description = "Answer yes to what would be asked.")
  private boolean yes;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields in
  PaperCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    checkUsage();
    Home home = new Home(global.home(console));
    BotLog.openIn(home.root());
    Startup.step(1, "arguments read, home " + home.root());
    return Startup.guarded(home, console, stop -> run(home, stop));
  }

  private void checkUsage() {
    try {
      period.check();
    } catch (IllegalArgumentException e) {
      throw wrongUsage(e.getMessage());
    }
    look.check();
    if (slippage != null && (slippage.signum() < 0 || slippage.compareTo(BigDecimal.TEN) > 0)) {
      throw wrongUsage("--slippage is " + slippage + "; it must be 0 to 10 %.");
    }
    if (replaySpeed != null && !(replaySpeed > 0)) {
      throw wrongUsage("--replay-speed is " + replaySpeed + "; it must be above 0.");
    }
    if (replay == null && (replaySpeed != null || period.isGiven())) {
      throw wrongUsage("--days, --from, --to and --replay-speed need --replay DIR.");
    }
    if (replay != null && look.once()) {
      throw wrongUsage("--once looks at live prices; it does not go with --replay.");
    }
  }

  private ParameterException wrongUsage(@Nullable String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private int run(Home home, StopSignal stop) throws IOException {
    BotConfig config = Configuration.loadOrBegin(home.root(), console);
    PhaseSettings settings = phase.in(config);
    TradingPlan plan = Plans.simulated(config, settings, settings.capital(), true);
    Startup.step(2, "configuration checked, hash " + config.hash());
    WholeFiles files = HomeParts.files(console);
    KillSwitch killSwitch = HomeParts.killSwitch(home, console, Optional.of(config));
    AuditLog audit = HomeParts.audit(home, console);
    BacktestInput input = replay == null ? null : candles(replay, plan);
    Startup.step(
        3, replay == null ? "prices: " + config.connections().feeds() : "prices: recorded");
    Keys keys = new Keys(home, console);
    StateCipher cipher = StateKey.cipher(keys, config.connections().encryptState());
    Startup.step(4, "paper trading needs no key of the exchange");
    Startup.step(5, "logging to " + home.logs());
    String environment = replay == null ? ENVIRONMENT : ReplaySession.ENVIRONMENT;
    Wanted wanted =
        Wanted.in(environment, plan.phase(), plan.coins(), () -> switchEnvironment || yes, false);
    try (OpenHome open =
        OpenHome.open(home, wanted, FileLayer.DISK, files, cipher, killSwitch, audit)) {
      Startup.step(
          6, "portfolio " + open.remembered().map(s -> "of " + s.lastStep()).orElse("new"));
      Startup.step(7, "limits of " + plan.phase() + " in force");
      Startup.step(8, "no kill switch");
      Startup.noteConfig(home, files, audit);
      RunLog runs = new RunLog(home, FileLayer.DISK, console.clock());
      RunStart start =
          () ->
              runs.begin(environment, plan.phase(), Version.current(), config.hash(), feed(config));
      Startup.step(9, summary(environment, plan, settings));
      console.out().println(summary(environment, plan, settings));
      console.out().flush();
      Startup.step(10, "trading begins");
      int code = ExitCode.FAILED;
      try {
        code =
            input == null
                ? live(open, killSwitch, files, config, plan, keys, stop, start)
                : new ReplayRun(console, killSwitch, stop, speed())
                    .run(
                        open,
                        plan,
                        input,
                        config.connections().feeRate(),
                        Paper.exchange(config, slippage),
                        ledgerId(),
                        config.hash(),
                        Plans.engineOptions(config, plan.phase()),
                        start);
      } finally {
        runs.end(environment, code);
      }
      return code;
    }
  }

  private int live(
      OpenHome open,
      KillSwitch killSwitch,
      WholeFiles files,
      BotConfig config,
      TradingPlan plan,
      Keys keys,
      StopSignal stop,
      RunStart start)
      throws IOException {
    LiveRun.Terms terms =
        LiveRun.Terms.simulated(
            config, plan, Paper.exchange(config, slippage), look.interval(), keys, stop::isAsked);
    try (LiveRun run = new LiveRun(console, open, killSwitch, files, terms)) {
      start.note();
      return run.run(look.once());
    }
  }

  private String feed(BotConfig config) {
    return replay == null ? String.join(",", config.connections().feeds()) : "replay";
  }

  private double speed() {
    return replaySpeed == null ? Double.POSITIVE_INFINITY : replaySpeed;
  }

  private BacktestInput candles(Path folder, TradingPlan plan) {
    return BacktestCandles.csv(console.workingFolder().resolve(folder)).load(plan, period::period);
  }

  private static String ledgerId() {
    SecureRandom random = new SecureRandom();
    StringBuilder id = new StringBuilder();
    for (int i = 0; i < LEDGER_ID_LETTERS; i++) {
      id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return id.toString();
  }

  private String summary(String environment, TradingPlan plan, PhaseSettings settings) {
    return "cryptobot "
        + Version.current()
        + " - "
        + environment
        + ", phase "
        + plan.phase()
        + ": $"
        + plan.capital().toPlainString()
        + " virtual, "
        + plan.coins()
        + ", at most $"
        + settings.maxDailyLoss().toPlainString()
        + " of losses a day and $"
        + settings.maxTotalLoss().toPlainString()
        + " in all. Stop with Ctrl+C or --kill.";
  }
}
