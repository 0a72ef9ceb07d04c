package io.cryptobot.config;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * {@code settings_conservative.json}. Percentages are in percent (2.5 means 2.5 %), periods in
 * candles; the components that are not described here are in {@link StrategySettings}.
 *
 * @param emaFast candles of the fast moving average, fewer than {@code emaSlow}
 * @param emaSlow candles of the slow moving average
 * @param dcaDipPercent how far the close must lie below the high of {@code dcaDipLookbackHours}
 * @param dcaDipLookbackHours the window of that high
 * @param volumeSpikeMultiplier how many times an average day's volume the last 24 hours must exceed
 * @param volumeSpikePeriod how many days before those 24 hours make the average
 */
public record ConservativeSettings(
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
    int emaFast,
    int emaSlow,
    double dcaDipPercent,
    int dcaDipLookbackHours,
    double volumeSpikeMultiplier,
    int volumeSpikePeriod,
    double takeProfitPercent,
    double stopLossPercent)
    implements StrategySettings {

  public ConservativeSettings {
    coins = List.copyOf(coins);
    coinWeights = Copies.ordered(coinWeights);
  }
}
