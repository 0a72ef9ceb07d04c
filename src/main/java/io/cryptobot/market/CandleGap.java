package io.cryptobot.market;

import java.time.Duration;
import java.time.Instant;

/**
 * A stretch without candles inside a series, filled flat.
 *
 * @param coin whose candles are missing
 * @param from open time of the first missing candle
 * @param candles how many are missing
 * @param timeframe of the series
 */
public record CandleGap(Coin coin, Instant from, int candles, Timeframe timeframe) {
  private static final Duration LONG = Duration.ofHours(24);

  public Duration length() {
    return timeframe.duration().multipliedBy(candles);
  }

  /** A gap of more than a day deserves a warning that names it. */
  public boolean isLong() {
    return length().compareTo(LONG) > 0;
  }
}
