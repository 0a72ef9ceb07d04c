package io.cryptobot.strategy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Buys short dips and breakouts; sells at a fixed target, at a stop that trails the highest price,
 * when overbought, or when the time is up.
 */
public final class AggressiveStrategy implements Strategy {
  private static final int HOURS_PER_DAY = 24;

  private final AggressiveParameters parameters;
  private final double[] close;
  private final double[] volume;
  private final double[] rsi;
  private final double[] atr;
  private final double[] atrAverage;
  private final double[] highestHigh;
  private final double[] highestHighBefore;
  private final double[] windowVolume;
  private final double[] dayVolume;
  private final double dipFactor;
  private final double breakoutFactor;
  private final double stopFactor;
  private final double targetFactor;
  private final long maxHoldSeconds;
  private final int enabled;
  private final String rsiExitReason;
  private byte @Nullable [] triggers;

  public AggressiveStrategy(AggressiveParameters parameters, IndicatorColumns columns) {
    this.parameters = parameters;
    int window = parameters.breakoutWindow();
    close = columns.close();
    volume = columns.volume();
    rsi = columns.rsi(parameters.rsiPeriod());
    atr = columns.atr(parameters.atrPeriod());
    atrAverage = columns.atrAverage(parameters.atrPeriod(), parameters.atrBaselinePeriod());
    highestHigh = columns.highestHigh(columns.candlesInHours(parameters.dipLookbackHours()));
    highestHighBefore = columns.highestHigh(window);
    windowVolume = columns.volumeSum(window, 1);
    dayVolume = columns.volumeSum(columns.candlesInHours(HOURS_PER_DAY), 0);
    dipFactor = Levels.below(parameters.dipPercent());
    breakoutFactor = Levels.above(parameters.breakoutPercent());
    stopFactor = Levels.below(parameters.stopLossPercent());
    targetFactor = Levels.above(parameters.takeProfitPercent());
    maxHoldSeconds = (long) parameters.maxHoldHours() * Levels.SECONDS_PER_HOUR;
    enabled = parameters.buyTriggers().stream().mapToInt(BuyTrigger::bit).sum();
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
    return enabled
        & ((dips(candle) ? BuyTrigger.RSI_DIP.bit() : NONE)
            | (rangeWidens(candle) ? BuyTrigger.ATR_BREAKOUT.bit() : NONE)
            | (breaksOut(candle) ? BuyTrigger.PRICE_BREAKOUT.bit() : NONE));
  }

  private boolean dips(int i) {
    return rsi[i] < parameters.rsiBuy() && close[i] <= highestHigh[i] * dipFactor;
  }

  private boolean rangeWidens(int i) {
    return atr[i] > parameters.atrMultiplier() * atrAverage[i];
  }

  private boolean breaksOut(int i) {
    if (i < 1 || !(close[i] >= breakoutFactor * highestHighBefore[i - 1])) {
      return false;
    }
    double meanVolume = windowVolume[i] / parameters.breakoutWindow();
    return volume[i] > parameters.breakoutVolumeMultiplier() * meanVolume;
  }

  @Override
  public int indicatorExits(int candle) {
    return rsi[candle] > parameters.rsiSell() ? IndicatorExit.RSI_HIGH.bit() : NONE;
  }

  @Override
  public Reading reading(int candle) {
    return new Reading(rsi[candle], Double.NaN, Double.NaN, atr[candle], dayVolume[candle]);
  }

  @Override
  public List<Condition> conditions(int i) {
    List<Condition> all = new ArrayList<>();
    if (isEnabled(BuyTrigger.RSI_DIP)) {
      all.add(Condition.below("RSI dip: RSI", rsi[i], parameters.rsiBuy()));
      all.add(
          Condition.atMost("RSI dip: close under the high", close[i], highestHigh[i] * dipFactor));
    }
    if (isEnabled(BuyTrigger.ATR_BREAKOUT)) {
      all.add(Condition.above("ATR breakout", atr[i], parameters.atrMultiplier() * atrAverage[i]));
    }
    if (isEnabled(BuyTrigger.PRICE_BREAKOUT)) {
      double high = i < 1 ? Double.NaN : breakoutFactor * highestHighBefore[i - 1];
      double mean = windowVolume[i] / parameters.breakoutWindow();
      all.add(Condition.atLeast("price breakout: close over the high", close[i], high));
      all.add(
          Condition.above(
              "price breakout: volume", volume[i], parameters.breakoutVolumeMultiplier() * mean));
    }
    all.add(Condition.above("exit: RSI", rsi[i], parameters.rsiSell()));
    return all;
  }

  private boolean isEnabled(BuyTrigger trigger) {
    return (enabled & trigger.bit()) != 0;
  }

  @Override
  public double stopLevel(double entryPrice, double peak) {
    return peak * stopFactor;
  }

  @Override
  public double takeProfitLevel(double entryPrice) {
    return entryPrice * targetFactor;
  }

  @Override
  public long maxHoldSeconds() {
    return maxHoldSeconds;
  }

  @Override
  public String buyReason(int buyTriggers) {
    return BuyTrigger.labels(buyTriggers);
  }

  @Override
  public String exitReason(int indicatorExits) {
    return rsiExitReason;
  }

  @Override
  public String stopReason() {
    return "trailing stop";
  }
}
