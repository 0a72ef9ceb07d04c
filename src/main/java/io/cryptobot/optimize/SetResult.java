package io.cryptobot.optimize;

import io.cryptobot.backtest.RunFigures;
import java.util.List;

/**
 * What a set of values brought.
 *
 * @param number of the set
 * @param train a run a fold, on the window that parameters are chosen on
 * @param test a run a fold, on the window behind it
 */
public record SetResult(int number, List<RunFigures> train, List<RunFigures> test) {
  public SetResult {
    train = List.copyOf(train);
    test = List.copyOf(test);
  }

  /** The windows for choosing, one after the other. */
  public RunFigures inSample() {
    return joined(train);
  }

  /** The windows for scoring, one after the other. */
  public RunFigures outOfSample() {
    return joined(test);
  }

  static RunFigures joined(List<RunFigures> runs) {
    return runs.stream().reduce(RunFigures::then).orElseThrow();
  }
}
