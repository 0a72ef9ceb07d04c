package io.cryptobot.simulator;

/** What became of an order that was sent. */
sealed interface Placement {

  /** Booked, now or before. */
  record Accepted(Order order) implements Placement {}

  /** Not booked. */
  record Refused(Rejection reason) implements Placement {}
}
