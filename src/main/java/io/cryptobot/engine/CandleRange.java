package io.cryptobot.engine;

/** What the candle that begins with a step will hold, for each coin that can be traded in it. */
public interface CandleRange {

  /** The stamp of what happens within the candle, in seconds since the epoch. */
  long middleSecond();

  double low(int coin);

  double high(int coin);

  double close(int coin);
}
