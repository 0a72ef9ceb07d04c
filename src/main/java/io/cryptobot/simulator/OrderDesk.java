package io.cryptobot.simulator;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** Takes orders of both APIs to the books, with what a fault makes of them. */
final class OrderDesk {
  private final SimulatorAccount account;
  private final Duration latency;

  /**
   * @param latency how long a market order stays open before it fills
   */
  OrderDesk(SimulatorAccount account, Duration latency) {
    this.account = account;
    this.latency = latency;
  }

  Placement place(OrderRequest request, Optional<Fault> fault) {
    return fault
        .flatMap(its -> refusal(request, its.kind()))
        .<Placement>map(Placement.Refused::new)
        .orElseGet(
            () -> account.place(request, fault.map(this::terms).orElse(OrderTerms.whole(latency))));
  }

  private Optional<Rejection> refusal(OrderRequest request, FaultKind kind) {
    boolean isKnown = account.ofClient(request.clientId()).isPresent();
    return switch (kind) {
      case REJECT_BALANCE -> unless(isKnown, Rejection.INSUFFICIENT_FUND);
      case PRODUCT_HALTED -> unless(isKnown, Rejection.NOT_ENABLED);
      case DUPLICATE_REFUSED -> unless(!isKnown, Rejection.DUPLICATE_CLIENT_ORDER_ID);
      default -> Optional.empty();
    };
  }

  private static Optional<Rejection> unless(boolean not, Rejection rejection) {
    return not ? Optional.empty() : Optional.of(rejection);
  }

  private OrderTerms terms(Fault fault) {
    return switch (fault.kind()) {
      case PARTIAL_THEN_CANCEL -> new OrderTerms(latency, fault.part(), false);
      case PARTIAL_THEN_FILL -> partly(fault);
      case FILL_LATE -> OrderTerms.whole(fault.time());
      default -> OrderTerms.whole(latency);
    };
  }

  private static OrderTerms partly(Fault fault) {
    boolean isPart = fault.part().compareTo(BigDecimal.ONE) < 0;
    return new OrderTerms(fault.time(), fault.part(), isPart);
  }
}
