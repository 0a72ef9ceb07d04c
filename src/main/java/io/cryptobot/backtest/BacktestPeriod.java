package io.cryptobot.backtest;

import java.time.Duration;
import java.time.Instant;

/**
 * The time that a backtest is asked for, UTC.
 *
 * @param from the first step is the first candle at or after this
 * @param to the last candle closes at or before this
 */
public record BacktestPeriod(Instant from, Instant to) {

  /** The days before an end. */
  public static BacktestPeriod lastDays(int days, Instant end) {
    return new BacktestPeriod(end.minus(Duration.ofDays(days)), end);
  }
}
