package io.cryptobot.session;

import io.cryptobot.exchange.AccountException;
import io.cryptobot.exchange.Balance;
import io.cryptobot.exchange.DryRunAccount;
import io.cryptobot.exchange.KeyPermissions;
import io.cryptobot.exchange.MarketOrder;
import io.cryptobot.exchange.OrderReport;
import io.cryptobot.exchange.ProductTerms;
import io.cryptobot.exchange.Submission;
import io.cryptobot.exchange.TradingAccount;
import io.cryptobot.market.Coin;
import io.cryptobot.market.Quote;
import io.cryptobot.orders.AccountTrading;
import io.cryptobot.orders.AccountWatch;
import io.cryptobot.orders.OldLedger;
import io.cryptobot.orders.OrderDesk;
import io.cryptobot.orders.Questions;
import io.cryptobot.orders.Trading;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** An account that quotes a world's prices and takes no order: a dry run fills them. */
record MarketAccount(LiveWorld world) implements TradingAccount {
  private static final ProductTerms TERMS =
      new ProductTerms(
          new BigDecimal("0.00000001"),
          new BigDecimal("0.01"),
          new BigDecimal("0.00000001"),
          BigDecimal.ONE,
          Optional.empty());

  /** Orders at this account, in a dry run. */
  static Trading dryRun(LiveWorld world) {
    MarketAccount market = new MarketAccount(world);
    List<Coin> coins = world.market.plan.coins();
    BigDecimal fee = world.market.feeRate;
    TradingAccount account = new DryRunAccount(market, new HashSet<>(coins), fee, world);
    return new AccountTrading(
        account,
        new OrderDesk(account, world, world::pass, () -> false, Runnable::run),
        new AccountWatch(account, coins, market.products(coins), world, Runnable::run),
        new Questions(
            Questions.Asked.NOTHING, (question, within) -> false, account, world, Runnable::run),
        new OldLedger(account, world, Runnable::run),
        fee,
        "dry_run");
  }

  @Override
  public String name() {
    return "market";
  }

  @Override
  public boolean knowsRepeats() {
    return true;
  }

  @Override
  public Instant time() {
    return world.now;
  }

  @Override
  public Map<Coin, ProductTerms> products(List<Coin> coins) {
    return coins.stream().collect(Collectors.toMap(coin -> coin, coin -> TERMS));
  }

  @Override
  public Map<String, Balance> balances() {
    return Map.of();
  }

  @Override
  public Quote quote(Coin coin) {
    double price = world.price(coin);
    return new Quote(price, price, world.now, name());
  }

  @Override
  public BigDecimal takerFeeRate() {
    return world.market.feeRate;
  }

  @Override
  public KeyPermissions permissions() {
    return new KeyPermissions(true, true, Optional.of(false), Optional.empty());
  }

  @Override
  public String body(MarketOrder order) {
    return order.toString();
  }

  @Override
  public Submission submit(String body, boolean isProtective, BooleanSupplier isWanted) {
    return new Submission.Rejected("NO_ORDERS", "this account takes none");
  }

  @Override
  public Optional<OrderReport> order(String orderId) {
    return Optional.empty();
  }

  @Override
  public Optional<OrderReport> find(String clientOrderId, Coin coin, Instant since) {
    return Optional.empty();
  }

  @Override
  public List<OrderReport> ordersSince(Instant since) throws AccountException {
    return List.of();
  }

  @Override
  public boolean cancel(String orderId) {
    return false;
  }

  @Override
  public void close() {
    // Has nothing open.
  }
}
