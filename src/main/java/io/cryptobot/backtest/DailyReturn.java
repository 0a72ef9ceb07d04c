package io.cryptobot.backtest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * By how much the equity grew in a UTC day.
 *
 * @param day the UTC date
 * @param growth part of the equity at the day's begin, 0.01 for 1 %
 */
public record DailyReturn(LocalDate day, double growth) {
  private static final long SECONDS_PER_DAY = 86_400;

  /**
   * The days of a curve, from its first point over each UTC midnight to its last. The first and the
   * last day may be shorter than the others.
   */
  static List<DailyReturn> of(EquityCurve curve) {
    List<DailyReturn> days = new ArrayList<>();
    int before = 0;
    for (int point = 1; point < curve.size(); point++) {
      boolean midnight = Math.floorMod(curve.second(point), SECONDS_PER_DAY) == 0;
      if (midnight || point == curve.size() - 1) {
        days.add(between(curve, before, point));
        before = point;
      }
    }
    return days;
  }

  private static DailyReturn between(EquityCurve curve, int from, int to) {
    Instant begin = Instant.ofEpochSecond(curve.second(from));
    return new DailyReturn(
        begin.atOffset(ZoneOffset.UTC).toLocalDate(), curve.total(to) / curve.total(from) - 1);
  }
}
