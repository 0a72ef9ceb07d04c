package io.cryptobot.cli;

import io.cryptobot.backtest.BacktestChart;
import io.cryptobot.backtest.BacktestDataException;
import io.cryptobot.backtest.BacktestFiles;
import io.cryptobot.backtest.BacktestInput;
import io.cryptobot.backtest.BacktestJson;
import io.cryptobot.backtest.BacktestStudy;
import io.cryptobot.backtest.LookaheadCheck;
import io.cryptobot.backtest.MeasuredRun;
import io.cryptobot.backtest.RunInfo;
import io.cryptobot.backtest.report.BacktestReport;
import io.cryptobot.chart.ChartUnavailableException;
import io.cryptobot.chart.ChartWarmUp;
import io.cryptobot.config.BotConfig;
import io.cryptobot.engine.TradingPlan;
import io.cryptobot.feed.CandleDataException;
import io.cryptobot.feed.FeedException;
import io.cryptobot.journal.FileNotWrittenException;
import io.cryptobot.journal.OutputFiles;
import io.cryptobot.visualize.BacktestHistory;
import io.cryptobot.visualize.Charts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --backtest}: candles in, report, files and picture out. */
@Command(
    name = "--backtest",
    description = "Run both strategies over past candles and judge what came of it.")
final class BacktestCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;

  @Mixin private GlobalOptions global;

  @Mixin private BacktestPeriodOptions period;

  @Mixin private SimulationOptions simulation;

  @Option(
      names = "--visualize",
      description = "Draw all six charts, and show the first when it is drawn.")
  private boolean visualize;

  @Option(
      names = "--check-lookahead",
      description = "Run again on 20 histories that end earlier; fail if any signal changes.")
  private boolean checkLookahead;

  @Option(names = "--json", description = "Print the result as JSON, for programs.")
  private boolean json;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields in
  BacktestCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    checkUsage();
    Path home = global.home(console);
    BotLog.openIn(home);
    ExecutorService workers = Executors.newFixedThreadPool(2, BacktestCommand::daemon);
    try {
      CompletableFuture<Void> chartReady = CompletableFuture.runAsync(new ChartWarmUp(), workers);
      return run(home, workers, chartReady);
    } catch (CandleDataException
        | FeedException
        | BacktestDataException
        | FileNotWrittenException e) {
      throw new CommandFailedException(String.valueOf(e.getMessage()), e);
    } finally {
      workers.shutdownNow();
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "backtest-worker");
    thread.setDaemon(true);
    return thread;
  }

  private void checkUsage() {
    try {
      period.check();
      simulation.check();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }

  private int run(Path home, ExecutorService workers, CompletableFuture<Void> chartReady)
      throws IOException {
    BotConfig config = Configuration.loadOrBegin(home, console);
    TradingPlan plan = simulation.plan(config);
    BacktestCandles candles = simulation.candles(home, config, console);
    BacktestInput input = candles.load(plan, period::period);
    RunInfo info =
        new RunInfo(console.clock().instant(), Version.current(), config.hash(), candles.origin());
    MeasuredRun run = MeasuredRun.of(info, plan, input, simulation.options(config));

    Path data = home.resolve("data");
    OutputFiles output = new OutputFiles(HomeParts.files(console));
    CompletableFuture<List<Path>> charts =
        chartReady.thenApplyAsync(ready -> charts(run, config, data, output), workers);
    BacktestStudy study = BacktestStudy.of(run, workers);
    List<Path> files = new ArrayList<>(new BacktestFiles(data, output).write(study));
    List<Path> pictures = finished(charts);
    files.addAll(pictures);
    Optional<LookaheadCheck> lookahead =
        checkLookahead
            ? Optional.of(LookaheadCheck.of(plan, input, simulation.options(config)))
            : Optional.empty();
    print(study, files, lookahead);
    if (visualize && !pictures.isEmpty()) {
      show(pictures.get(0));
    }
    boolean isClean = lookahead.map(check -> check.findings().isEmpty()).orElse(true);
    return isClean ? ExitCode.DONE : ExitCode.FAILED;
  }

  /** The equity chart, and the other five where a person wants to see them. */
  private List<Path> charts(MeasuredRun run, BotConfig config, Path data, OutputFiles output) {
    List<Path> files = new ArrayList<>(List.of(BacktestChart.write(run, data, output)));
    if (visualize) {
      Charts all = new Charts(BacktestHistory.of(run), VisualizeCommand.levels(config));
      files.addAll(all.write(data.resolve("charts"), output, List.of(Charts.EQUITY)));
    }
    return files;
  }

  /** The charts' files; where this Java cannot draw, that is said and all else goes on. */
  private List<Path> finished(CompletableFuture<List<Path>> charts) {
    try {
      return charts.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof ChartUnavailableException unavailable) {
        console.err().println(unavailable.getMessage());
        return List.of();
      }
      if (e.getCause() instanceof FileNotWrittenException blocked) {
        throw blocked;
      }
      throw e;
    }
  }

  private void print(BacktestStudy study, List<Path> files, Optional<LookaheadCheck> lookahead)
      throws IOException {
    if (json) {
      BacktestJson.write(study, files, lookahead, console.out());
    } else {
      BacktestReport.write(study, files, lookahead, console.out());
    }
    console.out().flush();
  }

  private void show(Path picture) {
    if (!Desktop.open(picture)) {
      console.err().println("The chart cannot be shown from here; open it yourself: " + picture);
    }
  }
}
