package io.cryptobot.strategy;

/**
 * Sliding windows over a column. Element {@code i} of a result covers the window that ends at
 * {@code i}; a window that reaches before the column's beginning holds what there is.
 */
final class Windows {
  private Windows() {}

  /** Greatest value of the last {@code window} elements, in one pass over a monotonic queue. */
  static double[] highest(double[] column, int window) {
    double[] highest = new double[column.length];
    int[] queue = new int[column.length];
    int head = 0;
    int tail = 0;
    for (int i = 0; i < column.length; i++) {
      while (tail > head && column[queue[tail - 1]] <= column[i]) {
        tail--;
      }
      queue[tail++] = i;
      if (queue[head] <= i - window) {
        head++;
      }
      highest[i] = column[queue[head]];
    }
    return highest;
  }

  /**
   * Mean of the last {@code window} elements. Each window is summed on its own: a running sum would
   * carry rounding from candles that have left the window.
   */
  static double[] mean(double[] column, int window) {
    double[] mean = new double[column.length];
    for (int i = 0; i < column.length; i++) {
      int from = Math.max(0, i - window + 1);
      double sum = 0;
      for (int k = from; k <= i; k++) {
        sum += column[k];
      }
      mean[i] = sum / (i - from + 1);
    }
    return mean;
  }

  /**
   * Sum of {@code window} elements, the last of which lies {@code back} before the current one. By
   * differences of prefix sums, which are exact zeros where nothing was traded.
   */
  static double[] sum(double[] column, int window, int back) {
    double[] prefix = new double[column.length + 1];
    for (int i = 0; i < column.length; i++) {
      prefix[i + 1] = prefix[i] + column[i];
    }
    double[] sum = new double[column.length];
    for (int i = 0; i < column.length; i++) {
      int end = Math.max(0, i + 1 - back);
      sum[i] = prefix[end] - prefix[Math.max(0, end - window)];
    }
    return sum;
  }
}
