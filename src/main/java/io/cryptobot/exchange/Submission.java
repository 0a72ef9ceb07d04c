package io.cryptobot.exchange;

import java.time.Duration;
import java.util.Optional;

/** What became of sending an order. */
public sealed interface Submission {

  /** The exchange took it; what it fills is to be read. */
  record Accepted(String orderId) implements Submission {}

  /** The exchange has an order with this client order id from an earlier sending. */
  record AlreadyThere(Optional<String> orderId) implements Submission {}

  /**
   * The exchange refused it: there is no order.
   *
   * @param code the exchange's, such as {@code INSUFFICIENT_FUND}
   * @param message for a person
   */
  record Rejected(String code, String message) implements Submission {}

  /** Nobody knows whether the exchange took it: no answer, or one that cannot be understood. */
  record Unresolved(String why) implements Submission {}

  /**
   * It did not reach the exchange, or was turned away unread: there is no order.
   *
   * @param retryAfter how long the exchange asks to wait
   */
  record NotSent(String why, Optional<Duration> retryAfter) implements Submission {}
}
