package io.cryptobot.engine;

import io.cryptobot.risk.BlockReason;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The market at one moment: for each coin of the portfolio its price, whether it can be traded and
 * its latest closed candle. Positions are marked, and exits judged, at the bid, entries at the ask;
 * where candles drive the engine the two are one price. Mutable and reused from step to step.
 */
public final class MarketStep {
  /** Instead of a closed candle: there is none to judge, the coin is not warmed up. */
  public static final int NO_CANDLE = -1;

  private long second;
  private final double[] bids;
  private final double[] asks;
  private final boolean[] tradable;
  private final int[] closedCandles;
  private final boolean[] entrySpent;
  private final boolean[] exitSpent;
  private final @Nullable BlockReason[] blocks;

  private MarketStep(double[] bids, double[] asks) {
    this.bids = bids;
    this.asks = asks;
    int coins = bids.length;
    tradable = new boolean[coins];
    closedCandles = new int[coins];
    entrySpent = new boolean[coins];
    exitSpent = new boolean[coins];
    blocks = new BlockReason[coins];
  }

  /** With one price a coin. */
  public static MarketStep ofCandles(int coins) {
    double[] prices = new double[coins];
    return new MarketStep(prices, prices);
  }

  /** With a bid and an ask a coin. */
  public static MarketStep ofQuotes(int coins) {
    return new MarketStep(new double[coins], new double[coins]);
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
    bids[coin] = price;
    tradable[coin] = isTradable;
    closedCandles[coin] = closedCandle;
  }

  /** Says what a coin's market asks, where that is not what it bids. */
  public void ask(int coin, double price) {
    asks[coin] = price;
  }

  /**
   * Says what is not to be judged any more: each closed candle's signals are judged once.
   *
   * @param isEntrySpent whether the candle's entry signal was judged before, or is too old
   * @param isExitSpent whether its indicator exits were judged before
   */
  public void judged(int coin, boolean isEntrySpent, boolean isExitSpent) {
    entrySpent[coin] = isEntrySpent;
    exitSpent[coin] = isExitSpent;
  }

  /** Says that no candle's signals are to be judged. */
  public void allJudged() {
    Arrays.fill(entrySpent, true);
    Arrays.fill(exitSpent, true);
  }

  /** Forbids entries into a coin for a reason that the engine cannot know; null allows them. */
  public void block(int coin, @Nullable BlockReason reason) {
    blocks[coin] = reason;
  }

  public long second() {
    return second;
  }

  /** What each coin is marked at; the array is the step's own and must not be written. */
  public double[] prices() {
    return bids;
  }

  /** What a sale is made at. */
  double price(int coin) {
    return bids[coin];
  }

  /** What an entry is made at. */
  double entryPrice(int coin) {
    return asks[coin];
  }

  boolean isTradable(int coin) {
    return tradable[coin];
  }

  int closedCandle(int coin) {
    return closedCandles[coin];
  }

  /** The closed candle whose entry signal is to be judged now, or {@link #NO_CANDLE}. */
  int entryCandle(int coin) {
    return entrySpent[coin] ? NO_CANDLE : closedCandles[coin];
  }

  /** The closed candle whose indicator exits are to be judged now, or {@link #NO_CANDLE}. */
  int exitCandle(int coin) {
    return exitSpent[coin] ? NO_CANDLE : closedCandles[coin];
  }

  @Nullable BlockReason block(int coin) {
    return blocks[coin];
  }
}
