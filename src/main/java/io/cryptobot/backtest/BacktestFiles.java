package io.cryptobot.backtest;

import io.cryptobot.engine.Trade;
import io.cryptobot.engine.TradingPlan;
import io.cryptobot.journal.CsvHistory;
import io.cryptobot.journal.CsvLines;
import io.cryptobot.journal.CsvText;
import io.cryptobot.journal.OutputFiles;
import io.cryptobot.journal.TradeLogFormat;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes a study to the data folder.
 *
 * <ul>
 *   <li>{@code backtest_results.csv}: a row a run, all earlier ones kept. {@code fee} and {@code
 *       slippage} in percent of the traded value, as on the command line; then the names of {@code
 *       --json}.
 *   <li>{@code backtest_trades.csv}: the trades of this run, as {@link TradeLogFormat}.
 *   <li>{@code backtest_equity.csv}: what the sleeves were worth at every step of this run, in US
 *       dollars:
 *       <pre>
 * timestamp,conservative_value,aggressive_value,total_value
 * 2021-01-22T00:00:00Z,700,299.85,999.85</pre>
 * </ul>
 *
 * <p>Each file is replaced as a whole.
 */
public final class BacktestFiles {
  public static final String RESULTS = "backtest_results.csv";
  public static final String TRADES = "backtest_trades.csv";
  public static final String EQUITY = "backtest_equity.csv";

  private static final List<String> RUN_COLUMNS =
      List.of(
          "run_at",
          "version",
          "config_hash",
          "source",
          "from",
          "to",
          "phase",
          "capital",
          "fee",
          "slippage",
          "ignore_loss_limits");

  private static final List<String> RESULT_COLUMNS =
      Stream.concat(RUN_COLUMNS.stream(), HeadlineFigures.NAMES.stream()).toList();

  /** The header of {@link #EQUITY}. */
  public static final List<String> EQUITY_COLUMNS =
      List.of("timestamp", "conservative_value", "aggressive_value", "total_value");

  private static final BigDecimal PERCENT = BigDecimal.valueOf(100);
  private static final int EQUITY_DECIMALS = 6;

  private final Path dataFolder;
  private final OutputFiles files;

  public BacktestFiles(Path dataFolder, OutputFiles files) {
    this.dataFolder = dataFolder;
    this.files = files;
  }

  /**
   * Writes all three, and makes the folder if it is missing.
   *
   * @return what was written; a results file of another form that was set aside comes last
   * @throws io.cryptobot.journal.FileNotWrittenException if one cannot be written
   */
  public List<Path> write(BacktestStudy study) {
    Path trades = dataFolder.resolve(TRADES);
    Path equity = dataFolder.resolve(EQUITY);
    Path results = dataFolder.resolve(RESULTS);
    files.write(trades, trades(study.run()));
    files.write(equity, equity(study.run().result().equity()));
    List<Path> written = new ArrayList<>(List.of(results, trades, equity));
    new CsvHistory(results, RESULT_COLUMNS, files).append(resultRow(study)).ifPresent(written::add);
    return List.copyOf(written);
  }

  private static String[] resultRow(BacktestStudy study) {
    MeasuredRun run = study.run();
    Stream<String> about =
        Stream.of(
            CsvText.of(run.info().runAt()),
            run.info().version(),
            run.info().configHash(),
            run.info().origin().label(),
            CsvText.of(run.input().from()),
            CsvText.of(run.input().to()),
            run.plan().phase(),
            CsvText.of(run.plan().capital()),
            CsvText.of(run.options().feeRate().multiply(PERCENT)),
            CsvText.of(BigDecimal.valueOf(run.options().slippage()).multiply(PERCENT)),
            CsvText.of(!run.plan().limits().lossLimited()));
    Stream<String> figures = HeadlineFigures.of(study).values().stream().map(BacktestFiles::cell);
    return Stream.concat(about, figures).toArray(String[]::new);
  }

  private static String cell(Object value) {
    if (value instanceof Figure figure) {
      return figure.isDefined()
          ? CsvText.of(HeadlineFigures.rounded(figure.value()))
          : CsvText.MISSING;
    }
    return value instanceof BigDecimal decimal ? CsvText.of(decimal) : String.valueOf(value);
  }

  private static byte[] trades(MeasuredRun run) {
    TradingPlan plan = run.plan();
    CsvLines lines = new CsvLines(TradeLogFormat.COLUMNS).addHeader();
    for (Trade trade : run.result().trades()) {
      String version = plan.strategyVersion(trade.sleeve());
      lines.add(TradeLogFormat.row(trade, version, plan.phase(), 0, CsvText.MISSING));
    }
    return lines.toBytes();
  }

  private static byte[] equity(EquityCurve curve) {
    CsvLines lines = new CsvLines(EQUITY_COLUMNS).addHeader();
    for (int point = 0; point < curve.size(); point++) {
      lines.add(
          CsvText.of(Instant.ofEpochSecond(curve.second(point))),
          CsvText.of(curve.conservative(point), EQUITY_DECIMALS),
          CsvText.of(curve.aggressive(point), EQUITY_DECIMALS),
          CsvText.of(curve.total(point), EQUITY_DECIMALS));
    }
    return lines.toBytes();
  }
}
