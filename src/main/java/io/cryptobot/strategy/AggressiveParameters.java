package io.cryptobot.strategy;

import java.util.Set;

/**
 * Thresholds of the aggressive strategy. Percentages are in percent (2.0 means 2 %).
 *
 * @param rsiPeriod candles of the RSI
 * @param rsiBuy the RSI dip needs an RSI below this
 * @param rsiSell an RSI above this is an exit
 * @param dipPercent how far the close must lie below the highest high of {@code dipLookbackHours}
 * @param dipLookbackHours the window of that high, the closed candle included
 * @param atrPeriod candles of the average true range
 * @param atrMultiplier how many times its own average the ATR must exceed
 * @param atrBaselinePeriod candles of that average
 * @param breakoutWindow candles before the closed one whose highest high must be broken
 * @param breakoutPercent by how much the close must reach above that high
 * @param breakoutVolumeMultiplier how many times the window's mean volume the candle must exceed
 * @param takeProfitPercent above the entry price
 * @param stopLossPercent below the highest price since entry
 * @param maxHoldHours after which a position is sold whatever it is worth
 * @param buyTriggers the triggers that may buy
 */
public record AggressiveParameters(
    int rsiPeriod,
    double rsiBuy,
    double rsiSell,
    double dipPercent,
    int dipLookbackHours,
    int atrPeriod,
    double atrMultiplier,
    int atrBaselinePeriod,
    int breakoutWindow,
    double breakoutPercent,
    double breakoutVolumeMultiplier,
    double takeProfitPercent,
    double stopLossPercent,
    int maxHoldHours,
    Set<BuyTrigger> buyTriggers) {

  public AggressiveParameters {
    buyTriggers = Set.copyOf(buyTriggers);
  }
}
