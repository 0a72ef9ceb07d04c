package io.cryptobot.simulator;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * One request that goes wrong.
 *
 * @param time how long to wait with DELAY, DROP_BEFORE and DROP_AFTER; what Retry-After says with
 *     RATE_LIMITED; how long until an order or its rest fills with PARTIAL_THEN_FILL and FILL_LATE
 * @param part how much of an order fills, 0 to 1, with PARTIAL_THEN_CANCEL and PARTIAL_THEN_FILL
 * @param booked whether ERROR_500, ERROR_503 and HTML come after the work was done
 */
public record Fault(FaultKind kind, Duration time, BigDecimal part, boolean booked) {
  private static final Duration USUAL_TIME = Duration.ofSeconds(2);
  private static final BigDecimal HALF = new BigDecimal("0.5");

  public Fault {
    if (time.isNegative() || part.signum() <= 0 || part.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException("a fault of " + time + " and a part of " + part);
    }
    if (kind == FaultKind.PARTIAL_THEN_FILL && time.isZero()) {
      throw new IllegalArgumentException("the rest of an order needs time to fill");
    }
  }

  /** With two seconds or half of the order where it says either, but no wait before a drop. */
  public static Fault of(FaultKind kind) {
    boolean drops = kind == FaultKind.DROP_BEFORE || kind == FaultKind.DROP_AFTER;
    return new Fault(kind, drops ? Duration.ZERO : USUAL_TIME, HALF, false);
  }

  /** The same after the work was done. */
  public Fault afterBooking() {
    return new Fault(kind, time, part, true);
  }

  /** The same with another time. */
  public Fault in(Duration otherTime) {
    return new Fault(kind, otherTime, part, booked);
  }

  /** Whether the request is answered without being served. */
  boolean replacesTheWork() {
    return switch (kind) {
      case DROP_BEFORE, RATE_LIMITED -> true;
      case ERROR_500, ERROR_503, HTML -> !booked;
      default -> false;
    };
  }
}
