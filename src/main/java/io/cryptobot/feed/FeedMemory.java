package io.cryptobot.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one price feed did so far, and how long it is left alone: after the first failure of the
 * feed as a whole 2 s, then 4, 8, 16 and 32 s, then 60 s each time; longer if the service itself
 * asks for it, up to 10 minutes. A price ends it. An answer without a price that is no failure of
 * the feed (a coin it does not know) changes nothing. A clock that was set back ends the waiting.
 * Thread-safe.
 */
final class FeedMemory {
  private static final List<Duration> BACKOFF =
      List.of(
          Duration.ofSeconds(2),
          Duration.ofSeconds(4),
          Duration.ofSeconds(8),
          Duration.ofSeconds(16),
          Duration.ofSeconds(32),
          Duration.ofSeconds(60));
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final String feed;
  private final Clock clock;
  private FeedHealth.State state = FeedHealth.State.UNTRIED;
  private Instant since;
  private Optional<Instant> lastSuccess = Optional.empty();
  private Optional<String> lastError = Optional.empty();
  private Optional<Instant> lastErrorTime = Optional.empty();
  private int failuresInARow;
  private Instant failed;
  private Duration leftAlone = Duration.ZERO;

  FeedMemory(String feed, Clock clock) {
    this.feed = feed;
    this.clock = clock;
    this.since = clock.instant();
    this.failed = since;
  }

  /** Takes note of an answer. */
  synchronized void remember(Prices answer) {
    Instant now = clock.instant();
    if (!answer.failures().isEmpty()) {
      lastError = Optional.of(answer.failures().get(0).message());
      lastErrorTime = Optional.of(now);
    }
    if (!answer.quotes().isEmpty()) {
      worked(now);
    } else {
      answer.failureOfFeed().ifPresent(failure -> failed(failure, now));
    }
  }

  private void worked(Instant now) {
    enter(FeedHealth.State.UP, now);
    lastSuccess = Optional.of(now);
    failuresInARow = 0;
    leftAlone = Duration.ZERO;
  }

  private void failed(PriceFailure failure, Instant now) {
    enter(FeedHealth.State.DOWN, now);
    lastError = Optional.of(failure.message());
    Duration backoff = BACKOFF.get(Math.min(failuresInARow, BACKOFF.size() - 1));
    Duration asked = failure.retryAfter().orElse(Duration.ZERO);
    Duration granted = asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    leftAlone = granted.compareTo(backoff) > 0 ? granted : backoff;
    failed = now;
    failuresInARow++;
  }

  private void enter(FeedHealth.State next, Instant now) {
    if (state != next) {
      state = next;
      since = now;
    }
  }

  /** Until when the feed is left alone; empty if it may be asked. */
  synchronized Optional<Instant> nextTry() {
    Instant now = clock.instant();
    Instant end = failed.plus(leftAlone);
    boolean waits = !now.isBefore(failed) && now.isBefore(end);
    return waits ? Optional.of(end) : Optional.empty();
  }

  synchronized FeedHealth health() {
    return new FeedHealth(
        feed, state, since, lastSuccess, failuresInARow, lastError, lastErrorTime, nextTry());
  }
}
