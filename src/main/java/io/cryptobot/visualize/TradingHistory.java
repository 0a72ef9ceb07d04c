package io.cryptobot.visualize;

import io.cryptobot.backtest.Drawdown.Begin;
import io.cryptobot.backtest.EquityCurve;
import io.cryptobot.backtest.RoundTrips;
import io.cryptobot.engine.Trade;
import java.math.BigDecimal;
import java.util.List;

/**
 * What was traded, and what the account was worth meanwhile.
 *
 * @param environment paper, live, ... or backtest
 * @param isMadeUp whether the prices are
 * @param equity may be empty
 * @param begins where in {@code equity} each portfolio begins, and with what; empty only if it is
 * @param trades every fill, in order
 * @param trips the trades, paired
 */
public record TradingHistory(
    String environment,
    boolean isMadeUp,
    EquityCurve equity,
    List<Begin> begins,
    List<Trade> trades,
    RoundTrips trips) {

  static TradingHistory of(
      String environment,
      boolean isMadeUp,
      EquityCurve equity,
      List<Begin> begins,
      List<Trade> trades) {
    return new TradingHistory(
        environment,
        isMadeUp,
        equity,
        List.copyOf(begins),
        List.copyOf(trades),
        RoundTrips.ofLog(trades));
  }

  /** With what the last portfolio began, in US dollars. */
  double capital() {
    return begins.get(begins.size() - 1).capital();
  }

  BigDecimal fees() {
    return trades.stream()
        .map(trade -> trade.fill().fee())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
