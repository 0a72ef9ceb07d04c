package io.cryptobot.market;

import java.time.Instant;

/**
 * What a coin costs now, in US dollars.
 *
 * @param bid what the best buyer pays; the last trade where the feed has no book
 * @param ask what the best seller asks; the last trade where the feed has no book
 * @param time when the feed says that it was so, UTC
 * @param feed which feed said so
 */
public record Quote(double bid, double ask, Instant time, String feed) {

  /**
   * Checks the prices.
   *
   * @throws IllegalArgumentException if a price is no number above zero, or the ask is below the
   *     bid
   */
  public Quote {
    boolean sound = bid > 0 && ask >= bid && ask < Double.POSITIVE_INFINITY;
    if (!sound) {
      throw new IllegalArgumentException("a bid of " + bid + " and an ask of " + ask);
    }
  }
}
