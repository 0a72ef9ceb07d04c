package io.cryptobot.chart;

import java.util.Arrays;

/**
 * A line over time. Times in seconds since the epoch, ascending. The arrays are the curve's own and
 * must not be written afterwards.
 */
public final class Curve {
  private final String name;
  private final long[] seconds;
  private final double[] values;

  /**
   * @param name as the legend shows it
   * @param seconds the times, at least one
   * @param values as many, all finite
   */
  public Curve(String name, long[] seconds, double[] values) {
    if (seconds.length == 0 || seconds.length != values.length) {
      throw new IllegalArgumentException("a curve needs points, each with a time and a value");
    }
    this.name = name;
    this.seconds = seconds;
    this.values = values;
  }

  String name() {
    return name;
  }

  int size() {
    return seconds.length;
  }

  long second(int point) {
    return seconds[point];
  }

  double value(int point) {
    return values[point];
  }

  long firstSecond() {
    return seconds[0];
  }

  long lastSecond() {
    return seconds[seconds.length - 1];
  }

  double lowest() {
    return Arrays.stream(values).min().orElseThrow();
  }

  double highest() {
    return Arrays.stream(values).max().orElseThrow();
  }

  double[] times() {
    return Arrays.stream(seconds).asDoubleStream().toArray();
  }

  double[] values() {
    return values;
  }

  /**
   * The same line with at most so many points: the first, the last, and of each stretch between
   * them the lowest and the highest, so that no spike is lost.
   */
  Curve thinnedTo(int most) {
    if (size() <= most) {
      return this;
    }
    int stretches = (most - 2) / 2;
    int inner = size() - 2;
    int[] kept = new int[2 * stretches + 2];
    int count = 1;
    for (int stretch = 0; stretch < stretches; stretch++) {
      int from = 1 + (int) ((long) inner * stretch / stretches);
      int to = 1 + (int) ((long) inner * (stretch + 1) / stretches);
      int low = lowestIn(from, to);
      int high = highestIn(from, to);
      kept[count++] = Math.min(low, high);
      if (low != high) {
        kept[count++] = Math.max(low, high);
      }
    }
    kept[count++] = size() - 1;
    return at(Arrays.copyOf(kept, count));
  }

  private int lowestIn(int from, int to) {
    int low = from;
    for (int point = from + 1; point < to; point++) {
      low = values[point] < values[low] ? point : low;
    }
    return low;
  }

  private int highestIn(int from, int to) {
    int high = from;
    for (int point = from + 1; point < to; point++) {
      high = values[point] > values[high] ? point : high;
    }
    return high;
  }

  private Curve at(int[] points) {
    long[] keptSeconds = Arrays.stream(points).mapToLong(point -> seconds[point]).toArray();
    double[] keptValues = Arrays.stream(points).mapToDouble(point -> values[point]).toArray();
    return new Curve(name, keptSeconds, keptValues);
  }
}
