package io.cryptobot.visualize;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.cryptobot.backtest.BacktestFiles;
import io.cryptobot.backtest.CandleOrigin;
import io.cryptobot.backtest.Drawdown.Begin;
import io.cryptobot.backtest.EquityCurve;
import io.cryptobot.backtest.MeasuredRun;
import io.cryptobot.engine.Trade;
import io.cryptobot.journal.LogParts;
import io.cryptobot.journal.TradeLogFormat;
import io.cryptobot.journal.TradeLogReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the last backtest traded: as it has just run, or read back from the files it left. */
public final class BacktestHistory {
  public static final String ENVIRONMENT = "backtest";

  private static final int CONSERVATIVE = 1;
  private static final int AGGRESSIVE = 2;

  private BacktestHistory() {}

  public static TradingHistory of(MeasuredRun run) {
    return TradingHistory.of(
        ENVIRONMENT,
        run.info().origin().isMadeUp(),
        run.result().equity(),
        List.of(new Begin(0, run.result().capital().doubleValue())),
        run.result().trades());
  }

  /**
   * Reads {@code backtest_equity.csv}, {@code backtest_trades.csv} and the last row of {@code
   * backtest_results.csv}; what is missing counts as empty.
   *
   * @throws IOException if a file cannot be read
   */
  public static LoggedHistory.Read read(Path data) throws IOException {
    EquityCurve equity = new EquityCurve(1024);
    List<Trade> trades = new ArrayList<>();
    TradeLogReader reader = new TradeLogReader();
    int leftOut =
        LogParts.readFile(
            data.resolve(BacktestFiles.TRADES),
            TradeLogFormat.COLUMNS,
            row -> trades.add(reader.trade(row)));
    leftOut +=
        LogParts.readFile(
            data.resolve(BacktestFiles.EQUITY),
            BacktestFiles.EQUITY_COLUMNS,
            row ->
                equity.add(
                    TradeLogReader.time(row.get(0)).getEpochSecond(),
                    Double.parseDouble(row.get(CONSERVATIVE)),
                    Double.parseDouble(row.get(AGGRESSIVE))));
    Optional<NamedCsvRecord> result = lastResult(data.resolve(BacktestFiles.RESULTS));
    boolean isMadeUp =
        result
            .flatMap(row -> row.findField("source"))
            .filter(CandleOrigin.SAMPLE.label()::equals)
            .isPresent();
    List<Begin> begins =
        equity.size() == 0 ? List.of() : List.of(new Begin(0, capital(result, equity)));
    return new LoggedHistory.Read(
        TradingHistory.of(ENVIRONMENT, isMadeUp, equity, begins, trades), leftOut);
  }

  /** What the run began with; of results of another form the first point tells it, near enough. */
  private static double capital(Optional<NamedCsvRecord> result, EquityCurve equity) {
    return result
        .flatMap(row -> row.findField("capital"))
        .map(Double::parseDouble)
        .orElse(equity.total(0));
  }

  private static Optional<NamedCsvRecord> lastResult(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    NamedCsvRecord last = null;
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (NamedCsvRecord row : rows) {
        last = row;
      }
    }
    return Optional.ofNullable(last);
  }
}
