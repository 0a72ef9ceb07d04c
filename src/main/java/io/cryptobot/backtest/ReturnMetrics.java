package io.cryptobot.backtest;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the equity curve says. A year has 365 days, for these markets never close.
 *
 * <ul>
 *   <li>CAGR = (final ÷ capital)^(1 ÷ years) − 1.
 *   <li>Sharpe = mean ÷ sample standard deviation (n − 1) of the daily returns × √365, without a
 *       risk-free rate (W. F. Sharpe, "The Sharpe Ratio", Journal of Portfolio Management, 1994).
 *   <li>Sortino = mean ÷ √(Σ min(return, 0)² ÷ n) × √365, n counting all days, target zero (F.
 *       Sortino and L. Price, "Performance Measurement in a Downside Risk Framework", Journal of
 *       Investing, 1994).
 *   <li>Calmar = CAGR ÷ deepest drawdown, both over the whole run (T. W. Young, "Calmar Ratio: A
 *       Smoother Tool", Futures, 1991, which takes 36 months).
 * </ul>
 *
 * @param finalEquity at the last closes, in US dollars
 * @param totalReturnPct of the capital
 * @param cagrPct return a year, in percent
 * @param sharpe return a year per risk
 * @param sortino return a year per risk of loss
 * @param calmar return a year per deepest fall
 * @param bestDay the day with the largest return
 * @param worstDay the day with the smallest
 * @param drawdown the deepest fall
 */
public record ReturnMetrics(
    BigDecimal finalEquity,
    double totalReturnPct,
    Figure cagrPct,
    Figure sharpe,
    Figure sortino,
    Figure calmar,
    Optional<DailyReturn> bestDay,
    Optional<DailyReturn> worstDay,
    Drawdown drawdown) {

  private static final double PERCENT = 100;
  private static final double DAYS_PER_YEAR = 365;
  private static final Duration SHORTEST = Duration.ofDays(1);
  private static final Figure TOO_SHORT = Figure.undefined("less than two days");

  static ReturnMetrics of(BacktestResult result, Duration length) {
    double capital = result.capital().doubleValue();
    List<DailyReturn> days = DailyReturn.of(result.equity());
    double[] returns = days.stream().mapToDouble(DailyReturn::growth).toArray();
    Drawdown drawdown = Drawdown.of(result.equity(), capital);
    double growth = result.finalEquity().doubleValue() / capital;
    Figure cagrPct = cagrPct(growth, length);
    Comparator<DailyReturn> byGrowth = Comparator.comparingDouble(DailyReturn::growth);
    return new ReturnMetrics(
        result.finalEquity(),
        (growth - 1) * PERCENT,
        cagrPct,
        sharpe(returns),
        sortino(returns),
        calmar(cagrPct, drawdown.pct()),
        days.stream().max(byGrowth),
        days.stream().min(byGrowth),
        drawdown);
  }

  /**
   * Return a year in percent.
   *
   * @param growth final ÷ first value
   */
  static Figure cagrPct(double growth, Duration length) {
    if (length.compareTo(SHORTEST) < 0) {
      return Figure.undefined("less than a day");
    }
    double years = length.toSeconds() / (SHORTEST.toSeconds() * DAYS_PER_YEAR);
    return Figure.of((Math.pow(growth, 1 / years) - 1) * PERCENT);
  }

  static Figure sharpe(double[] returns) {
    return sharpe(DailyMoments.of(returns, returns.length));
  }

  static Figure sharpe(DailyMoments returns) {
    return perDeviation(returns, DAYS_PER_YEAR);
  }

  static Figure certainty(DailyMoments returns) {
    return perDeviation(returns, returns.days());
  }

  private static Figure perDeviation(DailyMoments returns, double days) {
    if (returns.days() < 2) {
      return TOO_SHORT;
    }
    double deviation = Math.sqrt(returns.squares() / (returns.days() - 1));
    return deviation == 0
        ? Figure.undefined("the account's value did not vary")
        : Figure.of(returns.mean() / deviation * Math.sqrt(days));
  }

  static Figure sortino(double[] returns) {
    if (returns.length < 2) {
      return TOO_SHORT;
    }
    double squares = 0;
    for (double value : returns) {
      double below = Math.min(value, 0);
      squares += below * below;
    }
    double deviation = Math.sqrt(squares / returns.length);
    return deviation == 0
        ? Figure.undefined("no losing day")
        : Figure.of(mean(returns) / deviation * Math.sqrt(DAYS_PER_YEAR));
  }

  static Figure calmar(Figure cagrPct, double drawdownPct) {
    return drawdownPct == 0
        ? Figure.undefined("the account's value never fell")
        : cagrPct.map(cagr -> cagr / drawdownPct);
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
