package io.cryptobot.simulator;

import io.cryptobot.market.Candle;
import io.cryptobot.market.Coin;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where the simulator's prices come from. Called by several threads at once. */
public interface Prices {

  /**
   * What a coin cost at an instant; empty if nobody knows, and then nothing can be traded. Asked
   * while the books are locked, so it should answer from memory.
   *
   * @param time at most now; a source that knows only the present may answer with that
   */
  Optional<Price> at(Coin coin, Instant time);

  /**
   * The candles that open from {@code from} to {@code to}, both included, ascending. Those that the
   * source lacks, or that are shorter than what it has, are missing.
   *
   * @param length a whole number of minutes; candles open at its multiples since the epoch
   */
  List<Candle> candles(Coin coin, Duration length, Instant from, Instant to);

  /**
   * A price in US dollars.
   *
   * @param bid what a seller gets
   * @param ask what a buyer pays
   * @param last what was paid last
   */
  record Price(BigDecimal bid, BigDecimal ask, BigDecimal last) {
    public Price {
      if (bid.signum() <= 0 || ask.compareTo(bid) < 0 || last.signum() <= 0) {
        throw new IllegalArgumentException(
            "a bid of " + bid + ", an ask of " + ask + " and a last price of " + last);
      }
    }
  }
}
