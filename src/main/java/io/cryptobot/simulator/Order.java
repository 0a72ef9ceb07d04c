package io.cryptobot.simulator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * An order in the books. Immutable.
 *
 * @param sequence ascending over all orders
 * @param dueAt when a market order fills next
 * @param held what is set aside for it: dollars of a buy, coins of a sale
 * @param doneAt when it came to an end
 */
public record Order(
    String id,
    long sequence,
    OrderRequest request,
    OrderTerms terms,
    Instant createdAt,
    Instant dueAt,
    Status status,
    BigDecimal held,
    List<TradeFill> fills,
    Optional<Instant> doneAt) {

  public enum Status {
    /** Booked, and may still trade. */
    OPEN,
    /** Came to an end with all of it traded. */
    FILLED,
    /** Came to an end with some or none of it traded. */
    CANCELLED
  }

  public Order {
    held = Amounts.plain(held);
    fills = List.copyOf(fills);
  }

  public boolean isOpen() {
    return status == Status.OPEN;
  }

  /** Coins. */
  public BigDecimal filledSize() {
    return sum(TradeFill::size);
  }

  /** Dollars, without fees. */
  public BigDecimal filledValue() {
    return sum(TradeFill::value);
  }

  /** Dollars. */
  public BigDecimal fees() {
    return sum(TradeFill::fee);
  }

  /** What the client paid for a buy, or got for a sale, in dollars. */
  public BigDecimal valueAfterFees() {
    return request.buys() ? filledValue().add(fees()) : filledValue().subtract(fees());
  }

  /** Dollars a coin; 0 as long as nothing is traded. */
  public BigDecimal averagePrice() {
    BigDecimal size = filledSize();
    return size.signum() == 0
        ? BigDecimal.ZERO
        : filledValue().divide(size, Amounts.DECIMALS, RoundingMode.HALF_EVEN);
  }

  /** How much of what was asked for is traded, 0 to 1. */
  BigDecimal completion() {
    if (status == Status.FILLED) {
      return BigDecimal.ONE;
    }
    return request
        .quoteSize()
        .map(quote -> Amounts.quotient(valueAfterFees(), quote))
        .or(() -> request.baseSize().map(base -> Amounts.quotient(filledSize(), base)))
        .orElse(BigDecimal.ZERO);
  }

  private BigDecimal sum(Function<TradeFill, BigDecimal> amount) {
    return sum(fills, amount);
  }

  static <T> BigDecimal sum(Collection<T> parts, Function<T, BigDecimal> amount) {
    return parts.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Whether nothing of it has come due before. */
  boolean isFirstDue() {
    return dueAt.equals(createdAt.plus(terms.latency()));
  }

  /**
   * With one fill more (none if its size is zero), what is still set aside, and the next instant to
   * look at it.
   */
  Order filled(TradeFill fill, BigDecimal nowHeld, Instant nextDue) {
    Stream<TradeFill> added = fill.size().signum() > 0 ? Stream.of(fill) : Stream.empty();
    List<TradeFill> all = Stream.concat(fills.stream(), added).toList();
    return new Order(
        id, sequence, request, terms, createdAt, nextDue, status, nowHeld, all, doneAt);
  }

  /** At its end, with nothing set aside. */
  Order ended(Status end, Instant time) {
    return new Order(
        id,
        sequence,
        request,
        terms,
        createdAt,
        dueAt,
        end,
        BigDecimal.ZERO,
        fills,
        Optional.of(time));
  }
}
