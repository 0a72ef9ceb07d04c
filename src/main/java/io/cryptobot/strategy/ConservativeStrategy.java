package io.cryptobot.strategy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Buys an oversold coin after a dip, once the trend turns or the volume spikes; sells at a fixed
 * stop or target, when overbought, or when the trend turns down.
 */
public final class ConservativeStrategy implements Strategy {
  private static final int HOURS_PER_DAY = 24;

  private final ConservativeParameters parameters;
  private final double[] close;
  private final double[] rsi;
  private final double[] fast;
  private final double[] slow;
  private final double[] highestHigh;
  private final double[] dayVolume;
  private final double[] baselineVolume;
  private final double dipFactor;
  private final double stopFactor;
  private final double targetFactor;
  private final String buyPrefix;
  private final String rsiExitReason;
  private byte @Nullable [] triggers;

  public ConservativeStrategy(ConservativeParameters parameters, IndicatorColumns columns) {
    this.parameters = parameters;
    int day = columns.candlesInHours(HOURS_PER_DAY);
    int baseline = columns.candlesInHours(HOURS_PER_DAY * parameters.volumeSpikeDays());
    close = columns.close();
    rsi = columns.rsi(parameters.rsiPeriod());
    fast = columns.ema(parameters.emaFast());
    slow = columns.ema(parameters.emaSlow());
    highestHigh = columns.highestHigh(columns.candlesInHours(parameters.dipLookbackHours()));
    dayVolume = columns.volumeSum(day, 0);
    baselineVolume = columns.volumeSum(baseline, day);
    dipFactor = Levels.below(parameters.dipPercent());
    stopFactor = Levels.below(parameters.stopLossPercent());
    targetFactor = Levels.above(parameters.takeProfitPercent());
    buyPrefix = "RSI<" + Levels.plain(parameters.rsiBuy()) + " + DCA + ";
    rsiExitReason = "RSI>" + Levels.plain(parameters.rsiSell());
  }

  /** Judged for all candles at once, column by column, which is several times faster. */
  @Override
  public int buyTriggers(int candle) {
    byte[] known = triggers;
    if (known == null) {
      known = new byte[close.length];
      for (int i = 0; i < known.length; i++) {
        known[i] = (byte) triggersOf(i);
      }
      triggers = known;
    }
    return known[candle];
  }

  private int triggersOf(int candle) {
    if (!(rsi[candle] < parameters.rsiBuy())
        || !(close[candle] <= highestHigh[candle] * dipFactor)) {
      return NONE;
    }
    return (crossedAboveForTwoCandles(candle) ? BuyTrigger.EMA_CROSSOVER.bit() : NONE)
        | (volumeSpikes(candle) ? BuyTrigger.VOLUME_SPIKE.bit() : NONE);
  }

  private boolean crossedAboveForTwoCandles(int i) {
    return i >= 2 && fast[i - 2] <= slow[i - 2] && fast[i - 1] > slow[i - 1] && fast[i] > slow[i];
  }

  private boolean volumeSpikes(int i) {
    double averageDay = baselineVolume[i] / parameters.volumeSpikeDays();
    return dayVolume[i] > parameters.volumeSpikeMultiplier() * averageDay;
  }

  @Override
  public int indicatorExits(int candle) {
    return (rsi[candle] > parameters.rsiSell() ? IndicatorExit.RSI_HIGH.bit() : NONE)
        | (crossedBelow(candle) ? IndicatorExit.EMA_CROSSUNDER.bit() : NONE);
  }

  private boolean crossedBelow(int i) {
    return i >= 1 && fast[i] < slow[i] && fast[i - 1] >= slow[i - 1];
  }

  @Override
  public Reading reading(int candle) {
    return new Reading(rsi[candle], fast[candle], slow[candle], Double.NaN, dayVolume[candle]);
  }

  @Override
  public List<Condition> conditions(int i) {
    double averageDay = baselineVolume[i] / parameters.volumeSpikeDays();
    double before = i >= 1 ? fast[i - 1] - slow[i - 1] : Double.NaN;
    double twoBefore = i >= 2 ? fast[i - 2] - slow[i - 2] : Double.NaN;
    double now = fast[i] - slow[i];
    return List.of(
        Condition.below("RSI", rsi[i], parameters.rsiBuy()),
        Condition.atMost("DCA: close under the high", close[i], highestHigh[i] * dipFactor),
        Condition.atMost("EMA crossover: two candles before", twoBefore, 0),
        Condition.above("EMA crossover: candle before", before, 0),
        Condition.above("EMA crossover: now", now, 0),
        Condition.above(
            "volume spike", dayVolume[i], parameters.volumeSpikeMultiplier() * averageDay),
        Condition.above("exit: RSI", rsi[i], parameters.rsiSell()),
        Condition.atLeast("exit: EMA crossunder: candle before", before, 0),
        Condition.below("exit: EMA crossunder: now", now, 0));
  }

  @Override
  public double stopLevel(double entryPrice, double peak) {
    return entryPrice * stopFactor;
  }

  @Override
  public double takeProfitLevel(double entryPrice) {
    return entryPrice * targetFactor;
  }

  @Override
  public long maxHoldSeconds() {
    return Long.MAX_VALUE;
  }

  @Override
  public String buyReason(int buyTriggers) {
    return buyPrefix + BuyTrigger.labels(buyTriggers);
  }

  @Override
  public String exitReason(int indicatorExits) {
    return (indicatorExits & IndicatorExit.RSI_HIGH.bit()) != 0 ? rsiExitReason : "EMA crossunder";
  }

  @Override
  public String stopReason() {
    return "stop loss";
  }
}
