package io.cryptobot.strategy;

import io.cryptobot.market.CandleSeries;
import io.cryptobot.market.Coin;
import io.cryptobot.market.Timeframe;
import java.util.Random;

/** Candles of an hour written one after the other. */
final class Tape {
  private static final long START = 1_704_067_200L;

  private final CandleSeries.Builder builder =
      CandleSeries.builder(new Coin("BTC-USD"), Timeframe.H1);
  private long next = START;

  Tape candle(double open, double high, double low, double close, double volume) {
    builder.add(next, open, high, low, close, volume);
    next += Timeframe.H1.seconds();
    return this;
  }

  Tape flat(int candles, double price, double volume) {
    for (int i = 0; i < candles; i++) {
      candle(price, price, price, price, volume);
    }
    return this;
  }

  CandleSeries candles() {
    return builder.build();
  }

  /** A random walk with wicks and volume. */
  static CandleSeries walk(long seed, int candles) {
    Random random = new Random(seed);
    Tape tape = new Tape();
    double price = 100;
    for (int i = 0; i < candles; i++) {
      double close = price * (1 + 0.02 * random.nextGaussian());
      double high = Math.max(price, close) * (1 + 0.005 * random.nextDouble());
      double low = Math.min(price, close) * (1 - 0.005 * random.nextDouble());
      tape.candle(price, high, low, close, 10 * random.nextDouble());
      price = close;
    }
    return tape.candles();
  }
}
