package io.cryptobot.strategy;

/**
 * What the indicators say on a closed candle; NaN where the strategy has no such indicator.
 *
 * @param rsi relative strength index, 0 to 100
 * @param emaFast fast moving average, in US dollars
 * @param emaSlow slow moving average, in US dollars
 * @param atr average true range, in US dollars
 * @param dayVolume coins traded in the last 24 hours
 */
public record Reading(double rsi, double emaFast, double emaSlow, double atr, double dayVolume) {}
