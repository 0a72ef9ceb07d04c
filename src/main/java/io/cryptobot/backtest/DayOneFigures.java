package io.cryptobot.backtest;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * What Day 1 of the rollout plan is judged by, of a run or of the row that it left. Percentages in
 * percent.
 *
 * @param lossLimited whether the loss limits were on
 * @param returnPct of the whole run
 * @param heldPct of Bitcoin bought and held, net of one fee
 * @param drawdownPct the deepest fall from any high
 * @param allowedDrawdownPct how deep it may be, see {@link #allowedDrawdownPct(BigDecimal,
 *     BigDecimal)}
 * @param closedTrades buys that were sold again
 */
public record DayOneFigures(
    CandleOrigin origin,
    boolean lossLimited,
    double returnPct,
    Figure heldPct,
    double drawdownPct,
    double allowedDrawdownPct,
    Figure profitFactor,
    int closedTrades) {
  private static final double PERCENT = 100;

  static DayOneFigures of(MeasuredRun run) {
    BacktestMetrics metrics = run.metrics();
    return new DayOneFigures(
        run.info().origin(),
        run.plan().limits().lossLimited(),
        metrics.returns().totalReturnPct(),
        metrics.benchmarks().bitcoinPct(),
        metrics.returns().drawdown().pct(),
        allowedDrawdownPct(run.plan().limits().maxTotalLoss(), run.plan().capital()),
        metrics.trades().profitFactor(),
        metrics.trades().closed());
  }

  /** Of the capital no more may be lost from any high than the total loss limit's share of it. */
  public static double allowedDrawdownPct(BigDecimal maxTotalLoss, BigDecimal capital) {
    return maxTotalLoss.divide(capital, MathContext.DECIMAL64).doubleValue() * PERCENT;
  }
}
