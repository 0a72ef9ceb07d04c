package io.cryptobot.visualize;

import io.cryptobot.backtest.Drawdown.Begin;
import io.cryptobot.backtest.EquityCurve;
import io.cryptobot.engine.Trade;
import io.cryptobot.home.Home;
import io.cryptobot.home.RunHistory;
import io.cryptobot.journal.LogParts;
import io.cryptobot.journal.SnapshotLogFormat;
import io.cryptobot.journal.TradeLogFormat;
import io.cryptobot.journal.TradeLogReader;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads back what an environment traded, from {@code trade_log.csv} and {@code snapshot_log.csv}.
 */
public final class LoggedHistory {
  private static final String SNAPSHOTS = "snapshot_log.csv";

  /** Rows are rounded to the cent; a new portfolio begins with something else. */
  private static final double SAME_CAPITAL = 0.05;

  /** Times that go back this far are another replay's; the one before no longer counts. */
  private static final long ANOTHER_REPLAY_SECONDS = 86_400;

  private static final int POINTS = 1024;

  private final String environment;
  private final RunHistory.Rows tradeRows;
  private final RunHistory.Rows snapshotRows;
  private final TradeLogReader reader = new TradeLogReader();
  private final List<Trade> trades = new ArrayList<>();
  private EquityCurve equity = new EquityCurve(POINTS);
  private final List<Begin> begins = new ArrayList<>();

  private LoggedHistory(String environment, RunHistory runs, String otherwise) {
    this.environment = environment;
    this.tradeRows = runs.rows(otherwise);
    this.snapshotRows = runs.rows(otherwise);
  }

  /**
   * What was read.
   *
   * @param leftOut how many rows could not be read
   */
  public record Read(TradingHistory history, int leftOut) {}

  /**
   * Reads both logs with their rolled parts.
   *
   * @param environment whose rows are wanted
   * @param otherwise the environment of rows from before runs were noted
   * @throws IOException if a file cannot be read
   */
  public static Read read(Home home, String environment, String otherwise) throws IOException {
    LoggedHistory logged = new LoggedHistory(environment, RunHistory.read(home), otherwise);
    int leftOut =
        LogParts.read(home.data(), TradeLogReader.FILE, TradeLogFormat.COLUMNS, logged::addTrade);
    leftOut +=
        LogParts.read(home.data(), SNAPSHOTS, SnapshotLogFormat.COLUMNS, logged::addSnapshot);
    return new Read(
        TradingHistory.of(environment, false, logged.equity, logged.begins, logged.trades),
        leftOut);
  }

  private void addTrade(List<String> row) {
    Instant time = TradeLogReader.time(row.get(0));
    if (!tradeRows.environmentOf(time).equals(environment)) {
      return;
    }
    Trade trade = reader.trade(row);
    if (!trades.isEmpty()
        && isAnotherReplay(trade.second(), trades.get(trades.size() - 1).second())) {
      trades.clear();
    }
    trades.add(trade);
  }

  private void addSnapshot(List<String> row) {
    Instant time = TradeLogReader.time(row.get(0));
    if (!snapshotRows.environmentOf(time).equals(environment)) {
      return;
    }
    double conservative = number(row, "conservative_value");
    double aggressive = number(row, "aggressive_value");
    double capital =
        conservative + aggressive - number(row, "pnl_conservative") - number(row, "pnl_aggressive");
    long second = time.getEpochSecond();
    long last = equity.size() == 0 ? Long.MIN_VALUE : equity.second(equity.size() - 1);
    if (equity.size() > 0 && isAnotherReplay(second, last)) {
      equity = new EquityCurve(POINTS);
      begins.clear();
    } else if (second < last) {
      return;
    }
    if (isNewPortfolio(capital)) {
      begins.add(new Begin(equity.size(), capital));
    }
    equity.add(second, conservative, aggressive);
  }

  private static boolean isAnotherReplay(long second, long last) {
    return second < last - ANOTHER_REPLAY_SECONDS;
  }

  private boolean isNewPortfolio(double capital) {
    return begins.isEmpty()
        || Math.abs(begins.get(begins.size() - 1).capital() - capital) > SAME_CAPITAL;
  }

  private static double number(List<String> row, String column) {
    return Double.parseDouble(row.get(SnapshotLogFormat.COLUMNS.indexOf(column)));
  }
}
