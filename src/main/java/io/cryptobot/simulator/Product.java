package io.cryptobot.simulator;

import io.cryptobot.market.Coin;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What can be traded, with the increments that Coinbase had in September 2026.
 *
 * @param name the coin's, in words
 * @param baseIncrement the smallest step of an amount of coins
 * @param priceIncrement the smallest step of a price, in dollars
 * @param baseMax the most coins in one order
 * @param quoteMax the most dollars in one order
 */
record Product(
    Coin coin,
    String name,
    BigDecimal baseIncrement,
    BigDecimal priceIncrement,
    BigDecimal baseMax,
    BigDecimal quoteMax) {

  /** The currency that all are traded against. */
  static final String USD = "USD";

  /** The smallest step of an amount of dollars. */
  static final BigDecimal QUOTE_INCREMENT = new BigDecimal("0.01");

  /** The fewest dollars that an order may be worth. */
  static final BigDecimal QUOTE_MIN = BigDecimal.ONE;

  static final List<Product> ALL =
      List.of(
          of("BTC-USD", "Bitcoin", "0.00000001", "0.01", "3400", "150000000"),
          of("ETH-USD", "Ethereum", "0.00000001", "0.01", "42000", "100000000"),
          of("SOL-USD", "Solana", "0.00000001", "0.01", "1274000", "25000000"),
          of("AVAX-USD", "Avalanche", "0.00000001", "0.001", "1200000", "10000000"),
          of("DOGE-USD", "Dogecoin", "0.1", "0.00001", "90000000", "10000000"));

  private static Product of(
      String id, String name, String base, String price, String baseMax, String quoteMax) {
    return new Product(
        new Coin(id),
        name,
        new BigDecimal(base),
        new BigDecimal(price),
        new BigDecimal(baseMax),
        new BigDecimal(quoteMax));
  }

  static Optional<Product> find(String id) {
    return ALL.stream().filter(product -> product.id().equals(id)).findFirst();
  }

  String id() {
    return coin.product();
  }

  /** The coin's currency: {@code BTC}. */
  String base() {
    return coin.symbol();
  }
}
