package io.cryptobot.simulator;

import java.util.Locale;

/** A way in which a request can go wrong. In a file it is written in small letters. */
public enum FaultKind {
  /** The request is served late. */
  DELAY,
  /** The connection ends without an answer; nothing was done. */
  DROP_BEFORE,
  /** The connection ends without an answer; all was done. */
  DROP_AFTER,
  /** The connection ends in the middle of the answer; all was done. */
  RESET,
  /** HTTP 429 with Retry-After; nothing was done. */
  RATE_LIMITED,
  /** HTTP 500. */
  ERROR_500,
  /** HTTP 503. */
  ERROR_503,
  /** HTTP 502 with a page for people, as a proxy gives it. */
  HTML,
  /** HTTP 200 with nothing in it; all was done. */
  EMPTY,
  /** HTTP 200 with the first half of the JSON; all was done. */
  TRUNCATED,
  /** The right answer with a member that no document knows. */
  UNKNOWN_FIELD,
  /** A part of the order fills, the rest is cancelled. */
  PARTIAL_THEN_CANCEL,
  /** A part of the order fills, the rest later. */
  PARTIAL_THEN_FILL,
  /** The order stays open for a while and then fills at the price then. */
  FILL_LATE,
  /** The order is refused for want of money. */
  REJECT_BALANCE,
  /** The order is refused because its product is halted. */
  PRODUCT_HALTED,
  /** An order with a client id that there is already is refused, not answered with the first. */
  DUPLICATE_REFUSED;

  /** Whether it can only befall a request that places an order. */
  boolean needsOrder() {
    return compareTo(PARTIAL_THEN_CANCEL) >= 0;
  }

  /** {@code drop_after}. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
