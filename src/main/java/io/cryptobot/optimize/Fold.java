package io.cryptobot.optimize;

import io.cryptobot.backtest.BacktestPeriod;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * A window that parameters are chosen on, and the one behind it that they are scored on. Both begin
 * and end at UTC midnight, so that {@code --backtest --from --to} runs the same.
 */
public record Fold(BacktestPeriod train, BacktestPeriod test) {
  private static final double SHARE_OF_TRAINING = 0.7;
  private static final int SHORTEST_DAYS = 2;

  /**
   * The first 70 % of the days, and the rest.
   *
   * @throws SweepRefusedException if there are too few
   */
  public static List<Fold> split(BacktestPeriod all) {
    BacktestPeriod days = wholeDays(all);
    long length = days(days);
    long train = Math.round(length * SHARE_OF_TRAINING);
    if (train < SHORTEST_DAYS || length - train < SHORTEST_DAYS) {
      throw new SweepRefusedException(
          "The candles cover "
              + length
              + " whole days, which is too little to choose parameters on some and to score them on"
              + " the others. Give more history, or a longer --days.");
    }
    Instant cut = days.from().plus(Duration.ofDays(train));
    return List.of(
        new Fold(new BacktestPeriod(days.from(), cut), new BacktestPeriod(cut, days.to())));
  }

  /**
   * Windows of so many days that move on by the length of the test, the last one to the end.
   *
   * @throws SweepRefusedException if the candles do not cover one
   */
  public static List<Fold> walkForward(BacktestPeriod all, int trainDays, int testDays) {
    BacktestPeriod days = wholeDays(all);
    long length = days(days);
    long folds = Math.floorDiv(length - trainDays, (long) testDays);
    if (folds < 1) {
      throw new SweepRefusedException(
          "The candles cover "
              + length
              + " whole days ("
              + days.from()
              + " to "
              + days.to()
              + "), --train "
              + trainDays
              + " and --test "
              + testDays
              + " need "
              + ((long) trainDays + testDays)
              + ". Give more history with --days or --from, or make the windows shorter.");
    }
    List<Fold> windows = new ArrayList<>();
    for (long fold = folds; fold >= 1; fold--) {
      Instant end = days.to().minus(Duration.ofDays((fold - 1) * testDays));
      Instant cut = end.minus(Duration.ofDays(testDays));
      Instant begin = cut.minus(Duration.ofDays(trainDays));
      windows.add(new Fold(new BacktestPeriod(begin, cut), new BacktestPeriod(cut, end)));
    }
    return windows;
  }

  private static BacktestPeriod wholeDays(BacktestPeriod period) {
    Instant first = period.from().truncatedTo(ChronoUnit.DAYS);
    Instant from = first.equals(period.from()) ? first : first.plus(1, ChronoUnit.DAYS);
    return new BacktestPeriod(from, period.to().truncatedTo(ChronoUnit.DAYS));
  }

  private static long days(BacktestPeriod period) {
    return Math.max(0, Duration.between(period.from(), period.to()).toDays());
  }

  /** Both windows, the first one first. */
  List<BacktestPeriod> windows() {
    return List.of(train, test);
  }
}
