package io.cryptobot.backtest;

import java.util.Arrays;

/**
 * What the sleeves were worth, a point a step and one at the last close. Values in US dollars,
 * times in seconds since the epoch, ascending. The arrays are the curve's own and must not be
 * written.
 */
public final class EquityCurve {
  private final long[] seconds;
  private final double[] conservative;
  private final double[] aggressive;
  private int size;

  EquityCurve(int points) {
    seconds = new long[points];
    conservative = new double[points];
    aggressive = new double[points];
  }

  void add(long second, double conservativeValue, double aggressiveValue) {
    seconds[size] = second;
    conservative[size] = conservativeValue;
    aggressive[size] = aggressiveValue;
    size++;
  }

  public int size() {
    return size;
  }

  public long second(int point) {
    return seconds[point];
  }

  public double conservative(int point) {
    return conservative[point];
  }

  public double aggressive(int point) {
    return aggressive[point];
  }

  public double total(int point) {
    return conservative[point] + aggressive[point];
  }

  /** All totals, as a copy. */
  public double[] totals() {
    double[] totals = new double[size];
    Arrays.setAll(totals, this::total);
    return totals;
  }
}
