package io.cryptobot.backtest;

/**
 * What the Sharpe ratio needs of daily returns.
 *
 * @param days how many
 * @param mean their mean, 0.01 for 1 %
 * @param squares sum of the squared differences from the mean
 */
public record DailyMoments(int days, double mean, double squares) {

  static DailyMoments of(double[] returns, int days) {
    double sum = 0;
    for (int day = 0; day < days; day++) {
      sum += returns[day];
    }
    double mean = sum / days;
    double squares = 0;
    for (int day = 0; day < days; day++) {
      squares += (returns[day] - mean) * (returns[day] - mean);
    }
    return new DailyMoments(days, mean, squares);
  }

  /**
   * Those of both together (T. F. Chan, G. H. Golub and R. J. LeVeque, "Algorithms for Computing
   * the Sample Variance", The American Statistician, 1983).
   */
  DailyMoments with(DailyMoments more) {
    if (days == 0 || more.days == 0) {
      return days == 0 ? more : this;
    }
    int all = days + more.days;
    double apart = more.mean - mean;
    return new DailyMoments(
        all,
        mean + apart * more.days / all,
        squares + more.squares + apart * apart * days * more.days / all);
  }
}
