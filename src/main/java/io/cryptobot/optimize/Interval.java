package io.cryptobot.optimize;

/**
 * Between what and what a rate lies with a confidence of 95 %, in percent: the score interval of E.
 * B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", Journal of the
 * American Statistical Association, 1927. Three wins of three are 44 to 100 %.
 */
public record Interval(double low, double high) {
  private static final double PERCENT = 100;

  /** The standard normal quantile of 97.5 %. */
  private static final double Z = 1.959963984540054;

  /**
   * Of so many wins.
   *
   * @param trades at least one
   */
  public static Interval ofWins(int wins, int trades) {
    double rate = (double) wins / trades;
    double widened = 1 + Z * Z / trades;
    double middle = (rate + Z * Z / (2.0 * trades)) / widened;
    double half =
        Z * Math.sqrt(rate * (1 - rate) / trades + Z * Z / (4.0 * trades * trades)) / widened;
    return new Interval(Math.max(0, middle - half) * PERCENT, Math.min(1, middle + half) * PERCENT);
  }
}
