package io.cryptobot.feed;

import java.time.Duration;
import java.util.Optional;

/** A request that failed in a way that may have passed when it is made again. */
final class TransientFailure extends Exception {
  private static final long serialVersionUID = 1L;

  /** Seconds to wait; negative if the service named none. */
  private final long retryAfterSeconds;

  /**
   * A failure after which the service named no waiting time.
   *
   * @param what a clause about the service: {@code it answered HTTP 503}
   */
  TransientFailure(String what) {
    this(what, -1);
  }

  /** A failure that another one led to. */
  TransientFailure(String what, Throwable cause) {
    this(what, -1);
    initCause(cause);
  }

  private TransientFailure(String what, long retryAfterSeconds) {
    super(HttpAnswer.message(what));
    this.retryAfterSeconds = retryAfterSeconds;
  }

  static TransientFailure retryAfter(String what, Duration wait) {
    return new TransientFailure(what, Math.max(0, wait.toSeconds()));
  }

  /** How long the service itself asked to be left alone. */
  Optional<Duration> retryAfter() {
    return retryAfterSeconds < 0
        ? Optional.empty()
        : Optional.of(Duration.ofSeconds(retryAfterSeconds));
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
