package io.cryptobot.backtest;

import io.cryptobot.engine.EngineListener;
import io.cryptobot.engine.RebalanceOutcome;
import io.cryptobot.engine.Side;
import io.cryptobot.engine.Trade;
import io.cryptobot.market.Coin;
import io.cryptobot.portfolio.Money;
import io.cryptobot.portfolio.Transfer;
import io.cryptobot.risk.BlockReason;
import java.math.BigDecimal;

/** Reckons {@link RunFigures} while the engine runs; keeps nothing of a step but its day's end. */
final class FiguresRecorder implements EngineListener {
  private static final long SECONDS_PER_DAY = 86_400;

  private final double capital;
  private final DeepestFall fall;
  private final double[] growths;
  private int days;
  private long dayBegin = Long.MIN_VALUE;
  private double valueAtBegin;
  private long nextMidnight = Long.MIN_VALUE;
  private long last;
  private double lastValue;
  private double lowest;
  private int closed;
  private int wins;
  private BigDecimal won = Money.ZERO;
  private BigDecimal lost = Money.ZERO;
  private BigDecimal fees = Money.ZERO;
  private boolean stopped;

  /**
   * @param capital in US dollars
   * @param seconds how long the run is
   */
  FiguresRecorder(double capital, long seconds) {
    this.capital = capital;
    this.lowest = capital;
    this.fall = new DeepestFall(capital);
    this.growths = new double[Math.toIntExact(seconds / SECONDS_PER_DAY) + 2];
  }

  @Override
  public void marked(long second, double conservativeValue, double aggressiveValue) {
    double value = conservativeValue + aggressiveValue;
    if (fall.add(value)) {
      lowest = Math.min(lowest, value);
    }
    last = second;
    lastValue = value;
    if (second >= nextMidnight) {
      endDay();
      nextMidnight = (Math.floorDiv(second, SECONDS_PER_DAY) + 1) * SECONDS_PER_DAY;
    }
  }

  /** Steps stand at every midnight, because a candle never reaches over one. */
  private void endDay() {
    if (dayBegin != Long.MIN_VALUE && last > dayBegin) {
      growths[days++] = lastValue / valueAtBegin - 1;
    }
    dayBegin = last;
    valueAtBegin = lastValue;
  }

  @Override
  public void traded(Trade trade) {
    fees = fees.add(trade.fill().fee());
    if (trade.side() == Side.BUY) {
      return;
    }
    closed++;
    int sign = trade.profitOrLoss().signum();
    if (sign > 0) {
      wins++;
      won = won.add(trade.profitOrLoss());
    } else if (sign < 0) {
      lost = lost.subtract(trade.profitOrLoss());
    }
  }

  @Override
  public void hardStopped(long second, double portfolioValue) {
    stopped = true;
  }

  @Override
  public void entryBlocked(long second, Coin coin, BlockReason reason) {
    // Says nothing about the result.
  }

  @Override
  public void transferred(long second, Transfer transfer) {
    // Leaves the portfolio's value as it is.
  }

  @Override
  public void rebalanced(long second, RebalanceOutcome outcome) {
    // What it moved and traded was told.
  }

  RunFigures figures(BigDecimal finalEquity, long seconds) {
    endDay();
    return new RunFigures(
        seconds,
        finalEquity.doubleValue() / capital,
        fall.high() / capital,
        lowest / capital,
        fall.depth(),
        DailyMoments.of(growths, days),
        closed,
        wins,
        won.doubleValue(),
        lost.doubleValue(),
        fees.doubleValue(),
        stopped);
  }
}
