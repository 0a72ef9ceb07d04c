package io.cryptobot.exchange;

import io.cryptobot.market.Coin;
import io.cryptobot.market.Quote;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * An account at an exchange where real orders are made. Every call blocks until it is answered or
 * given up; an interrupt of the calling thread ends it. Reading is repeated where that helps;
 * {@link #submit} sends once. Thread-safe.
 */
public interface TradingAccount extends AutoCloseable {

  /** Which exchange, in words: {@code Coinbase Advanced Trade}. */
  String name();

  /**
   * Whether the exchange answers a body with a client order id that it knows by the order that is
   * there already, so that sending it again makes no second one.
   */
  boolean knowsRepeats();

  /** The exchange's clock. */
  Instant time() throws AccountException;

  /** What the exchange says of these coins; one that it does not offer is absent. */
  Map<Coin, ProductTerms> products(List<Coin> coins) throws AccountException;

  /**
   * What the account holds, by currency ({@code USD}, {@code BTC}); one without a wallet is absent.
   */
  Map<String, Balance> balances() throws AccountException;

  /** The exchange's own best bid and ask. */
  Quote quote(Coin coin) throws AccountException;

  /** Part of an order's value that the account pays when it takes: 0.009 for 0.9 %. */
  BigDecimal takerFeeRate() throws AccountException;

  /** What the key may do. */
  KeyPermissions permissions() throws AccountException;

  /** The exact body that {@link #submit} sends for an order, to be kept before it leaves. */
  String body(MarketOrder order);

  /**
   * Sends an order, once. Never throws for what the exchange or the network does: what became of it
   * is the answer.
   *
   * @param body as {@link #body} made it
   * @param isProtective true for an exit that protects, which the limit of calls never holds back
   * @param isWanted whether it is still to be sent; asked each second while the limit of calls
   *     holds it back, and right before it leaves
   */
  Submission submit(String body, boolean isProtective, BooleanSupplier isWanted);

  /** An order by the exchange's id; empty if there is none. */
  Optional<OrderReport> order(String orderId) throws AccountException;

  /**
   * An order by the id that we gave it; empty if the exchange does not have it.
   *
   * @param since when it was sent at the earliest
   */
  Optional<OrderReport> find(String clientOrderId, Coin coin, Instant since)
      throws AccountException;

  /** All orders of the account that were made since then, whatever became of them, oldest first. */
  List<OrderReport> ordersSince(Instant since) throws AccountException;

  /** Asks to cancel what is left of an order; whether the exchange says that it does. */
  boolean cancel(String orderId) throws AccountException;

  @Override
  void close();
}
