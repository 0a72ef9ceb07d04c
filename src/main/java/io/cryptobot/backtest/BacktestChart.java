package io.cryptobot.backtest;

import io.cryptobot.backtest.BacktestResult.HardStop;
import io.cryptobot.chart.Curve;
import io.cryptobot.chart.EquityChart;
import io.cryptobot.chart.EquityPicture;
import io.cryptobot.chart.EquityPicture.Mark;
import io.cryptobot.engine.Trade;
import io.cryptobot.journal.OutputFiles;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The equity chart of a run: {@code charts/backtest_equity.png} in the data folder. */
public final class BacktestChart {
  private BacktestChart() {}

  /**
   * Draws the chart and writes it.
   *
   * @return the file
   * @throws io.cryptobot.chart.ChartUnavailableException if this Java runtime cannot draw
   * @throws io.cryptobot.journal.FileNotWrittenException if the file cannot be written
   */
  public static Path write(MeasuredRun run, Path dataFolder, OutputFiles files) {
    Path file = dataFolder.resolve("charts").resolve("backtest_equity.png");
    files.write(file, EquityChart.png(picture(run)));
    return file;
  }

  private static EquityPicture picture(MeasuredRun run) {
    EquityCurve equity = run.result().equity();
    double capital = run.result().capital().doubleValue();
    long[] seconds = IntStream.range(0, equity.size()).mapToLong(equity::second).toArray();
    return new EquityPicture(
        title(run),
        subtitle(run.metrics()),
        run.info().origin().isMadeUp()
            ? Optional.of("SAMPLE DATA: THE PRICES ARE MADE UP")
            : Optional.empty(),
        new Curve("This bot", seconds, equity.totals()),
        bitcoin(run, seconds),
        sleeves(equity, seconds),
        new Curve("Drawdown", seconds, Drawdown.curve(equity, capital)),
        capital,
        mark(run));
  }

  private static String title(MeasuredRun run) {
    return "Backtest "
        + Texts.day(run.input().from())
        + " to "
        + Texts.day(run.input().to())
        + ": "
        + Texts.money(run.result().capital())
        + " became "
        + Texts.money(run.result().finalEquity())
        + " ("
        + Texts.signedPercent(run.metrics().returns().totalReturnPct())
        + ")";
  }

  private static String subtitle(BacktestMetrics metrics) {
    Figure held = metrics.benchmarks().bitcoinPct();
    return (held.isDefined()
            ? "Bitcoin bought and held: " + Texts.signedPercent(held.value()) + ".  "
            : "")
        + "Deepest fall: "
        + Texts.percent(metrics.returns().drawdown().pct())
        + ".  Closed trades: "
        + Texts.count(metrics.trades().closed())
        + ".  Fees: "
        + Texts.money(metrics.costs().fees());
  }

  private static List<Curve> bitcoin(MeasuredRun run, long[] seconds) {
    return Benchmarks.bitcoin(run.input())
        .map(
            bitcoin ->
                Benchmarks.heldValues(
                    bitcoin,
                    run.input(),
                    run.options().feeRate(),
                    run.result().capital().doubleValue()))
        .map(values -> List.of(new Curve("Bitcoin bought and held", seconds, values)))
        .orElse(List.of());
  }

  private static List<Curve> sleeves(EquityCurve equity, long[] seconds) {
    double[] conservative = new double[seconds.length];
    double[] aggressive = new double[seconds.length];
    Arrays.setAll(conservative, equity::conservative);
    Arrays.setAll(aggressive, equity::aggressive);
    return List.of(
        new Curve("Conservative strategy", seconds, conservative),
        new Curve("Aggressive strategy", seconds, aggressive));
  }

  private static Optional<Mark> mark(MeasuredRun run) {
    Optional<Mark> stop =
        run.result()
            .hardStop()
            .map(HardStop::time)
            .map(time -> new Mark(time.getEpochSecond(), "stopped by the total loss limit"));
    return stop.or(() -> lossBudgetSpent(run));
  }

  private static Optional<Mark> lossBudgetSpent(MeasuredRun run) {
    List<Trade> trades = run.result().trades();
    return run.isLossBudgetSpent() && !trades.isEmpty()
        ? Optional.of(
            new Mark(trades.get(trades.size() - 1).second(), "loss budget spent: last trade"))
        : Optional.empty();
  }
}
