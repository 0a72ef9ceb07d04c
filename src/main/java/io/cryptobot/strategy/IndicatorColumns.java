package io.cryptobot.strategy;

import io.cryptobot.market.CandleSeries;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.EMAIndicator;
import org.ta4j.core.indicators.MMAIndicator;
import org.ta4j.core.num.Num;

/**
 * Indicators of one coin as columns: element {@code i} is the value on closed candle {@code i} and
 * depends on no later candle. Each column is computed once, when first asked for, and shared by
 * every strategy that asks for the same; its array must not be written. Thread-safe.
 *
 * <p>RSI, EMA and ATR are ta4j's: its averages (Wilder's for RSI and ATR, 2/(n+1) for the EMA) over
 * columns of ours, which spares the indicators in between and their caches. All are seeded with the
 * first candle, so that the first few hundred values are still warming up. Windows that reach
 * before the first candle hold what there is.
 */
public final class IndicatorColumns {
  private static final double HUNDRED = 100;

  private final CandleSeries candles;
  private final Map<String, double[]> columns = new ConcurrentHashMap<>();

  public IndicatorColumns(CandleSeries candles) {
    this.candles = candles;
  }

  /** How many candles cover these hours, at least one. */
  int candlesInHours(int hours) {
    return candles.timeframe().candlesIn(Duration.ofHours(hours));
  }

  double[] close() {
    return candles.close();
  }

  double[] volume() {
    return candles.volume();
  }

  /** Relative strength index, 0 to 100: 100 − 100 ÷ (1 + average gain ÷ average loss). */
  public double[] rsi(int period) {
    return column("rsi " + period, () -> relativeStrengthIndex(period));
  }

  /** Exponential moving average of the close, in US dollars. */
  public double[] ema(int period) {
    return column(
        "ema " + period,
        () ->
            values(new EMAIndicator(new ColumnIndicator(candles.close()), period), candles.size()));
  }

  /** Average true range, in US dollars: Wilder's average of the true range, as ta4j's own. */
  public double[] atr(int period) {
    return column("atr " + period, () -> wilderAverage(trueRange(), period));
  }

  /**
   * Simple moving average of {@link #atr} over {@code window} candles, the current one included.
   */
  public double[] atrAverage(int period, int window) {
    return column("atr " + period + " mean " + window, () -> Windows.mean(atr(period), window));
  }

  /** Highest high of the last {@code window} candles, the current one included. */
  public double[] highestHigh(int window) {
    return column("high " + window, () -> Windows.highest(candles.high(), window));
  }

  /** Volume of {@code window} candles that end {@code back} candles before the current one. */
  public double[] volumeSum(int window, int back) {
    return column(
        "volume " + window + " back " + back, () -> Windows.sum(candles.volume(), window, back));
  }

  private double[] column(String key, Supplier<double[]> compute) {
    double[] known = columns.get(key);
    if (known == null) {
      known = compute.get();
      columns.put(key, known);
    }
    return known;
  }

  private double[] relativeStrengthIndex(int period) {
    double[] gains = wilderAverage(changes(1), period);
    double[] losses = wilderAverage(changes(-1), period);
    double[] index = new double[gains.length];
    for (int i = 0; i < index.length; i++) {
      if (losses[i] != 0) {
        index[i] = HUNDRED - HUNDRED / (1 + gains[i] / losses[i]);
      } else {
        index[i] = gains[i] == 0 ? 0 : HUNDRED;
      }
    }
    return index;
  }

  /** By how much each close lies above the one before (sign 1) or below it (sign −1), else 0. */
  private double[] changes(int sign) {
    double[] close = candles.close();
    double[] changes = new double[close.length];
    for (int i = 1; i < close.length; i++) {
      changes[i] = Math.max(0, sign * (close[i] - close[i - 1]));
    }
    return changes;
  }

  private static double[] wilderAverage(double[] column, int period) {
    return values(new MMAIndicator(new ColumnIndicator(column), period), column.length);
  }

  /** The greatest of high − low, high − previous close and previous close − low. */
  private double[] trueRange() {
    double[] range = new double[candles.size()];
    for (int i = 0; i < range.length; i++) {
      double high = candles.high()[i];
      double low = candles.low()[i];
      double before = i == 0 ? low : candles.close()[i - 1];
      range[i] = Math.max(high - low, Math.max(Math.abs(high - before), Math.abs(before - low)));
    }
    return range;
  }

  private static double[] values(Indicator<Num> indicator, int size) {
    double[] values = new double[size];
    for (int i = 0; i < values.length; i++) {
      values[i] = indicator.getValue(i).doubleValue();
    }
    return values;
  }
}
