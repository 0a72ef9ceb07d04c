package io.cryptobot.backtest;

import java.math.BigDecimal;
import java.util.List;

/**
 * The same run with one thing changed.
 *
 * @param name as in JSON: {@code fee_0.9_pct}
 * @param description for a person
 * @param sameAsRun whether the run itself was already like this
 * @param finalEquity in US dollars
 * @param totalReturnPct of the capital
 * @param maxDrawdownPct deepest fall on every step's equity
 * @param profitFactor of the closed trades
 * @param closedTrades how many
 */
public record Variation(
    String name,
    String description,
    boolean sameAsRun,
    BigDecimal finalEquity,
    double totalReturnPct,
    double maxDrawdownPct,
    Figure profitFactor,
    int closedTrades) {
  private static final double PERCENT = 100;

  static Variation of(String name, String description, boolean sameAsRun, BacktestResult result) {
    double capital = result.capital().doubleValue();
    List<RoundTrip> closed = RoundTrips.of(result.trades()).closed();
    return new Variation(
        name,
        description,
        sameAsRun,
        result.finalEquity(),
        (result.finalEquity().doubleValue() / capital - 1) * PERCENT,
        Drawdown.of(result.equity(), capital).pct(),
        TradeMetrics.of(result.trades().size(), closed).profitFactor(),
        closed.size());
  }
}
