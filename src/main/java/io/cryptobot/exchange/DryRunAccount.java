package io.cryptobot.exchange;

import io.cryptobot.engine.Side;
import io.cryptobot.market.Coin;
import io.cryptobot.market.Quote;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real account that is only read: an order is not sent but logged, and filled virtually at the
 * quote with the account's own fee. What it buys is remembered by the bot's ledger alone, so
 * balances are told as if the account held all that it is asked about.
 */
public final class DryRunAccount implements TradingAccount {
  private static final Logger LOG = LoggerFactory.getLogger(DryRunAccount.class);
  private static final BigDecimal PLENTY = new BigDecimal("1000000000");
  private static final int QUANTITY_DECIMALS = 8;

  private final TradingAccount real;
  private final Set<Coin> coins;
  private final BigDecimal feeRate;
  private final Clock clock;
  private final Map<String, MarketOrder> prepared = new HashMap<>();
  private final Map<String, OrderReport> orders = new LinkedHashMap<>();

  /**
   * @param coins that are traded
   * @param feeRate of the account
   */
  public DryRunAccount(TradingAccount real, Set<Coin> coins, BigDecimal feeRate, Clock clock) {
    this.real = real;
    this.coins = Set.copyOf(coins);
    this.feeRate = feeRate;
    this.clock = clock;
  }

  @Override
  public String name() {
    return real.name() + ", dry run";
  }

  @Override
  public boolean knowsRepeats() {
    return true;
  }

  @Override
  public Instant time() throws AccountException {
    return real.time();
  }

  @Override
  public Map<Coin, ProductTerms> products(List<Coin> wanted) throws AccountException {
    return real.products(wanted);
  }

  @Override
  public Map<String, Balance> balances() {
    Map<String, Balance> all = new HashMap<>();
    coins.forEach(coin -> all.put(coin.symbol(), new Balance(PLENTY, BigDecimal.ZERO)));
    all.put("USD", new Balance(PLENTY, BigDecimal.ZERO));
    return all;
  }

  @Override
  public Quote quote(Coin coin) throws AccountException {
    return real.quote(coin);
  }

  @Override
  public BigDecimal takerFeeRate() {
    return feeRate;
  }

  @Override
  public KeyPermissions permissions() throws AccountException {
    return real.permissions();
  }

  @Override
  public synchronized String body(MarketOrder order) {
    String body = real.body(order);
    prepared.put(body, order);
    return body;
  }

  @Override
  public Submission submit(String body, boolean isProtective, BooleanSupplier isWanted) {
    MarketOrder order;
    synchronized (this) {
      order = prepared.remove(body);
    }
    if (order == null) {
      return new Submission.Rejected("DRY_RUN", "the order is not one of this run");
    }
    LOG.info("event=dry_run_order would_send={}", body);
    try {
      OrderReport report = filled(order, real.quote(order.coin()));
      synchronized (this) {
        orders.put(order.clientOrderId(), report);
      }
      return new Submission.Accepted(report.orderId());
    } catch (AccountException e) {
      return new Submission.NotSent("there is no quote: " + e.getMessage(), Optional.empty());
    }
  }

  private OrderReport filled(MarketOrder order, Quote quote) {
    boolean isBuy = order.side() == Side.BUY;
    BigDecimal price = BigDecimal.valueOf(isBuy ? quote.ask() : quote.bid());
    BigDecimal quantity =
        isBuy
            ? order
                .size()
                .divide(BigDecimal.ONE.add(feeRate), MathContext.DECIMAL64)
                .divide(price, QUANTITY_DECIMALS, RoundingMode.DOWN)
            : order.size();
    BigDecimal value = quantity.multiply(price);
    return new OrderReport(
        "dry-run-" + order.clientOrderId(),
        Optional.of(order.clientOrderId()),
        order.coin(),
        order.side(),
        true,
        quantity,
        value,
        value.multiply(feeRate),
        clock.instant(),
        "FILLED (dry run)");
  }

  @Override
  public synchronized Optional<OrderReport> order(String orderId) {
    return orders.values().stream().filter(one -> one.orderId().equals(orderId)).findFirst();
  }

  @Override
  public synchronized Optional<OrderReport> find(String clientOrderId, Coin coin, Instant since) {
    return Optional.ofNullable(orders.get(clientOrderId));
  }

  @Override
  public synchronized List<OrderReport> ordersSince(Instant since) {
    List<OrderReport> all = new ArrayList<>(orders.values());
    all.removeIf(one -> one.createdAt().isBefore(since));
    return all;
  }

  @Override
  public boolean cancel(String orderId) {
    return false;
  }

  @Override
  public void close() {
    real.close();
  }
}
