package io.cryptobot.optimize;

import io.cryptobot.backtest.Figure;
import io.cryptobot.backtest.RunFigures;
import java.util.Comparator;
import java.util.List;

/**
 * Which of two results is the better one on the windows for choosing.
 *
 * @param objective what is asked for most of
 * @param minimumTrades closed trades under which a result counts for nothing
 */
public record Ranking(Objective objective, int minimumTrades) {

  /** Whether a run has a figure, and trades enough for it to mean something. */
  boolean counts(RunFigures run) {
    return run.closed() >= minimumTrades && objective.of(run).isDefined();
  }

  /** What it is ranked by; the lowest there is where it does not count. */
  private double score(RunFigures run) {
    Figure figure = objective.of(run);
    return counts(run) ? figure.value() : Double.NEGATIVE_INFINITY;
  }

  /** The best in-sample first; of equals the lower number. */
  public List<SetResult> ranked(List<SetResult> results) {
    return results.stream()
        .sorted(
            Comparator.comparingDouble((SetResult one) -> -score(one.inSample()))
                .thenComparingInt(SetResult::number))
        .toList();
  }

  /** The best on one window for choosing: the configuration itself where no set counts. */
  SetResult bestOfFold(List<SetResult> results, int fold) {
    return results.stream()
        .min(
            Comparator.comparingDouble((SetResult one) -> -score(one.train().get(fold)))
                .thenComparingInt(SetResult::number))
        .orElseThrow();
  }
}
