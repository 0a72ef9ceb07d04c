package io.cryptobot.cli;

import io.cryptobot.backtest.BacktestDataException;
import io.cryptobot.backtest.BacktestInput;
import io.cryptobot.config.BotConfig;
import io.cryptobot.config.ConfigSchema;
import io.cryptobot.config.PhaseSettings;
import io.cryptobot.engine.TradingPlan;
import io.cryptobot.feed.CandleDataException;
import io.cryptobot.feed.FeedException;
import io.cryptobot.files.FileLayer;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.home.ConfigSeen;
import io.cryptobot.home.Home;
import io.cryptobot.home.KillSwitch;
import io.cryptobot.home.RunLog;
import io.cryptobot.journal.AuditLog;
import io.cryptobot.journal.AuditLogFormat.Action;
import io.cryptobot.journal.FileNotWrittenException;
import io.cryptobot.orders.SimulatedTrading;
import io.cryptobot.session.OpenHome;
import io.cryptobot.session.OpenHome.Wanted;
import io.cryptobot.session.ReplaySession;
import io.cryptobot.session.SessionStoppedException;
import io.cryptobot.session.StartRefusedException;
import io.cryptobot.state.StateCipher;
import io.cryptobot.state.StateLockedException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

  private static final Logger LOG = LoggerFactory.getLogger(PaperCommand.class);
  private static final int SHORTEST_INTERVAL = 10;
  private static final int LONGEST_INTERVAL = 450;
  private static final int LEDGER_ID_LETTERS = 8;
  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

  private final Console console;

  @Spec private CommandSpec spec;

  @Mixin private GlobalOptions global;

  @Mixin private BacktestPeriodOptions period;

  @Mixin private PhaseOption phase;

  @Option(
      names = "--interval",
      paramLabel = "SEC",
      defaultValue = "300",
      description = "Look at the market every so many seconds, 10 to 450; ${DEFAULT-VALUE}.")
  private int interval;

  @Option(names = "--once", description = "Look at the market once, act, and exit.")
  private boolean once;

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
    startup(1, "arguments read, home " + home.root());
    try (StopSignal stop = new StopSignal()) {
      int code = run(home, stop);
      console.out().flush();
      console.err().flush();
      stop.finish(code);
      return code;
    } catch (StartRefusedException e) {
      return refused(e);
    } catch (CandleDataException
        | FeedException
        | BacktestDataException
        | SessionStoppedException
        | FileNotWrittenException e) {
      throw new CommandFailedException(String.valueOf(e.getMessage()), e);
    } catch (StateLockedException e) {
      throw new CommandFailedException(
          "connections.json asks for an encrypted portfolio_state.json (encrypt_state), but "
              + e.getMessage()
              + ". Nothing is traded; look at --credentials check state_key.",
          e);
    } catch (IOException e) {
      throw new CommandFailedException(
          "Nothing is traded, because a file in "
              + home.data()
              + " cannot be read or written ("
              + e
              + "). Check that the folder may be written and that the disk has space, then start"
              + " again; nothing is lost.",
          e);
    }
  }

  private int refused(StartRefusedException e) {
    LOG.warn("event=start_refused why={} reason=\"{}\"", e.why(), e.getMessage());
    console.err().println(e.getMessage());
    return switch (e.why()) {
      case KILLED -> ExitCode.DONE;
      case HARD_STOPPED -> ExitCode.HARD_STOP;
      case ALREADY_RUNNING -> ExitCode.ALREADY_RUNNING;
      case FAILED -> ExitCode.FAILED;
    };
  }

  private void checkUsage() {
    try {
      period.check();
    } catch (IllegalArgumentException e) {
      throw wrongUsage(e.getMessage());
    }
    if (interval < SHORTEST_INTERVAL || interval > LONGEST_INTERVAL) {
      throw wrongUsage(
          "--interval is "
              + interval
              + "; it must be "
              + SHORTEST_INTERVAL
              + " to "
              + LONGEST_INTERVAL
              + " seconds.");
    }
    if (slippage != null && (slippage.signum() < 0 || slippage.compareTo(BigDecimal.TEN) > 0)) {
      throw wrongUsage("--slippage is " + slippage + "; it must be 0 to 10 %.");
    }
    if (replaySpeed != null && !(replaySpeed > 0)) {
      throw wrongUsage("--replay-speed is " + replaySpeed + "; it must be above 0.");
    }
    if (replay == null && (replaySpeed != null || period.isGiven())) {
      throw wrongUsage("--days, --from, --to and --replay-speed need --replay DIR.");
    }
    if (replay != null && once) {
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
    startup(2, "configuration checked, hash " + config.hash());
    WholeFiles files = HomeParts.files(console);
    KillSwitch killSwitch = HomeParts.killSwitch(home, console, Optional.of(config));
    AuditLog audit = HomeParts.audit(home, console);
    BacktestInput input = replay == null ? null : candles(replay, plan);
    startup(3, replay == null ? "prices: " + config.connections().feeds() : "prices: recorded");
    Keys keys = new Keys(home, console);
    StateCipher cipher = StateKey.cipher(keys, config.connections().encryptState());
    startup(4, "paper trading needs no key of the exchange");
    startup(5, "logging to " + home.logs());
    String environment = replay == null ? ENVIRONMENT : ReplaySession.ENVIRONMENT;
    Wanted wanted =
        new Wanted(environment, plan.phase(), plan.coins(), () -> switchEnvironment || yes, false);
    try (OpenHome open =
        OpenHome.open(home, wanted, FileLayer.DISK, files, cipher, killSwitch, audit)) {
      startup(6, "portfolio " + open.remembered().map(s -> "of " + s.lastStep()).orElse("new"));
      startup(7, "limits of " + plan.phase() + " in force");
      startup(8, "no kill switch");
      noteConfig(home, files, audit);
      RunLog runs = new RunLog(home, FileLayer.DISK, console.clock());
      RunStart start =
          () ->
              runs.begin(environment, plan.phase(), Version.current(), config.hash(), feed(config));
      startup(9, summary(environment, plan, settings));
      console.out().println(summary(environment, plan, settings));
      console.out().flush();
      startup(10, "trading begins");
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
        new LiveRun.Terms(
            config,
            plan,
            ENVIRONMENT,
            new SimulatedTrading(Paper.exchange(config, slippage)),
            Duration.ofSeconds(interval),
            keys,
            stop::isAsked);
    try (LiveRun run = new LiveRun(console, open, killSwitch, files, terms)) {
      start.note();
      return run.run(once);
    }
  }

  private static void startup(int step, String what) {
    LOG.info("event=startup step={}/10 {}", step, what);
  }

  private void noteConfig(Home home, WholeFiles files, AuditLog audit) throws IOException {
    ConfigSeen seen = new ConfigSeen(home, files);
    List<String> names = ConfigSchema.fileNames();
    for (ConfigSeen.Change change : seen.changes(names)) {
      audit.byPerson(
          Action.CONFIG_CHANGE,
          change.file() + ": " + change.key(),
          change.oldValue(),
          change.newValue());
    }
    seen.remember(names);
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
