package io.cryptobot.backtest;

import java.util.Arrays;

/**
 * What the sleeves were worth, a point a step; of a backtest one more at the last close. Values in
 * US dollars, times in seconds since the epoch, ascending. The arrays are the curve's own and must
 * not be written.
 */
public final class EquityCurve {
  private long[] seconds;
  private double[] conservative;
  private double[] aggressive;
  private int size;

  /**
   * An empty curve.
   *
   * @param points how many there will be, as far as is known
   */
  public EquityCurve(int points) {
    seconds = new long[points];
    conservative = new double[points];
    aggressive = new double[points];
  }

  /** Adds the next point. */
  public void add(long second, double conservativeValue, double aggressiveValue) {
    if (size == seconds.length) {
      int capacity = Math.max(16, size * 2);
      seconds = Arrays.copyOf(seconds, capacity);
      conservative = Arrays.copyOf(conservative, capacity);
      aggressive = Arrays.copyOf(aggressive, capacity);
    }
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
