package io.cryptobot.engine;

/**
 * The market at one moment: for each coin of the portfolio its price, whether it can be traded and
 * its latest closed candle; where candles drive the engine also the range of the candle that begins
 * now. Mutable and reused from step to step. Arrays have one element a coin and belong to the step.
 */
public final class MarketStep {
  /** Instead of a closed candle: there is none to judge, the coin is not warmed up. */
  public static final int NO_CANDLE = -1;

  private long second;
  private long middleSecond;
  private final double[] prices;
  private final boolean[] tradable;
  private final int[] closedCandles;
  private final double[] lows;
  private final double[] highs;
  private final double[] closes;

  public MarketStep(int coins) {
    prices = new double[coins];
    tradable = new boolean[coins];
    closedCandles = new int[coins];
    lows = new double[coins];
    highs = new double[coins];
    closes = new double[coins];
  }

  /**
   * Moves to another time.
   *
   * @param atSecond seconds since the epoch
   * @param middleOfCandle the stamp of what happens within the candle that begins now
   */
  public void moveTo(long atSecond, long middleOfCandle) {
    second = atSecond;
    middleSecond = middleOfCandle;
  }

  /** Says what a coin's price is and which candle closed last; it cannot be traded now. */
  public void quote(int coin, double price, int closedCandle) {
    prices[coin] = price;
    tradable[coin] = false;
    closedCandles[coin] = closedCandle;
  }

  /** Says that a quoted coin trades now, within this range of prices until the next step. */
  public void open(int coin, double low, double high, double close) {
    tradable[coin] = true;
    lows[coin] = low;
    highs[coin] = high;
    closes[coin] = close;
  }

  public long second() {
    return second;
  }

  long middleSecond() {
    return middleSecond;
  }

  public double[] prices() {
    return prices;
  }

  double price(int coin) {
    return prices[coin];
  }

  /** False while the market is not there: neither entry nor exit can be made. */
  boolean isTradable(int coin) {
    return tradable[coin];
  }

  /** Index of the latest closed candle, or {@link #NO_CANDLE}. */
  int closedCandle(int coin) {
    return closedCandles[coin];
  }

  double low(int coin) {
    return lows[coin];
  }

  double high(int coin) {
    return highs[coin];
  }

  double close(int coin) {
    return closes[coin];
  }
}
