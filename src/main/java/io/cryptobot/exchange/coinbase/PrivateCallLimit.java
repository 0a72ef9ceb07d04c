package io.cryptobot.exchange.coinbase;

import io.cryptobot.time.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * At most so many private calls in any 60 seconds, of which reads leave room for orders. An exit
 * that protects goes at once, above the limit too: it is counted and logged. A clock that was set
 * back frees it. Thread-safe.
 */
final class PrivateCallLimit {
  private static final Logger LOG = LoggerFactory.getLogger(PrivateCallLimit.class);
  private static final Duration WINDOW = Duration.ofSeconds(60);
  private static final Duration SLICE = Duration.ofSeconds(1);
  private static final int READS_OF_TEN = 6;
  private static final int TEN = 10;

  private final int most;
  private final int mostReads;
  private final Clock clock;
  private final Sleeper sleeper;
  private final Deque<Instant> calls = new ArrayDeque<>();
  private final Deque<Instant> reads = new ArrayDeque<>();

  /** What a call is for. */
  enum Purpose {
    READ,
    ORDER,
    /** An exit, which nothing holds back. */
    PROTECTION
  }

  PrivateCallLimit(int most, Clock clock, Sleeper sleeper) {
    if (most < 1) {
      throw new IllegalArgumentException("calls a minute: " + most);
    }
    this.most = most;
    this.mostReads = Math.max(1, most * READS_OF_TEN / TEN);
    this.clock = clock;
    this.sleeper = sleeper;
  }

  /**
   * Waits until a call may be made, and counts it.
   *
   * @param isWanted asked each second, and at the end
   * @return false if it was not wanted any more, and is not counted
   * @throws InterruptedException if the waiting thread is to end
   */
  boolean await(Purpose purpose, BooleanSupplier isWanted) throws InterruptedException {
    while (true) {
      if (!isWanted.getAsBoolean()) {
        return false;
      }
      Duration wait = take(purpose);
      if (wait.isZero()) {
        return true;
      }
      sleeper.sleep(wait.compareTo(SLICE) < 0 ? wait : SLICE);
    }
  }

  /** Zero if the call is counted and may be made; else how long until one may be. */
  private synchronized Duration take(Purpose purpose) {
    Instant now = clock.instant();
    forget(calls, now);
    forget(reads, now);
    boolean isRead = purpose == Purpose.READ;
    boolean isFull = calls.size() >= most;
    if (isFull && purpose == Purpose.PROTECTION) {
      LOG.warn("event=call_above_limit calls={} limit={}", calls.size() + 1, most);
    } else if (isFull) {
      return until(calls, now);
    } else if (isRead && reads.size() >= mostReads) {
      return until(reads, now);
    }
    calls.addLast(now);
    if (isRead) {
      reads.addLast(now);
    }
    return Duration.ZERO;
  }

  private static Duration until(Deque<Instant> times, Instant now) {
    return Duration.between(now, times.getFirst().plus(WINDOW));
  }

  private static void forget(Deque<Instant> times, Instant now) {
    times.removeIf(time -> time.isAfter(now) || !now.isBefore(time.plus(WINDOW)));
  }
}
