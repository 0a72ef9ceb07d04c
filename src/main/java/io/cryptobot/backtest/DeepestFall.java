package io.cryptobot.backtest;

/**
 * The deepest fall below an earlier high, step by step: (high − equity) ÷ high, the starting
 * capital counting as the first high.
 */
final class DeepestFall {
  private double high;
  private double lowSinceHigh;
  private double depth;

  DeepestFall(double capital) {
    this.high = capital;
    this.lowSinceHigh = capital;
  }

  /**
   * Takes what the account is worth at the next step.
   *
   * @return whether it has never fallen so deep
   */
  boolean add(double equity) {
    if (equity >= high) {
      high = equity;
      lowSinceHigh = equity;
      return false;
    }
    if (equity >= lowSinceHigh) {
      return false;
    }
    lowSinceHigh = equity;
    double fallen = (high - equity) / high;
    if (fallen <= depth) {
      return false;
    }
    depth = fallen;
    return true;
  }

  /** The highest so far. */
  double high() {
    return high;
  }

  /** As part of the high, zero or more. */
  double depth() {
    return depth;
  }
}
