package io.cryptobot.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** At most so many calls in any 60 seconds. A clock that was set back frees it. Thread-safe. */
final class CallWindow {
  private static final Duration LENGTH = Duration.ofSeconds(60);

  private final int most;
  private final Clock clock;
  private final Deque<Instant> calls = new ArrayDeque<>();

  CallWindow(int most, Clock clock) {
    if (most < 1) {
      throw new IllegalArgumentException("calls a minute: " + most);
    }
    this.most = most;
    this.clock = clock;
  }

  /** Counts a call, if there is room for one. */
  synchronized boolean take() {
    Instant now = clock.instant();
    calls.removeIf(call -> call.isAfter(now) || !now.isBefore(call.plus(LENGTH)));
    if (calls.size() >= most) {
      return false;
    }
    calls.addLast(now);
    return true;
  }

  /** The time between calls that are spread evenly. */
  Duration spacing() {
    return LENGTH.dividedBy(most);
  }
}
