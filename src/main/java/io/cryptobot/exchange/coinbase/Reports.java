package io.cryptobot.exchange.coinbase;

import com.fasterxml.jackson.databind.JsonNode;
import io.cryptobot.exchange.OrderReport;
import java.util.Optional;
import java.util.function.Predicate;

/** What both APIs have in common in telling of an order. */
final class Reports {
  private Reports() {}

  /** What was told, if it is of the order that was asked for. */
  static Optional<OrderReport> askedFor(
      Optional<OrderReport> report, Predicate<OrderReport> isAskedFor) throws UnreadableException {
    if (report.filter(isAskedFor.negate()).isPresent()) {
      throw new UnreadableException("it speaks of another order");
    }
    return report;
  }

  /**
   * The report, if what it says of an end can be: a fill that is left out of an answer must not
   * count as an order that was not filled.
   *
   * @param order as it was answered
   * @param saysFilled whether its status is that it was filled
   * @param isRefused whether it never came to be an order
   */
  static OrderReport checked(
      OrderReport report, JsonNode order, boolean saysFilled, boolean isRefused)
      throws UnreadableException {
    boolean hasValue = report.filledValue().signum() > 0;
    if (saysFilled && !report.isFilled()) {
      throw new UnreadableException("it was filled with nothing");
    }
    if (report.isDone() && !isRefused && !order.hasNonNull("filled_size")) {
      throw new UnreadableException("filled_size is missing");
    }
    if (report.isDone() && report.isFilled() != hasValue) {
      throw new UnreadableException("what was filled and what it cost cannot both be");
    }
    if (hasValue && report.fee().compareTo(report.filledValue()) >= 0) {
      throw new UnreadableException("its fee is above its value");
    }
    return report;
  }
}
