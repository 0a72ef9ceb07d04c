package io.cryptobot.orders;

import io.cryptobot.engine.Side;
import io.cryptobot.exchange.AccountException;
import io.cryptobot.exchange.Balance;
import io.cryptobot.exchange.KeyPermissions;
import io.cryptobot.exchange.MarketOrder;
import io.cryptobot.exchange.OrderReport;
import io.cryptobot.exchange.ProductTerms;
import io.cryptobot.exchange.Submission;
import io.cryptobot.exchange.TradingAccount;
import io.cryptobot.market.Coin;
import io.cryptobot.market.Quote;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** An account in memory, in a time of its own: fills at its price, and fails as it is told to. */
final class VirtualAccount extends Clock implements TradingAccount {
  static final Coin BTC = new Coin("BTC-USD");
  static final Coin ETH = new Coin("ETH-USD");
  static final BigDecimal FEE = new BigDecimal("0.01");
  static final ProductTerms TERMS =
      new ProductTerms(
          new BigDecimal("0.0001"),
          new BigDecimal("0.01"),
          new BigDecimal("0.0001"),
          BigDecimal.ONE,
          Optional.empty());

  /** What befalls a sending. */
  enum Fate {
    TAKEN,
    /** Taken, and the answer is lost. */
    TAKEN_UNANSWERED,
    /** Lost before it is taken. */
    LOST,
    NOT_SENT,
    REFUSED,
    /** Taken, half is filled and the rest cancelled. */
    HALF,
    /** Taken, and stays open until it is cancelled. */
    OPEN
  }

  Instant now = Instant.parse("2026-03-01T12:00:00Z");
  BigDecimal price = new BigDecimal("100");
  boolean knowsRepeats = true;
  boolean readsFail;
  boolean killed;
  final Map<String, BigDecimal> coins = new HashMap<>();
  final Deque<Fate> fates = new ArrayDeque<>();
  final List<String> sent = new ArrayList<>();
  final Map<String, OrderReport> orders = new LinkedHashMap<>();
  int reads;
  int cancels;

  VirtualAccount() {
    coins.put("USD", new BigDecimal("1000"));
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  @Override
  public String name() {
    return "virtual";
  }

  @Override
  public boolean knowsRepeats() {
    return knowsRepeats;
  }

  @Override
  public Instant time() {
    return now;
  }

  @Override
  public Map<Coin, ProductTerms> products(List<Coin> wanted) {
    return Map.of(BTC, TERMS, ETH, TERMS);
  }

  @Override
  public Map<String, Balance> balances() throws AccountException {
    read();
    Map<String, Balance> balances = new HashMap<>();
    coins.forEach((name, amount) -> balances.put(name, new Balance(amount, BigDecimal.ZERO)));
    return balances;
  }

  private void read() throws AccountException {
    reads++;
    if (readsFail) {
      throw new AccountException(AccountException.Kind.TRANSIENT, "it answered HTTP 503");
    }
  }

  @Override
  public Quote quote(Coin coin) {
    return new Quote(price.doubleValue(), price.doubleValue(), now, "virtual");
  }

  @Override
  public BigDecimal takerFeeRate() {
    return FEE;
  }

  @Override
  public KeyPermissions permissions() {
    return new KeyPermissions(true, true, Optional.of(false), Optional.empty());
  }

  @Override
  public String body(MarketOrder order) {
    return order.clientOrderId() + " " + order.coin() + " " + order.side() + " " + order.size();
  }

  @Override
  public Submission submit(String body, boolean isProtective, BooleanSupplier isWanted) {
    sent.add(body);
    Fate fate = fates.isEmpty() ? Fate.TAKEN : fates.poll();
    String[] words = body.split(" ");
    if (fate == Fate.LOST) {
      return new Submission.Unresolved("it did not answer in time");
    }
    if (fate == Fate.NOT_SENT) {
      return new Submission.NotSent("it answered HTTP 429", Optional.empty());
    }
    if (fate == Fate.REFUSED) {
      return new Submission.Rejected("INSUFFICIENT_FUND", "not enough");
    }
    if (orders.containsKey(words[0])) {
      return new Submission.AlreadyThere(Optional.of("x" + words[0]));
    }
    take(words, fate);
    return fate == Fate.TAKEN_UNANSWERED
        ? new Submission.Unresolved("it did not answer in time")
        : new Submission.Accepted("x" + words[0]);
  }

  private void take(String[] words, Fate fate) {
    Coin coin = new Coin(words[1]);
    Side side = Side.valueOf(words[2]);
    BigDecimal size = new BigDecimal(words[3]);
    BigDecimal part = fate == Fate.HALF ? new BigDecimal("0.5") : BigDecimal.ONE;
    BigDecimal quantity =
        side == Side.SELL
            ? size.multiply(part)
            : size.multiply(part)
                .divide(BigDecimal.ONE.add(FEE).multiply(price), 12, RoundingMode.DOWN);
    if (fate == Fate.OPEN) {
      quantity = BigDecimal.ZERO;
    }
    BigDecimal value = quantity.multiply(price);
    BigDecimal fee = value.multiply(FEE);
    BigDecimal sign = side == Side.BUY ? BigDecimal.ONE : BigDecimal.ONE.negate();
    coins.merge(coin.symbol(), quantity.multiply(sign), BigDecimal::add);
    coins.merge("USD", value.multiply(sign).add(fee).negate(), BigDecimal::add);
    orders.put(
        words[0],
        new OrderReport(
            "x" + words[0],
            Optional.of(words[0]),
            coin,
            side,
            fate != Fate.OPEN,
            quantity,
            value,
            fee,
            now,
            fate == Fate.OPEN ? "OPEN" : fate == Fate.HALF ? "CANCELLED" : "FILLED"));
  }

  @Override
  public Optional<OrderReport> order(String orderId) throws AccountException {
    read();
    return Optional.ofNullable(orders.get(orderId.substring(1)));
  }

  @Override
  public Optional<OrderReport> find(String clientOrderId, Coin coin, Instant since)
      throws AccountException {
    read();
    return Optional.ofNullable(orders.get(clientOrderId));
  }

  @Override
  public List<OrderReport> ordersSince(Instant since) throws AccountException {
    read();
    return orders.values().stream().filter(o -> !o.createdAt().isBefore(since)).toList();
  }

  @Override
  public boolean cancel(String orderId) {
    cancels++;
    OrderReport open = Objects.requireNonNull(orders.get(orderId.substring(1)));
    orders.put(
        orderId.substring(1),
        new OrderReport(
            open.orderId(),
            open.clientOrderId(),
            open.coin(),
            open.side(),
            true,
            open.filledQuantity(),
            open.filledValue(),
            open.fee(),
            open.createdAt(),
            "CANCELLED"));
    return true;
  }

  BooleanSupplier killSwitch() {
    return () -> killed;
  }

  @Override
  public void close() {}
}
