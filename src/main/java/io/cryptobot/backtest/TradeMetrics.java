package io.cryptobot.backtest;

import io.cryptobot.portfolio.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the trades say. All figures are of closed trades, after the fees of buy and sale; a trade
 * that ends at exactly zero is neither a win nor a loss, and counts.
 *
 * @param fills every buy and every sale
 * @param closed trades that were bought and sold
 * @param wins those with a profit
 * @param losses those with a loss
 * @param winRatePct wins ÷ closed trades
 * @param grossProfit sum of the wins, in US dollars
 * @param grossLoss sum of the losses, in US dollars, zero or more
 * @param profitFactor gross profit ÷ gross loss
 * @param averageWin in US dollars
 * @param averageLoss in US dollars, below zero
 * @param expectancy mean result of a closed trade, in US dollars
 * @param longestLosingRun most losses in a row, by the time of the sale
 * @param averageHolding mean time from buy to sale, empty without a closed trade
 */
public record TradeMetrics(
    int fills,
    int closed,
    int wins,
    int losses,
    Figure winRatePct,
    BigDecimal grossProfit,
    BigDecimal grossLoss,
    Figure profitFactor,
    Figure averageWin,
    Figure averageLoss,
    Figure expectancy,
    int longestLosingRun,
    Optional<Duration> averageHolding) {

  private static final double PERCENT = 100;
  private static final String NO_CLOSED_TRADE = "no closed trade";

  static TradeMetrics of(int fills, List<RoundTrip> closed) {
    BigDecimal won = sum(closed.stream().filter(RoundTrip::isWin).toList());
    BigDecimal lost = sum(closed.stream().filter(RoundTrip::isLoss).toList());
    int wins = (int) closed.stream().filter(RoundTrip::isWin).count();
    int losses = (int) closed.stream().filter(RoundTrip::isLoss).count();
    int all = closed.size();
    return new TradeMetrics(
        fills,
        all,
        wins,
        losses,
        average(wins * PERCENT, all, NO_CLOSED_TRADE),
        won,
        lost.negate(),
        profitFactor(won, lost.negate(), all),
        average(won.doubleValue(), wins, all == 0 ? NO_CLOSED_TRADE : "no winning trade"),
        average(lost.doubleValue(), losses, all == 0 ? NO_CLOSED_TRADE : "no losing trade"),
        average(won.add(lost).doubleValue(), all, NO_CLOSED_TRADE),
        longestLosingRun(closed),
        averageHolding(closed));
  }

  /** Sum of all results, in US dollars. */
  public BigDecimal realized() {
    return grossProfit.subtract(grossLoss);
  }

  private static Figure profitFactor(BigDecimal profit, BigDecimal loss, int all) {
    return profitFactor(profit.doubleValue(), loss.doubleValue(), all);
  }

  static Figure profitFactor(double profit, double loss, int all) {
    return loss == 0
        ? Figure.undefined(all == 0 ? NO_CLOSED_TRADE : "no losing trade")
        : Figure.of(profit / loss);
  }

  private static Figure average(double sum, int count, String whyNone) {
    return count == 0 ? Figure.undefined(whyNone) : Figure.of(sum / count);
  }

  private static BigDecimal sum(List<RoundTrip> trips) {
    return trips.stream().map(RoundTrip::profitOrLoss).reduce(Money.ZERO, BigDecimal::add);
  }

  private static int longestLosingRun(List<RoundTrip> closed) {
    int longest = 0;
    int run = 0;
    for (RoundTrip trip : closed) {
      run = trip.isLoss() ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  private static Optional<Duration> averageHolding(List<RoundTrip> closed) {
    return closed.stream()
        .map(RoundTrip::held)
        .reduce(Duration::plus)
        .map(sum -> sum.dividedBy(closed.size()));
  }
}
