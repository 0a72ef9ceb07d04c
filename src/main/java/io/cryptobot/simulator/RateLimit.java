package io.cryptobot.simulator;

import java.time.Duration;
import java.time.Instant;

/**
 * So many calls a second in the long run, and four seconds' worth of them at once: a client on the
 * same computer has no network that spaces its calls. Thread-safe.
 */
final class RateLimit {
  private static final int SECONDS_AT_ONCE = 4;

  private final int perSecond;
  private Instant paidUntil = Instant.MIN;

  /**
   * @param perSecond 0 for as many as one likes
   */
  RateLimit(int perSecond) {
    this.perSecond = perSecond;
  }

  /** Whether there was room for this call, which then counts. */
  synchronized boolean allows(Instant time) {
    if (perSecond == 0) {
      return true;
    }
    Instant from = paidUntil.isAfter(time) ? paidUntil : time;
    Instant paid = from.plus(Duration.ofSeconds(1).dividedBy(perSecond));
    if (paid.isAfter(time.plusSeconds(SECONDS_AT_ONCE))) {
      return false;
    }
    paidUntil = paid;
    return true;
  }
}
