package io.cryptobot.simulator;

import io.cryptobot.simulator.Order.Status;
import io.cryptobot.simulator.Prices.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/**
 * Turns open orders into fills and moves the money. A buy pays the ask, a sale gets the bid.
 *
 * <p>A buy by dollars: value = dollars / (1 + rate), so that value and fee are the dollars exactly;
 * coins = value / ask, on Exchange cut to whole steps and reckoned back. Otherwise value = coins ×
 * price, and the fee, value × rate, comes on top of a buy and off a sale. All to 16 decimals, the
 * fee rounded up there. Not thread-safe.
 */
final class Matching {
  private final Ledger ledger;
  private final FeeRates rates;
  private long nextTradeId;

  Matching(Ledger ledger, FeeRates rates, long nextTradeId) {
    this.ledger = ledger;
    this.rates = rates;
    this.nextTradeId = nextTradeId;
  }

  /** The number that the next fill gets. */
  long nextTradeId() {
    return nextTradeId;
  }

  /** What is set aside for an order: dollars with the fee, or the coins to sell. */
  BigDecimal holdOf(OrderRequest request, Price price) {
    BigDecimal base = request.baseSize().orElse(BigDecimal.ZERO);
    if (!request.buys()) {
      return base;
    }
    return request
        .quoteSize()
        .orElseGet(
            () -> {
              BigDecimal value = valueOf(base, request.limitPrice().orElse(price.ask()));
              return value.add(feeOf(value, rates.taker()));
            });
  }

  /** The currency that is set aside for an order. */
  static String heldCurrency(OrderRequest request, Product product) {
    return request.buys() ? Product.USD : product.base();
  }

  /** A market order at the instant at which it was due. */
  Order market(Order order, Product product, Price price) {
    boolean isFirstPart = order.isFirstDue() && !order.terms().isWhole();
    BigDecimal part = isFirstPart ? order.terms().part() : BigDecimal.ONE;
    Instant due = order.dueAt();
    BigDecimal touch = order.request().buys() ? price.ask() : price.bid();
    Order filled = trade(order, product, touch, part, false, due);
    if (isFirstPart && order.terms().restLater()) {
      return filled;
    }
    boolean isWhole = !isFirstPart && wasServedWhole(filled);
    return end(filled, product, isWhole ? Status.FILLED : Status.CANCELLED, due);
  }

  /** A limit order that the price has reached. */
  Order limit(Order order, Product product, Price price, boolean isMaker, Instant now) {
    BigDecimal touch = order.request().buys() ? price.ask() : price.bid();
    BigDecimal paid = isMaker ? order.request().limitPrice().orElse(touch) : touch;
    return end(
        trade(order, product, paid, BigDecimal.ONE, isMaker, now), product, Status.FILLED, now);
  }

  /** Ends an order and frees what is still set aside for it. */
  Order end(Order order, Product product, Status status, Instant time) {
    ledger.release(heldCurrency(order.request(), product), order.held());
    return order.ended(status, time);
  }

  private static boolean wasServedWhole(Order order) {
    return order
        .request()
        .baseSize()
        .map(size -> order.filledSize().compareTo(size) >= 0)
        .orElse(true);
  }

  private Order trade(
      Order order,
      Product product,
      BigDecimal price,
      BigDecimal part,
      boolean isMaker,
      Instant time) {
    OrderRequest request = order.request();
    Instant nextDue = time.plus(order.terms().latency());
    if (request.quoteSize().isPresent()) {
      return buyFor(Amounts.cut(order.held().multiply(part)), order, product, price, nextDue, time);
    }
    BigDecimal left =
        request.baseSize().orElse(BigDecimal.ZERO).subtract(order.filledSize()).multiply(part);
    return request.buys()
        ? buy(order, product, floor(left, product), price, isMaker, nextDue, time)
        : sell(order, product, floor(left, product), price, isMaker, nextDue, time);
  }

  /** Only a market order is for dollars, so its fee is always the taker's. */
  private Order buyFor(
      BigDecimal spent,
      Order order,
      Product product,
      BigDecimal price,
      Instant nextDue,
      Instant time) {
    BigDecimal value = Amounts.quotient(spent, rates.taker().add(BigDecimal.ONE));
    BigDecimal size = Amounts.quotient(value, price);
    if (order.request().isOnExchange()) {
      return buy(order, product, floor(size, product), price, false, nextDue, time);
    }
    TradeFill fill = fill(time, price, size, value, spent.subtract(value), false);
    pay(product, spent, size);
    return order.filled(fill, order.held().subtract(spent), nextDue);
  }

  private Order buy(
      Order order,
      Product product,
      BigDecimal wanted,
      BigDecimal price,
      boolean isMaker,
      Instant nextDue,
      Instant time) {
    BigDecimal rate = rates.of(isMaker);
    BigDecimal funds = order.held().add(ledger.of(Product.USD).available());
    BigDecimal affordable =
        floor(
            funds.divide(
                price.multiply(rate.add(BigDecimal.ONE)), Amounts.DECIMALS, RoundingMode.DOWN),
            product);
    BigDecimal size = wanted.min(affordable);
    BigDecimal value = valueOf(size, price);
    BigDecimal fee = feeOf(value, rate);
    BigDecimal paid = value.add(fee);
    BigDecimal missing = paid.subtract(order.held()).max(BigDecimal.ZERO);
    ledger.hold(Product.USD, missing);
    pay(product, paid, size);
    BigDecimal stillHeld = order.held().add(missing).subtract(paid);
    return order.filled(fill(time, price, size, value, fee, isMaker), stillHeld, nextDue);
  }

  private Order sell(
      Order order,
      Product product,
      BigDecimal size,
      BigDecimal price,
      boolean isMaker,
      Instant nextDue,
      Instant time) {
    BigDecimal value = valueOf(size, price);
    BigDecimal fee = feeOf(value, rates.of(isMaker));
    ledger.spend(product.base(), size);
    ledger.add(Product.USD, value.subtract(fee));
    return order.filled(
        fill(time, price, size, value, fee, isMaker), order.held().subtract(size), nextDue);
  }

  private void pay(Product product, BigDecimal dollars, BigDecimal coins) {
    ledger.spend(Product.USD, dollars);
    ledger.add(product.base(), coins);
  }

  private TradeFill fill(
      Instant time,
      BigDecimal price,
      BigDecimal size,
      BigDecimal value,
      BigDecimal fee,
      boolean isMaker) {
    return new TradeFill(nextTradeId++, time, price, size, value, fee, isMaker);
  }

  private static BigDecimal valueOf(BigDecimal size, BigDecimal price) {
    return Amounts.cut(size.multiply(price));
  }

  private static BigDecimal feeOf(BigDecimal value, BigDecimal rate) {
    return value.multiply(rate).setScale(Amounts.DECIMALS, RoundingMode.UP);
  }

  private static BigDecimal floor(BigDecimal size, Product product) {
    return size.subtract(size.remainder(product.baseIncrement()));
  }
}
