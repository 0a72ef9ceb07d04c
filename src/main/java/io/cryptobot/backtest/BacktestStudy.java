package io.cryptobot.backtest;

import io.cryptobot.engine.TradingPlan;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * All that a backtest tells: the run with its measures, the variations beside it, and the Day 1
 * verdict. Report, JSON and files all read it, nothing is computed twice.
 *
 * @param run the run itself
 * @param variations the same run with one thing changed each
 * @param verdict whether it passes Day 1
 */
public record BacktestStudy(MeasuredRun run, List<Variation> variations, Verdict verdict) {

  /** Runs and measures a plan, then its variations. */
  public static BacktestStudy of(
      RunInfo info,
      TradingPlan plan,
      BacktestInput input,
      BacktestOptions options,
      Executor executor) {
    return of(MeasuredRun.of(info, plan, input, options), executor);
  }

  /**
   * Puts the variations and the verdict beside a run.
   *
   * @param executor computes the variations, each on its own; what comes out does not depend on it
   */
  public static BacktestStudy of(MeasuredRun run, Executor executor) {
    return new BacktestStudy(run, Variations.of(run, executor), Verdict.of(run));
  }
}
