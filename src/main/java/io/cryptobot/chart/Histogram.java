package io.cryptobot.chart;

import java.util.Arrays;

/**
 * How often values fall into bins of one width that begin at zero, so that no bin holds losses and
 * wins. Values far from all others are counted in one bin beyond each end, so that a single huge
 * one does not press all others into one bin: far is more than six times the distance of the
 * quartiles below the first or above the third.
 */
final class Histogram {
  private static final double FAR = 6;
  private static final int FEWEST_BINS = 20;
  private static final int MOST_BINS = 40;
  private static final double SMALLEST_WIDTH = 0.01;

  private final double width;
  private final int first;
  private final int[] counts;
  private final int below;
  private final int above;

  private Histogram(double width, int first, int[] counts, int below, int above) {
    this.width = width;
    this.first = first;
    this.counts = counts;
    this.below = below;
    this.above = above;
  }

  /** Counts values, at least one. */
  static Histogram of(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double quarter = quantile(sorted, 0.25);
    double threeQuarters = quantile(sorted, 0.75);
    double far = FAR * (threeQuarters - quarter);
    double[] near =
        far == 0
            ? sorted
            : Arrays.stream(sorted)
                .filter(value -> value >= quarter - far && value <= threeQuarters + far)
                .toArray();
    double low = near[0];
    double high = near[near.length - 1];
    double width = width(high - low, threeQuarters - quarter, sorted.length);
    int first = (int) Math.floor(low / width);
    int last = (int) Math.floor(high / width);
    int[] counts = new int[last - first + 1];
    int below = 0;
    int above = 0;
    for (double value : sorted) {
      double bin = Math.floor(value / width);
      if (bin < first) {
        below++;
      } else if (bin > last) {
        above++;
      } else {
        counts[(int) bin - first]++;
      }
    }
    return new Histogram(width, first, counts, below, above);
  }

  /** Linear between the two nearest. */
  private static double quantile(double[] sorted, double part) {
    double at = part * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }

  /** The rule of Freedman and Diaconis, 2 × IQR ÷ ∛n, within 20 to 40 bins, rounded up. */
  private static double width(double span, double quartileRange, int count) {
    double rule = 2 * quartileRange / Math.cbrt(count);
    double bounded = Math.max(span / MOST_BINS, Math.min(rule, span / FEWEST_BINS));
    return RoundTicks.roundedUp(Math.max(SMALLEST_WIDTH, bounded));
  }

  /** The width of a bin: 1, 2 or 5 times a power of ten. */
  double width() {
    return width;
  }

  int bins() {
    return counts.length;
  }

  /** How many values a bin holds, from its lower end up to, not including, its upper one. */
  int count(int bin) {
    return counts[bin];
  }

  /** How many values are below the first bin. */
  int below() {
    return below;
  }

  /** How many values are above the last bin. */
  int above() {
    return above;
  }

  /** Lower end of a bin, counted from the first. */
  double lowerEnd(int bin) {
    return (first + bin) * width;
  }

  int highestCount() {
    return Math.max(Arrays.stream(counts).max().orElse(0), Math.max(below, above));
  }
}
