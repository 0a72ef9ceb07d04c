package io.cryptobot.simulator;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** At most so many calls in any second. Thread-safe. */
final class RateLimit {
  private final int perSecond;
  private final Deque<Instant> calls = new ArrayDeque<>();

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
    Instant secondAgo = time.minusSeconds(1);
    while (!calls.isEmpty() && !calls.getFirst().isAfter(secondAgo)) {
      calls.removeFirst();
    }
    if (calls.size() >= perSecond) {
      return false;
    }
    calls.addLast(time);
    return true;
  }
}
