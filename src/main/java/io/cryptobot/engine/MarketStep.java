package io.cryptobot.engine;

/**
 * The market at one moment: for each coin of the portfolio its price, whether it can be traded and
 * its latest closed candle. Mutable and reused from step to step.
 */
public final class MarketStep {
  /** Instead of a closed candle: there is none to judge, the coin is not warmed up. */
  public static final int NO_CANDLE = -1;

  private long second;
  private final double[] prices;
  private final boolean[] tradable;
  private final int[] closedCandles;

  public MarketStep(int coins) {
    prices = new double[coins];
    tradable = new boolean[coins];
    closedCandles = new int[coins];
  }

  /** Moves to another time, in seconds since the epoch. */
  public void moveTo(long atSecond) {
    second = atSecond;
  }

  /**
   * Says what a coin's market is like.
   *
   * @param price in US dollars
   * @param isTradable false while the market is not there: neither entry nor exit can be made
   * @param closedCandle index of the latest closed candle, or {@link #NO_CANDLE}
   */
  public void quote(int coin, double price, boolean isTradable, int closedCandle) {
    prices[coin] = price;
    tradable[coin] = isTradable;
    closedCandles[coin] = closedCandle;
  }

  public long second() {
    return second;
  }

  /** The price of each coin; the array is the step's own and must not be written. */
  public double[] prices() {
    return prices;
  }

  double price(int coin) {
    return prices[coin];
  }

  boolean isTradable(int coin) {
    return tradable[coin];
  }

  int closedCandle(int coin) {
    return closedCandles[coin];
  }
}
