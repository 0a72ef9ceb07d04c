package io.cryptobot.simulator;

import io.cryptobot.simulator.Prices.Price;
import java.math.BigDecimal;
import java.util.Optional;

/** What an order must be to be booked, apart from the money for it. */
final class OrderRules {
  private OrderRules() {}

  /** What is wrong with an order; empty if nothing is. */
  static Optional<Rejection> check(OrderRequest request, Product product, Price price) {
    return configuration(request)
        .or(() -> request.quoteSize().flatMap(size -> quote(size, product)))
        .or(() -> request.baseSize().flatMap(size -> base(size, request, product, price)))
        .or(() -> request.limitPrice().flatMap(limit -> limit(limit, request, product, price)));
  }

  /** Dollars can only be spent, and only by a market order. */
  private static Optional<Rejection> configuration(OrderRequest request) {
    boolean oneSize = request.quoteSize().isPresent() != request.baseSize().isPresent();
    boolean quoteFits = request.quoteSize().isEmpty() || (request.buys() && request.isMarket());
    return when(!oneSize || !quoteFits, Rejection.INVALID_CONFIGURATION);
  }

  private static Optional<Rejection> quote(BigDecimal size, Product product) {
    return when(size.compareTo(Product.QUOTE_MIN) < 0, Rejection.QUOTE_TOO_SMALL)
        .or(() -> when(size.compareTo(product.quoteMax()) > 0, Rejection.QUOTE_TOO_LARGE))
        .or(
            () ->
                when(
                    !Amounts.isMultiple(size, Product.QUOTE_INCREMENT),
                    Rejection.INVALID_SIZE_PRECISION));
  }

  private static Optional<Rejection> base(
      BigDecimal size, OrderRequest request, Product product, Price price) {
    BigDecimal worth = size.multiply(request.limitPrice().orElse(price.bid()));
    boolean small =
        size.compareTo(product.baseIncrement()) < 0 || worth.compareTo(Product.QUOTE_MIN) < 0;
    return when(
            size.signum() > 0 && !Amounts.isMultiple(size, product.baseIncrement()),
            Rejection.INVALID_SIZE_PRECISION)
        .or(() -> when(small, Rejection.BASE_TOO_SMALL))
        .or(() -> when(size.compareTo(product.baseMax()) > 0, Rejection.BASE_TOO_LARGE));
  }

  private static Optional<Rejection> limit(
      BigDecimal limit, OrderRequest request, Product product, Price price) {
    boolean fits = limit.signum() > 0 && Amounts.isMultiple(limit, product.priceIncrement());
    return when(!fits, Rejection.INVALID_PRICE_PRECISION)
        .or(() -> when(request.postOnly() && crosses(limit, request, price), Rejection.POST_ONLY));
  }

  /** Whether a limit order would trade at this price. */
  static boolean crosses(BigDecimal limit, OrderRequest request, Price price) {
    return request.buys() ? price.ask().compareTo(limit) <= 0 : price.bid().compareTo(limit) >= 0;
  }

  private static Optional<Rejection> when(boolean wrong, Rejection rejection) {
    return wrong ? Optional.of(rejection) : Optional.empty();
  }
}
