package io.cryptobot.cli;

import io.cryptobot.backtest.BacktestDataException;
import io.cryptobot.feed.CandleDataException;
import io.cryptobot.feed.FeedException;
import io.cryptobot.home.Home;
import io.cryptobot.journal.FileNotWrittenException;
import io.cryptobot.optimize.SweepRefusedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --optimize}: what the trade log says; with {@code --sweep} a search by backtests. */
@Command(
    name = "--optimize",
    description = "Analyse the trade log, or search for better parameters.")
final class OptimizeCommand implements Callable<Integer> {
  private static final int DEFAULT_DAYS = 365;

  private final Console console;

  @Spec private CommandSpec spec;

  @Mixin private GlobalOptions global;

  @Option(names = "--sweep", description = "Search the ranges of config/sweep.json by backtests.")
  private boolean sweep;

  @Option(
      names = "--apply",
      paramLabel = "FILE",
      description = "Copy the values of FILE, such as data/optimized_params.json, into config.")
  private @Nullable Path apply;

  @Option(names = "--yes", description = "With --apply: do not ask.")
  private boolean yes;

  @Option(
      names = "--environment",
      paramLabel = "E",
      description =
          "Analyse the trades of paper, sandbox, live or another; that of the current portfolio by"
              + " default.")
  private @Nullable String environment;

  @Mixin private SweepOptions options;

  @Mixin private BacktestPeriodOptions period = new BacktestPeriodOptions(DEFAULT_DAYS);

  @Mixin private SimulationOptions simulation;

  @Option(names = "--json", description = "Print the result as JSON, for programs.")
  private boolean json;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields in
  OptimizeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    checkUsage();
    Home home = new Home(global.home(console));
    BotLog.openIn(home.root());
    try {
      return run(home);
    } catch (CandleDataException
        | FeedException
        | BacktestDataException
        | SweepRefusedException
        | FileNotWrittenException e) {
      throw new CommandFailedException(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new CommandFailedException(
          "A file in "
              + home.data()
              + " cannot be read or written ("
              + e
              + "). Close the program that has it open, see that the disk has room, and try again.",
          e);
    }
  }

  private void checkUsage() {
    if (sweep && apply != null) {
      throw wrongUsage("--sweep and --apply are two things; do one after the other.");
    }
    if (sweep && environment != null) {
      throw wrongUsage("--environment is about the trade log, which --sweep does not read.");
    }
    if (!sweep && options.isGiven()) {
      throw wrongUsage(
          "--samples, --train, --test, --threads and --continue are about a search; add --sweep.");
    }
    try {
      options.check();
      period.check();
      simulation.check();
    } catch (IllegalArgumentException e) {
      throw wrongUsage(String.valueOf(e.getMessage()));
    }
  }

  private ParameterException wrongUsage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private int run(Home home) throws IOException {
    if (apply != null) {
      return new ApplyRun(console, home, !yes).run(apply);
    }
    if (!sweep) {
      return new AnalysisRun(console, home, environment, simulation.csv()).run(json);
    }
    try (StopSignal stop = new StopSignal()) {
      int code = new SweepRun(console, home, simulation, period, options, stop::isAsked).run(json);
      stop.finish(code);
      return code;
    }
  }
}
