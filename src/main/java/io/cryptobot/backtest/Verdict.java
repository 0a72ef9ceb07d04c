package io.cryptobot.backtest;

import io.cryptobot.risk.RiskLimits;
import java.math.MathContext;
import java.util.List;

/**
 * Whether a backtest passes Day 1 of the rollout plan: all criteria must hold.
 *
 * @param criteria each with its measured value
 */
public record Verdict(List<Criterion> criteria) {
  private static final double LEAST_PROFIT_FACTOR = 1.1;
  private static final int FEWEST_CLOSED_TRADES = 20;
  private static final double PERCENT = 100;

  /**
   * One of the criteria.
   *
   * @param name as in JSON: {@code profit_factor}
   * @param required what must hold, in words
   * @param measured what was measured, in words
   * @param passed whether it holds
   */
  public record Criterion(String name, String required, String measured, boolean passed) {}

  static Verdict of(MeasuredRun run) {
    return new Verdict(
        List.of(
            source(run.info().origin()),
            lossLimits(run.plan().limits()),
            beatsBitcoin(run.metrics()),
            drawdown(run),
            profitFactor(run.metrics().trades().profitFactor()),
            closedTrades(run.metrics().trades().closed())));
  }

  public boolean isPassed() {
    return criteria.stream().allMatch(Criterion::passed);
  }

  /** {@code PASS} or {@code FAIL}. */
  public String label() {
    return isPassed() ? "PASS" : "FAIL";
  }

  private static Criterion source(CandleOrigin origin) {
    String measured = origin.isMadeUp() ? "sample (made up)" : origin.label();
    return new Criterion(
        "source", "prices from the network or a CSV folder", measured, !origin.isMadeUp());
  }

  private static Criterion lossLimits(RiskLimits limits) {
    return new Criterion(
        "loss_limits",
        "loss limits switched on",
        limits.lossLimited() ? "on" : "ignored",
        limits.lossLimited());
  }

  private static Criterion beatsBitcoin(BacktestMetrics metrics) {
    double own = metrics.returns().totalReturnPct();
    Figure held = metrics.benchmarks().bitcoinPct();
    return new Criterion(
        "beats_buy_and_hold",
        "return above Bitcoin bought and held",
        held.isDefined()
            ? Texts.signedPercent(own) + " against " + Texts.signedPercent(held.value())
            : Texts.missing(held),
        held.isDefined() && own > held.value());
  }

  /** Of the capital no more may be lost from any high than the total loss limit's share of it. */
  private static Criterion drawdown(MeasuredRun run) {
    double allowed =
        run.plan()
                .limits()
                .maxTotalLoss()
                .divide(run.plan().capital(), MathContext.DECIMAL64)
                .doubleValue()
            * PERCENT;
    double measured = run.metrics().returns().drawdown().pct();
    return new Criterion(
        "max_drawdown",
        "deepest fall at most " + Texts.percent(allowed),
        Texts.percent(measured),
        measured <= allowed);
  }

  private static Criterion profitFactor(Figure measured) {
    return new Criterion(
        "profit_factor",
        "profit factor above " + Texts.number(LEAST_PROFIT_FACTOR),
        Texts.number(measured),
        measured.isDefined() && measured.value() > LEAST_PROFIT_FACTOR);
  }

  private static Criterion closedTrades(int measured) {
    return new Criterion(
        "closed_trades",
        "at least " + FEWEST_CLOSED_TRADES + " closed trades",
        Integer.toString(measured),
        measured >= FEWEST_CLOSED_TRADES);
  }
}
