package io.cryptobot.config;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * {@code settings_aggressive.json}. Percentages are in percent (2.0 means 2 %), periods in candles;
 * the components that are not described here are in {@link StrategySettings}.
 *
 * @param buyTriggers what may buy: one or more of rsi_dip, atr_breakout, price_breakout
 * @param dipBuyPercent how far the close must lie below the high of {@code dipLookbackHours}
 * @param dipLookbackHours the window of that high
 * @param atrPeriod candles of the average true range
 * @param atrMultiplier how many times its own average the average true range must exceed
 * @param atrBaselinePeriod candles of that average
 * @param breakoutWindow candles whose highest high must be broken
 * @param breakoutMinPercent by how much
 * @param breakoutVolumeMultiplier how many times the window's mean volume the candle must exceed
 * @param maxHoldHours after which a position is sold whatever it is worth
 */
public record AggressiveSettings(
    String strategyVersion,
    List<String> coins,
    Map<String, BigDecimal> coinWeights,
    BigDecimal positionFraction,
    String timeframe,
    int signalMaxAgeMinutes,
    boolean entryNeedsNoExitSignal,
    int minTradeIntervalMinutes,
    int rsiPeriod,
    double rsiBuy,
    double rsiSell,
    List<String> buyTriggers,
    double dipBuyPercent,
    int dipLookbackHours,
    int atrPeriod,
    double atrMultiplier,
    int atrBaselinePeriod,
    int breakoutWindow,
    double breakoutMinPercent,
    double breakoutVolumeMultiplier,
    double takeProfitPercent,
    double stopLossPercent,
    int maxHoldHours)
    implements StrategySettings {

  public AggressiveSettings {
    coins = List.copyOf(coins);
    coinWeights = Copies.ordered(coinWeights);
    buyTriggers = List.copyOf(buyTriggers);
  }
}
