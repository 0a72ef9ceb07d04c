package io.cryptobot.simulator;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * What happens to an order after it is booked.
 *
 * @param latency how long a market order stays open before it fills, at the price then
 * @param part how much of a market order fills, 1 for all of it
 * @param restLater whether what did not fill does so after another {@code latency}; otherwise it is
 *     cancelled
 */
public record OrderTerms(Duration latency, BigDecimal part, boolean restLater) {

  public OrderTerms {
    if (part.signum() <= 0 || latency.isNegative() || (restLater && latency.isZero())) {
      throw new IllegalArgumentException(
          "a part of " + part + " after " + latency + (restLater ? ", the rest later" : ""));
    }
  }

  /** The whole order, {@code latency} after it was booked. */
  static OrderTerms whole(Duration latency) {
    return new OrderTerms(latency, BigDecimal.ONE, false);
  }

  boolean isWhole() {
    return part.compareTo(BigDecimal.ONE) >= 0;
  }
}
