package io.cryptobot.backtest;

import io.cryptobot.engine.Trade;
import io.cryptobot.engine.TradingPlan;
import io.cryptobot.market.CandleSeries;
import io.cryptobot.portfolio.Money;
import io.cryptobot.risk.RiskLimits;
import java.math.BigDecimal;
import java.util.List;

/**
 * A run with all that is measured on it: enough for the chart, while the variations of {@link
 * BacktestStudy} may still be under way.
 *
 * @param info what the result is filed under
 * @param plan the rules that were run
 * @param input over which candles
 * @param options with which costs
 * @param result what happened
 * @param metrics what it amounts to
 * @param tables the closed trades, grouped
 * @param openPositions what was not sold by the end
 * @param coverage how far the candles reached
 */
public record MeasuredRun(
    RunInfo info,
    TradingPlan plan,
    BacktestInput input,
    BacktestOptions options,
    BacktestResult result,
    BacktestMetrics metrics,
    TradeTables tables,
    List<OpenPosition> openPositions,
    CandleCoverage coverage) {

  /** Runs a plan and measures what came of it. */
  public static MeasuredRun of(
      RunInfo info, TradingPlan plan, BacktestInput input, BacktestOptions options) {
    return of(info, plan, input, options, Backtest.run(plan, input, options));
  }

  /** Measures a run of these rules over these candles. */
  static MeasuredRun of(
      RunInfo info,
      TradingPlan plan,
      BacktestInput input,
      BacktestOptions options,
      BacktestResult result) {
    RoundTrips trips = RoundTrips.of(result.trades());
    return new MeasuredRun(
        info,
        plan,
        input,
        options,
        result,
        BacktestMetrics.of(plan, input, options, result, trips.closed()),
        TradeTables.of(trips.closed(), plan.coins()),
        trips.stillOpen().stream().map(buy -> openPosition(buy, input)).toList(),
        CandleCoverage.of(input, plan.warmUpCandles()));
  }

  /**
   * Whether realized losses left less of the total loss limit than the smallest order costs, so
   * that no entry can be made any more although the bot is not stopped.
   */
  public boolean isLossBudgetSpent() {
    RiskLimits limits = plan.limits();
    return limits.lossLimited()
        && result.hardStop().isEmpty()
        && limits.maxTotalLoss().subtract(lost()).compareTo(limits.minimumOrder()) < 0;
  }

  /** Realized losses as the loss limits count them, in US dollars, zero or more. */
  public BigDecimal lost() {
    return metrics.trades().grossLoss();
  }

  private static OpenPosition openPosition(Trade buy, BacktestInput input) {
    CandleSeries series =
        input.series().stream()
            .filter(s -> s.coin().equals(buy.coin()))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no candles of " + buy.coin()));
    double price = new StepPrices(series, input).last();
    return new OpenPosition(
        buy, Money.cut(buy.fill().quantity().multiply(BigDecimal.valueOf(price))));
  }
}
