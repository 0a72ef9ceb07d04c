package io.cryptobot.risk;

import io.cryptobot.portfolio.Money;
import java.math.BigDecimal;
import java.util.Arrays;

/**
 * What was lost and how often was traded. Losses are realized ones only, each negative result in
 * full: gains do not offset them. A day is a UTC day. Coins are named by their index.
 */
public final class RiskLedger {
  private static final long SECONDS_PER_DAY = 86_400;
  private static final long NEVER = Long.MIN_VALUE;

  private final RiskLimits limits;
  private final long[] lastTradeSecond;
  private long day = NEVER;
  private BigDecimal dailyLoss = Money.ZERO;
  private BigDecimal totalLoss = Money.ZERO;
  private int tradesToday;

  public RiskLedger(RiskLimits limits, int coins) {
    this.limits = limits;
    this.lastTradeSecond = new long[coins];
    Arrays.fill(lastTradeSecond, NEVER);
  }

  /** Takes remembered counters' place. */
  public void restore(RiskState state) {
    day = state.day();
    dailyLoss = state.dailyLoss();
    totalLoss = state.totalLoss();
    tradesToday = state.tradesToday();
    for (int coin = 0; coin < lastTradeSecond.length; coin++) {
      lastTradeSecond[coin] = state.lastTradeSeconds().get(coin);
    }
  }

  /** What is to be remembered. */
  public RiskState state() {
    return new RiskState(day, dailyLoss, totalLoss, tradesToday, RiskState.listOf(lastTradeSecond));
  }

  public RiskLimits limits() {
    return limits;
  }

  /**
   * Starts the day's counters anew when a UTC day begins. To be told every time that passes; a
   * clock that was set back begins no day a second time.
   */
  public void advanceTo(long second) {
    long today = Math.floorDiv(second, SECONDS_PER_DAY);
    if (today > day) {
      day = today;
      dailyLoss = Money.ZERO;
      tradesToday = 0;
    }
  }

  /** Counts a buy. */
  public void recordBuy(int coin, long second) {
    countTrade(coin, second);
  }

  /** Counts a sale and, if it lost money, its loss. */
  public void recordSale(int coin, long second, BigDecimal profitOrLoss) {
    countTrade(coin, second);
    if (Money.isNegative(profitOrLoss)) {
      dailyLoss = dailyLoss.subtract(profitOrLoss);
      totalLoss = totalLoss.subtract(profitOrLoss);
    }
  }

  private void countTrade(int coin, long second) {
    advanceTo(second);
    lastTradeSecond[coin] = second;
    tradesToday++;
  }

  /** Realized losses since UTC midnight, in US dollars, zero or more. */
  public BigDecimal dailyLoss() {
    return dailyLoss;
  }

  /** Realized losses since the start, in US dollars, zero or more. */
  public BigDecimal totalLoss() {
    return totalLoss;
  }

  public int tradesToday() {
    return tradesToday;
  }

  public boolean isTotalLossReached() {
    return limits.lossLimited() && totalLoss.compareTo(limits.maxTotalLoss()) >= 0;
  }

  public boolean isDailyLossReached() {
    return limits.lossLimited() && dailyLoss.compareTo(limits.maxDailyLoss()) >= 0;
  }

  /**
   * Whether no entry may be made any more today.
   *
   * @param underWay orders that will count when they are filled
   */
  public boolean isTradeCountReached(int underWay) {
    return tradesToday + underWay >= limits.maxTradesPerDay();
  }

  /** Whether the coin was traded less than this many seconds ago. */
  public boolean isTooSoon(int coin, long second, long minimumIntervalSeconds) {
    return lastTradeSecond[coin] != NEVER
        && second - lastTradeSecond[coin] < minimumIntervalSeconds;
  }

  /** What may still be lost: the smaller rest of the daily and the total limit. */
  public BigDecimal lossBudget() {
    return limits.maxDailyLoss().subtract(dailyLoss).min(limits.maxTotalLoss().subtract(totalLoss));
  }
}
