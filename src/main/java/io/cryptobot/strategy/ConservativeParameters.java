package io.cryptobot.strategy;

/**
 * Thresholds of the conservative strategy. Percentages are in percent (2.5 means 2.5 %).
 *
 * @param rsiPeriod candles of the RSI
 * @param rsiBuy an entry needs an RSI below this
 * @param rsiSell an RSI above this is an exit
 * @param emaFast candles of the fast moving average
 * @param emaSlow candles of the slow moving average
 * @param dipPercent how far the close must lie below the highest high of {@code dipLookbackHours}
 * @param dipLookbackHours the window of that high, the closed candle included
 * @param volumeSpikeMultiplier how many times an average day's volume the last 24 hours must exceed
 * @param volumeSpikeDays how many days before those 24 hours make the average
 * @param takeProfitPercent above the entry price
 * @param stopLossPercent below the entry price, fixed
 */
public record ConservativeParameters(
    int rsiPeriod,
    double rsiBuy,
    double rsiSell,
    int emaFast,
    int emaSlow,
    double dipPercent,
    int dipLookbackHours,
    double volumeSpikeMultiplier,
    int volumeSpikeDays,
    double takeProfitPercent,
    double stopLossPercent) {}
