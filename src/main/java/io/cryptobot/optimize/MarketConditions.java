package io.cryptobot.optimize;

import io.cryptobot.market.CandleSeries;
import io.cryptobot.strategy.IndicatorColumns;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * What the market was like, by Bitcoin: where its price went within the last seven days (up or down
 * by more than 2 %, else flat), and whether its average true range, as a part of the price, was in
 * the lowest, the middle or the highest third of the time looked at.
 */
public final class MarketConditions {
  /** Where there are no candles. */
  public static final String UNKNOWN = "unknown";

  private static final Duration TREND = Duration.ofDays(7);
  private static final double FLAT = 0.02;
  private static final int ATR_PERIOD = 14;
  private static final int THIRDS = 3;

  private final CandleSeries bitcoin;
  private final double[] range;
  private final double lowThird;
  private final double highThird;

  /**
   * @param bitcoin its candles
   * @param from the time looked at: whose thirds are taken
   * @param to the end of it
   */
  public MarketConditions(CandleSeries bitcoin, Instant from, Instant to) {
    this.bitcoin = bitcoin;
    double[] atr = new IndicatorColumns(bitcoin).atr(ATR_PERIOD);
    this.range = new double[atr.length];
    Arrays.setAll(range, i -> atr[i] / bitcoin.close()[i]);
    int first = Math.max(0, Math.min(range.length, bitcoin.indexOf(from.getEpochSecond())));
    int end = Math.max(first, Math.min(range.length, bitcoin.indexOf(to.getEpochSecond()) + 1));
    double[] sorted = Arrays.copyOfRange(range, first, end);
    Arrays.sort(sorted);
    this.lowThird = sorted.length == 0 ? 0 : sorted[sorted.length / THIRDS];
    this.highThird = sorted.length == 0 ? 0 : sorted[sorted.length * 2 / THIRDS];
  }

  /** By the last candle that had closed: {@code BTC up, volatility high}. */
  public String at(Instant time) {
    int candle = bitcoin.indexOf(time.getEpochSecond()) - 1;
    int before = candle - bitcoin.timeframe().candlesIn(TREND);
    if (before < 0 || candle >= bitcoin.size()) {
      return UNKNOWN;
    }
    double moved = bitcoin.close()[candle] / bitcoin.close()[before] - 1;
    String trend = moved > FLAT ? "up" : moved < -FLAT ? "down" : "flat";
    return "BTC " + trend + ", volatility " + volatility(range[candle]);
  }

  private String volatility(double one) {
    if (one < lowThird) {
      return "low";
    }
    return one < highThird ? "middle" : "high";
  }
}
