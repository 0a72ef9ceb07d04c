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
   * Mean of the last {@code window} elements, by a running sum. What each addition rounds off is
   * kept beside it (Neumaier's compensation), so that nothing is left of elements that have left
   * the window.
   */
  static double[] mean(double[] column, int window) {
    double[] mean = new double[column.length];
    double sum = 0;
    double lost = 0;
    for (int i = 0; i < column.length; i++) {
      double grown = sum + column[i];
      lost += roundedOff(sum, column[i], grown);
      sum = grown;
      if (i >= window) {
        double shrunk = sum - column[i - window];
        lost += roundedOff(sum, -column[i - window], shrunk);
        sum = shrunk;
      }
      mean[i] = (sum + lost) / Math.min(i + 1, window);
    }
    return mean;
  }

  private static double roundedOff(double one, double other, double sum) {
    return Math.abs(one) >= Math.abs(other) ? (one - sum) + other : (other - sum) + one;
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
