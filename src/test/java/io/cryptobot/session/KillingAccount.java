package io.cryptobot.session;

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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** An account whose bot may be killed before and after every call that concerns orders. */
record KillingAccount(TradingAccount real, Runnable mayBeKilled) implements TradingAccount {

  /** A call. */
  private interface Call<T> {
    T make() throws AccountException;
  }

  private <T> T around(Call<T> call) throws AccountException {
    mayBeKilled.run();
    T answer = call.make();
    mayBeKilled.run();
    return answer;
  }

  @Override
  public String name() {
    return real.name();
  }

  @Override
  public boolean knowsRepeats() {
    return real.knowsRepeats();
  }

  @Override
  public Instant time() throws AccountException {
    return real.time();
  }

  @Override
  public Map<Coin, ProductTerms> products(List<Coin> coins) throws AccountException {
    return real.products(coins);
  }

  @Override
  public Map<String, Balance> balances() throws AccountException {
    return around(real::balances);
  }

  @Override
  public Quote quote(Coin coin) throws AccountException {
    return real.quote(coin);
  }

  @Override
  public BigDecimal takerFeeRate() throws AccountException {
    return real.takerFeeRate();
  }

  @Override
  public KeyPermissions permissions() throws AccountException {
    return real.permissions();
  }

  @Override
  public String body(MarketOrder order) {
    return real.body(order);
  }

  @Override
  public Submission submit(String body, boolean isProtective, BooleanSupplier isWanted) {
    mayBeKilled.run();
    Submission answer = real.submit(body, isProtective, isWanted);
    mayBeKilled.run();
    return answer;
  }

  @Override
  public Optional<OrderReport> order(String orderId) throws AccountException {
    return around(() -> real.order(orderId));
  }

  @Override
  public Optional<OrderReport> find(String clientOrderId, Coin coin, Instant since)
      throws AccountException {
    return around(() -> real.find(clientOrderId, coin, since));
  }

  @Override
  public List<OrderReport> ordersSince(Instant since) throws AccountException {
    return around(() -> real.ordersSince(since));
  }

  @Override
  public boolean cancel(String orderId) throws AccountException {
    return around(() -> real.cancel(orderId));
  }

  @Override
  public void close() {
    real.close();
  }
}
