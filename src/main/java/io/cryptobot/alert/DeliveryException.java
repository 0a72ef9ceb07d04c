package io.cryptobot.alert;

import java.time.Duration;
import java.util.Optional;

/**
 * An alert was not delivered. The message is one plain sentence without secrets. There is never a
 * cause: what libraries say may hold the address, and the address of a Telegram bot is its token.
 */
public final class DeliveryException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean worthRetrying;
  private final transient Optional<Duration> retryAfter;

  private DeliveryException(String message, boolean worthRetrying, Optional<Duration> retryAfter) {
    super(message);
    this.worthRetrying = worthRetrying;
    this.retryAfter = retryAfter;
  }

  /** It may work in some seconds: no network, a time-out, a server in trouble. */
  public static DeliveryException forNow(String message) {
    return new DeliveryException(message, true, Optional.empty());
  }

  /** The service wants to be left alone for {@code wait}. */
  public static DeliveryException busy(String message, Duration wait) {
    return new DeliveryException(message, true, Optional.of(wait));
  }

  /** Trying again is of no use until a person has changed something: a wrong password. */
  public static DeliveryException forGood(String message) {
    return new DeliveryException(message, false, Optional.empty());
  }

  public boolean worthRetrying() {
    return worthRetrying;
  }

  /** How long the service asked to be left alone. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
