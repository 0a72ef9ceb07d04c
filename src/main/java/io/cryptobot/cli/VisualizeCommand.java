package io.cryptobot.cli;

import io.cryptobot.chart.AllocationChart.Level;
import io.cryptobot.chart.ChartUnavailableException;
import io.cryptobot.config.AllocationSettings;
import io.cryptobot.config.BotConfig;
import io.cryptobot.config.ConfigException;
import io.cryptobot.config.ConfigLoader;
import io.cryptobot.home.Home;
import io.cryptobot.journal.FileNotWrittenException;
import io.cryptobot.journal.OutputFiles;
import io.cryptobot.session.OpenHome;
import io.cryptobot.session.ReplaySession;
import io.cryptobot.session.StartRefusedException;
import io.cryptobot.state.BotState;
import io.cryptobot.visualize.BacktestHistory;
import io.cryptobot.visualize.Charts;
import io.cryptobot.visualize.LoggedHistory;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --visualize}: six charts of what was traded, from the logs or the last backtest. */
@Command(name = "--visualize", description = "Draw charts of what was traded.")
final class VisualizeCommand implements Callable<Integer> {
  private static final BigDecimal PERCENT = BigDecimal.valueOf(100);
  private static final List<String> ENVIRONMENTS =
      List.of(
          PaperCommand.ENVIRONMENT,
          ReplaySession.ENVIRONMENT,
          AccountSource.SANDBOX,
          AccountSource.SANDBOX_LOCAL,
          AccountSource.DRY_RUN,
          AccountSource.LIVE,
          BacktestHistory.ENVIRONMENT);

  private final Console console;

  @Spec private CommandSpec spec;

  @Mixin private GlobalOptions global;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write the pictures to this folder; data/charts in the home by default.")
  private @Nullable Path out;

  @Option(
      names = "--environment",
      paramLabel = "E",
      description =
          "Whose trades: paper, replay, sandbox, sandbox_local, dry_run, live, or backtest for the"
              + " last backtest; that of the current portfolio by default.")
  private @Nullable String environment;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields in
  VisualizeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (environment != null && !ENVIRONMENTS.contains(environment)) {
      throw new ParameterException(
          spec.commandLine(),
          "--environment is "
              + environment
              + "; it must be one of "
              + String.join(", ", ENVIRONMENTS)
              + ".");
    }
    Home home = new Home(global.home(console));
    try {
      return draw(home);
    } catch (ChartUnavailableException | FileNotWrittenException | StartRefusedException e) {
      throw new CommandFailedException(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new CommandFailedException(
          "No chart was drawn: a log in "
              + home.data()
              + " cannot be read ("
              + e.getMessage()
              + "). Close the program that has it open, or mend the file, and try again.",
          e);
    }
  }

  private int draw(Home home) throws IOException {
    LoggedHistory.Read read = read(home);
    if (read.leftOut() > 0) {
      console
          .err()
          .println(
              read.leftOut()
                  + " rows of the files in "
                  + home.data()
                  + " cannot be read and are left out.");
    }
    Path folder =
        out == null ? home.data().resolve("charts") : console.workingFolder().resolve(out);
    Charts charts = new Charts(read.history(), levels(home));
    charts
        .write(folder, new OutputFiles(HomeParts.files(console)))
        .forEach(file -> console.out().println(file));
    console.out().flush();
    return ExitCode.DONE;
  }

  private LoggedHistory.Read read(Home home) throws IOException {
    if (BacktestHistory.ENVIRONMENT.equals(environment)) {
      return BacktestHistory.read(home.data());
    }
    String wanted = environment == null ? current(home) : environment;
    return LoggedHistory.read(home, wanted, wanted);
  }

  /** The environment of the portfolio that the home has; before there is one, paper trading. */
  private String current(Home home) {
    return OpenHome.look(
            home, HomeParts.files(console), StateKey.cipher(new Keys(home, console), false))
        .map(BotState::environment)
        .orElse(PaperCommand.ENVIRONMENT);
  }

  private List<Level> levels(Home home) {
    if (!Files.isDirectory(home.config())) {
      return List.of();
    }
    try {
      return levels(ConfigLoader.load(home.config()));
    } catch (ConfigException e) {
      console
          .err()
          .println(
              "The configuration cannot be used, so the allocation chart does not show its"
                  + " targets; --health tells what is wrong.");
      return List.of();
    }
  }

  /** What the configured rules want of the allocation. */
  static List<Level> levels(BotConfig config) {
    AllocationSettings rules = config.allocation();
    BigDecimal cap = BigDecimal.ONE.subtract(rules.aggressiveCapPct());
    return List.of(
        level(
            "Target, " + percent(rules.conservativePct()) + " % conservative",
            rules.conservativePct()),
        level("Cap, at most " + percent(rules.aggressiveCapPct()) + " % aggressive", cap));
  }

  private static Level level(String name, BigDecimal share) {
    return new Level(name, share.multiply(PERCENT).doubleValue());
  }

  private static String percent(BigDecimal share) {
    return share.multiply(PERCENT).stripTrailingZeros().toPlainString();
  }
}
