package io.cryptobot.feed;

import java.time.Instant;
import java.util.Optional;

/**
 * How a price feed is doing.
 *
 * @param feed its name: {@code coinbase}
 * @param since when it came into this state, UTC
 * @param lastSuccess when it last gave a price, UTC
 * @param failuresInARow how often it failed since then
 * @param lastError what last went wrong, as a sentence; it stays after a success
 * @param lastErrorTime when that was, UTC
 * @param nextTry until when it is left alone, UTC; none if it may be asked
 */
public record FeedHealth(
    String feed,
    State state,
    Instant since,
    Optional<Instant> lastSuccess,
    int failuresInARow,
    Optional<String> lastError,
    Optional<Instant> lastErrorTime,
    Optional<Instant> nextTry) {

  /** What is known of a feed. */
  public enum State {
    /** It neither gave a price nor failed since the program started. */
    UNTRIED,
    /** It gave prices when it was last asked. */
    UP,
    /** It failed as a whole when it was last asked. */
    DOWN
  }
}
