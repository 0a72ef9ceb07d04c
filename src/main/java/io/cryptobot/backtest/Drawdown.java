package io.cryptobot.backtest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The deepest fall of the equity below an earlier high: the largest (high − equity) ÷ high over all
 * steps, the starting capital counting as the first high.
 *
 * @param pct how deep in percent of the high, zero or more
 * @param amount how deep in US dollars
 * @param from when the high was, empty if the equity never fell
 * @param lowest when the equity was lowest after it
 * @param recovered when the equity was back at the high, empty if it never was
 */
public record Drawdown(
    double pct,
    double amount,
    Optional<Instant> from,
    Optional<Instant> lowest,
    Optional<Instant> recovered) {

  private static final double PERCENT = 100;

  static Drawdown of(EquityCurve curve, double capital) {
    DeepestFall fall = new DeepestFall(capital);
    long highSecond = curve.second(0);
    Fall deepest = new Fall(capital, highSecond, capital, highSecond);
    for (int point = 0; point < curve.size(); point++) {
      double equity = curve.total(point);
      if (fall.add(equity)) {
        deepest = new Fall(fall.high(), highSecond, equity, curve.second(point));
      } else if (equity == fall.high()) {
        highSecond = curve.second(point);
      }
    }
    return deepest.measured(curve);
  }

  /**
   * Where a portfolio begins within a curve, so that what another was worth before counts no more.
   *
   * @param point the first of its points
   * @param capital what it began with, in US dollars
   */
  public record Begin(int point, double capital) {}

  /** How far the equity of each point is below the highest so far, in percent, zero or less. */
  static double[] curve(EquityCurve curve, double capital) {
    return curve(curve, List.of(new Begin(0, capital)));
  }

  /**
   * The same where one portfolio follows another.
   *
   * @param begins in order, the first at point 0
   */
  public static double[] curve(EquityCurve curve, List<Begin> begins) {
    double[] below = new double[curve.size()];
    double high = 0;
    int next = 0;
    for (int point = 0; point < below.length; point++) {
      if (next < begins.size() && begins.get(next).point() == point) {
        high = begins.get(next++).capital();
      }
      high = Math.max(high, curve.total(point));
      below[point] = high == 0 ? 0 : (curve.total(point) / high - 1) * PERCENT;
    }
    return below;
  }

  private record Fall(double high, long highSecond, double low, long lowSecond) {
    double depth() {
      return (high - low) / high;
    }

    Drawdown measured(EquityCurve curve) {
      if (depth() <= 0) {
        return new Drawdown(0, 0, Optional.empty(), Optional.empty(), Optional.empty());
      }
      return new Drawdown(
          depth() * PERCENT,
          high - low,
          Optional.of(Instant.ofEpochSecond(highSecond)),
          Optional.of(Instant.ofEpochSecond(lowSecond)),
          recovery(curve));
    }

    private Optional<Instant> recovery(EquityCurve curve) {
      for (int point = 0; point < curve.size(); point++) {
        if (curve.second(point) > lowSecond && curve.total(point) >= high) {
          return Optional.of(Instant.ofEpochSecond(curve.second(point)));
        }
      }
      return Optional.empty();
    }
  }
}
