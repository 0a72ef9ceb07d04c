package io.cryptobot.simulator;

/** What became of an order that was sent. */
sealed interface Placement {

  /**
   * Booked, now or before.
   *
   * @param isNew false if this client id had an order already, which is the one told of
   */
  record Accepted(Order order, boolean isNew) implements Placement {}

  /** Not booked. */
  record Refused(Rejection reason) implements Placement {}
}
