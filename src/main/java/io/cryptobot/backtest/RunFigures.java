package io.cryptobot.backtest;

import java.time.Duration;

/**
 * What a search keeps of a run: enough to reckon the figures of a backtest's report, to the same
 * bits, and to put runs that follow one another together. Parts of one are 0.01 for 1 %.
 *
 * @param seconds how long the run was
 * @param growth final equity ÷ capital
 * @param highest the most it was worth at any step ÷ capital, at least 1
 * @param lowest the least it was worth at any step ÷ capital, at most 1
 * @param depth the deepest fall below an earlier high, part of that high
 * @param daily its daily returns
 * @param closed trades that were bought and sold
 * @param wins those with a profit
 * @param won sum of the profits, in US dollars
 * @param lost sum of the losses, in US dollars, zero or more
 * @param fees in US dollars
 * @param stopped whether the total loss limit ended it
 */
public record RunFigures(
    long seconds,
    double growth,
    double highest,
    double lowest,
    double depth,
    DailyMoments daily,
    int closed,
    int wins,
    double won,
    double lost,
    double fees,
    boolean stopped) {

  private static final double PERCENT = 100;

  /** Of the capital, in percent. */
  public double totalReturnPct() {
    return (growth - 1) * PERCENT;
  }

  /** The return a year, in percent, as {@link ReturnMetrics} defines it. */
  public Figure cagrPct() {
    return ReturnMetrics.cagrPct(growth, Duration.ofSeconds(seconds));
  }

  public Figure sharpe() {
    return ReturnMetrics.sharpe(daily);
  }

  /**
   * How many standard errors its mean daily return lies above zero (Student's t). Of runs that earn
   * by luck alone, one in twenty has more than 1.645.
   */
  public Figure certainty() {
    return ReturnMetrics.certainty(daily);
  }

  public Figure calmar() {
    return ReturnMetrics.calmar(cagrPct(), maxDrawdownPct());
  }

  public Figure profitFactor() {
    return TradeMetrics.profitFactor(won, lost, closed);
  }

  public double maxDrawdownPct() {
    return depth * PERCENT;
  }

  /** Wins ÷ closed trades, in percent. */
  public Figure winRatePct() {
    return closed == 0 ? Figure.undefined("no closed trade") : Figure.of(wins * PERCENT / closed);
  }

  /**
   * This run and one that goes on with what it left: returns multiply, and the deepest fall may
   * reach from a high of the first to a low of the second.
   */
  public RunFigures then(RunFigures next) {
    double across = 1 - growth * next.lowest / highest;
    return new RunFigures(
        seconds + next.seconds,
        growth * next.growth,
        Math.max(highest, growth * next.highest),
        Math.min(lowest, growth * next.lowest),
        Math.max(Math.max(depth, next.depth), across),
        daily.with(next.daily),
        closed + next.closed,
        wins + next.wins,
        won + next.won,
        lost + next.lost,
        fees + next.fees,
        stopped || next.stopped);
  }
}
