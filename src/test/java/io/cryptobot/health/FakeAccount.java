package io.cryptobot.health;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** An account that says what a test wants, and takes no order. */
final class FakeAccount implements TradingAccount {
  static final Coin BTC = new Coin("BTC-USD");
  static final Coin SOL = new Coin("SOL-USD");

  Instant time = TestHome.NOW;
  KeyPermissions may = new KeyPermissions(true, true, Optional.of(false), Optional.of("CONSUMER"));
  Map<String, Balance> balances =
      Map.of("USD", new Balance(new BigDecimal("70.5"), BigDecimal.ONE));
  BigDecimal fee = new BigDecimal("0.005");
  final Map<Coin, ProductTerms> products = new LinkedHashMap<>();
  Optional<AccountException> failure = Optional.empty();

  FakeAccount() {
    products.put(BTC, terms("1", Optional.empty()));
    products.put(SOL, terms("1", Optional.empty()));
  }

  static ProductTerms terms(String minimum, Optional<String> disabled) {
    BigDecimal least = new BigDecimal("0.00000001");
    return new ProductTerms(
        least, new BigDecimal("0.01"), least, new BigDecimal(minimum), disabled);
  }

  private <T> T said(T answer) throws AccountException {
    if (failure.isPresent()) {
      throw failure.get();
    }
    return answer;
  }

  @Override
  public String name() {
    return "Coinbase Advanced Trade";
  }

  @Override
  public boolean knowsRepeats() {
    return true;
  }

  @Override
  public Instant time() throws AccountException {
    return said(time);
  }

  @Override
  public Map<Coin, ProductTerms> products(List<Coin> coins) throws AccountException {
    return said(products);
  }

  @Override
  public Map<String, Balance> balances() throws AccountException {
    return said(balances);
  }

  @Override
  public Quote quote(Coin coin) throws AccountException {
    throw new UnsupportedOperationException("no check asks for a price");
  }

  @Override
  public BigDecimal takerFeeRate() throws AccountException {
    return said(fee);
  }

  @Override
  public KeyPermissions permissions() throws AccountException {
    return said(may);
  }

  @Override
  public String body(MarketOrder order) {
    throw new UnsupportedOperationException("no check makes an order");
  }

  @Override
  public Submission submit(String body, boolean isProtective, BooleanSupplier isWanted) {
    throw new UnsupportedOperationException("no check makes an order");
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
  public List<OrderReport> ordersSince(Instant since) {
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
