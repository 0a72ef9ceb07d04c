package io.cryptobot.backtest;

import io.cryptobot.portfolio.Money;
import java.math.BigDecimal;
import java.util.List;

/**
 * Closed trades that have something in common.
 *
 * @param name what: a coin, a strategy, a reason, a month ({@code 2024-01})
 * @param trades how many
 * @param wins how many of them with a profit
 * @param profitOrLoss sum of their results after fees, in US dollars
 * @param fees sum of their fees, in US dollars
 */
public record TradeGroup(
    String name, int trades, int wins, BigDecimal profitOrLoss, BigDecimal fees) {
  private static final double PERCENT = 100;

  /** These trades under a name; at least one. */
  public static TradeGroup of(String name, List<RoundTrip> trips) {
    return new TradeGroup(
        name,
        trips.size(),
        (int) trips.stream().filter(RoundTrip::isWin).count(),
        trips.stream().map(RoundTrip::profitOrLoss).reduce(Money.ZERO, BigDecimal::add),
        trips.stream().map(RoundTrip::fees).reduce(Money.ZERO, BigDecimal::add));
  }

  public double winRatePct() {
    return wins * PERCENT / trades;
  }
}
