package io.cryptobot.market;

import java.time.Instant;

/**
 * What was traded in one time frame. Prices in US dollars, volume in coins.
 *
 * @param openTime when the candle began, UTC; a candle is known by it
 * @param open the first price
 * @param high the highest price
 * @param low the lowest price
 * @param close the last price
 * @param volume how many coins changed hands
 */
public record Candle(
    Instant openTime, double open, double high, double low, double close, double volume) {

  /**
   * @throws InvalidCandleException if a price is not a positive number, the high is not the highest
   *     or the low not the lowest of the four, or the volume is negative or no number
   */
  public Candle {
    check(open, high, low, close, volume);
  }

  /** The check of the constructor, for readers that keep their candles in columns. */
  public static void check(double open, double high, double low, double close, double volume) {
    boolean sound =
        low > 0
            && high < Double.POSITIVE_INFINITY
            && open >= low
            && open <= high
            && close >= low
            && close <= high
            && volume >= 0
            && volume < Double.POSITIVE_INFINITY;
    if (!sound) {
      throw new InvalidCandleException(complaint(open, high, low, close, volume));
    }
  }

  private static String complaint(
      double open, double high, double low, double close, double volume) {
    String[] names = {"open", "high", "low", "close"};
    double[] prices = {open, high, low, close};
    for (int i = 0; i < prices.length; i++) {
      if (!(prices[i] > 0) || Double.isInfinite(prices[i])) {
        return "the " + names[i] + " price is " + prices[i] + ", it must be a number above zero";
      }
    }
    if (!(volume >= 0) || Double.isInfinite(volume)) {
      return "the volume is " + volume + ", it must be a number of zero or more";
    }
    if (high < low) {
      return "the high " + high + " is below the low " + low;
    }
    boolean openIsOutside = open < low || open > high;
    return "the "
        + (openIsOutside ? "open " + open : "close " + close)
        + " lies outside of low "
        + low
        + " to high "
        + high;
  }
}
