package io.cryptobot.visualize;

import static io.cryptobot.visualize.LogsHome.snapshot;
import static io.cryptobot.visualize.LogsHome.trade;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cryptobot.engine.Trade;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoggedHistoryTest {
  private static final String PAPER_RUN =
      "{\"event\":\"start\",\"time\":\"2026-01-01T00:00:00Z\",\"environment\":\"paper\"}";
  private static final String PAPER_END =
      "{\"event\":\"end\",\"time\":\"2026-01-31T00:00:00Z\",\"environment\":\"paper\"}";
  private static final String LIVE_RUN =
      "{\"event\":\"start\",\"time\":\"2026-02-01T00:00:00Z\",\"environment\":\"live\"}";

  @TempDir private Path root;

  private LoggedHistory.Read read(LogsHome logs, String environment) throws IOException {
    return LoggedHistory.read(logs.home(), environment, environment);
  }

  @Test
  void rolledPartsAreReadOldestFirst() throws IOException {
    LogsHome logs =
        new LogsHome(root)
            .trades("trade_log.1.csv", trade("2026-01-02T00:00:00Z", "BTC-USD", "BUY", "1", "0"))
            .trades("trade_log.2.csv", trade("2026-01-03T00:00:00Z", "BTC-USD", "SELL", "1", "2"))
            .trades("trade_log.csv", trade("2026-01-04T00:00:00Z", "SOL-USD", "BUY", "1", "0"))
            .snapshots("snapshot_log.1.csv", snapshot("2026-01-02T00:00:00Z", 700, 300))
            .snapshots("snapshot_log.csv", snapshot("2026-01-03T00:00:00Z", 690, 310));
    TradingHistory history = read(logs, "paper").history();
    assertEquals(3, history.trades().size());
    assertEquals(1, history.trips().closed().size());
    assertEquals(2, history.equity().size());
    assertEquals(1000, history.capital(), 1e-9);
  }

  @Test
  void aTradeIsReadAsItWasWritten() throws IOException {
    LogsHome logs =
        new LogsHome(root)
            .trades(
                "trade_log.csv",
                trade("2026-01-02T00:00:00Z", "SOL-USD", "BUY", "2", "0"),
                trade("2026-01-02T05:00:00Z", "SOL-USD", "SELL", "2", "-1.5"));
    Trade sale = read(logs, "paper").history().trades().get(1);
    assertEquals("aggressive", sale.sleeve().label());
    assertEquals(new BigDecimal("-1.5"), sale.profitOrLoss());
    assertEquals(0.1, sale.slippagePercent(), 1e-9);
    assertEquals(new BigDecimal("0.25"), sale.fill().fee());
    assertEquals(sale.second() - 5 * 3600, sale.openedSecond());
  }

  @Test
  void onlyRowsOfTheEnvironmentCount() throws IOException {
    LogsHome logs =
        new LogsHome(root)
            .runs(PAPER_RUN, PAPER_END, LIVE_RUN)
            .trades(
                "trade_log.csv",
                trade("2026-01-02T00:00:00Z", "BTC-USD", "BUY", "1", "0"),
                trade("2026-02-02T00:00:00Z", "ETH-USD", "BUY", "1", "0"))
            .snapshots(
                "snapshot_log.csv",
                snapshot("2026-01-02T00:00:00Z", 700, 300),
                snapshot("2026-02-02T00:00:00Z", 710, 300),
                snapshot("2026-02-03T00:00:00Z", 720, 300));
    assertEquals(1, read(logs, "paper").history().equity().size());
    TradingHistory live = read(logs, "live").history();
    assertEquals(2, live.equity().size());
    assertEquals(List.of("ETH-USD"), live.trades().stream().map(t -> t.coin().product()).toList());
    assertEquals(0, read(logs, "sandbox").history().trades().size());
  }

  @Test
  void aPortfolioWithOtherCapitalBeginsAnew() throws IOException {
    LogsHome logs =
        new LogsHome(root)
            .snapshots(
                "snapshot_log.csv",
                snapshot("2026-01-02T00:00:00Z", 700, 300),
                "2026-01-03T00:00:00Z,7.00,3.00,10.00,30.00,0.00,0.00,74,");
    TradingHistory history = read(logs, "paper").history();
    assertEquals(2, history.begins().size());
    assertEquals(10, history.capital(), 1e-9);
  }

  @Test
  void rowsThatCannotBeReadAreCountedAndLeftOut() throws IOException {
    LogsHome logs =
        new LogsHome(root)
            .trades(
                "trade_log.csv",
                trade("2026-01-02T00:00:00Z", "BTC-USD", "BUY", "1", "0"),
                trade("yesterday", "BTC-USD", "SELL", "1", "0"));
    Files.writeString(
        logs.home().data("trade_log.csv"), "2026-01-05T00:00:00Z,cons", StandardOpenOption.APPEND);
    LoggedHistory.Read read = read(logs, "paper");
    assertEquals(1, read.history().trades().size());
    assertEquals(2, read.leftOut());
  }
}
