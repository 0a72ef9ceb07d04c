package io.cryptobot.backtest;

import io.cryptobot.engine.TradingPlan;
import java.util.List;

/**
 * What a run amounts to. Money in US dollars, percentages in percent.
 *
 * @param returns what the equity curve says
 * @param trades what the trades say
 * @param benchmarks what buying and holding would have brought
 * @param costs what the fees cost
 * @param exposurePct how much of the account was invested on average, see {@link Exposure}
 */
public record BacktestMetrics(
    ReturnMetrics returns,
    TradeMetrics trades,
    Benchmarks benchmarks,
    Costs costs,
    Figure exposurePct) {

  static BacktestMetrics of(
      TradingPlan plan,
      BacktestInput input,
      BacktestOptions options,
      BacktestResult result,
      List<RoundTrip> closed) {
    return new BacktestMetrics(
        ReturnMetrics.of(result, input.length()),
        TradeMetrics.of(result.trades().size(), closed),
        Benchmarks.of(plan, input, options.feeRate()),
        Costs.of(result.capital(), result.finalEquity(), result.trades()),
        Exposure.pct(input, result));
  }
}
