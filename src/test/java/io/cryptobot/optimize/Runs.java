package io.cryptobot.optimize;

import io.cryptobot.backtest.BacktestPeriod;
import io.cryptobot.backtest.DailyMoments;
import io.cryptobot.backtest.RunFigures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Runs and folds for tests. */
final class Runs {
  static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
  static final int DAYS = 100;

  private Runs() {}

  /**
   * A run that earned so many percent with a fall of so many; its days lie about as many standard
   * errors above zero as it earned percent.
   */
  static RunFigures run(double returnPct, double fallPct, int trades) {
    return new RunFigures(
        Duration.ofDays(DAYS).toSeconds(),
        1 + returnPct / 100,
        1 + Math.max(0, returnPct) / 100,
        1 + Math.min(0, returnPct) / 100,
        fallPct / 100,
        new DailyMoments(DAYS, returnPct / 100 / DAYS, 0.0001),
        trades,
        trades / 2,
        20 + returnPct,
        20,
        1.0 / 3,
        false);
  }

  static SetResult set(int number, RunFigures train, RunFigures test) {
    return new SetResult(number, List.of(train), List.of(test));
  }

  static Fold fold(int number) {
    Instant from = START.plus(Duration.ofDays((long) DAYS * number));
    Instant cut = from.plus(Duration.ofDays(DAYS));
    return new Fold(
        new BacktestPeriod(from, cut), new BacktestPeriod(cut, cut.plus(Duration.ofDays(DAYS))));
  }
}
