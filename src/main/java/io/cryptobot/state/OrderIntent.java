package io.cryptobot.state;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * That an order is to be sent to an exchange, written before it is: whatever happens then, it can
 * be found out what became of it.
 *
 * @param order the engine's number of the order
 * @param clientOrderId by which the exchange knows it; never used twice
 * @param body exactly what is sent
 * @param madeAt when it was written
 * @param standsUntil after this it is not sent any more, because what asked for it is over
 * @param isHeld whether it waits for a person's yes and has not been sent
 * @param coinsBefore how many coins the account had before, if that was known
 */
public record OrderIntent(
    long order,
    String clientOrderId,
    String body,
    Instant madeAt,
    Instant standsUntil,
    boolean isHeld,
    Optional<BigDecimal> coinsBefore) {

  /** The same after a yes: written anew, and to be sent. */
  public OrderIntent released(Instant now, Instant until) {
    return new OrderIntent(order, clientOrderId, body, now, until, false, coinsBefore);
  }
}
