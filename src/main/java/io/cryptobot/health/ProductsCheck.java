package io.cryptobot.health;

import io.cryptobot.exchange.AccountException;
import io.cryptobot.exchange.ProductTerms;
import io.cryptobot.exchange.TradingAccount;
import io.cryptobot.market.Coin;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The exchange offers the coins, for orders of the size that the phase makes. */
public final class ProductsCheck extends AccountQuestion {
  private final List<Coin> coins;
  private final BigDecimal largestOrder;
  private final UnaryOperator<BigDecimal> smallestOrder;

  /**
   * @param largestOrder of the phase, in US dollars
   * @param smallestOrder of the phase, in US dollars, where the exchange asks for this minimum
   */
  public ProductsCheck(
      TradingAccount account,
      List<Coin> coins,
      BigDecimal largestOrder,
      UnaryOperator<BigDecimal> smallestOrder) {
    super("products", account);
    this.coins = List.copyOf(coins);
    this.largestOrder = largestOrder;
    this.smallestOrder = smallestOrder;
  }

  @Override
  Finding of(TradingAccount account) throws AccountException {
    Map<Coin, ProductTerms> products = account.products(coins);
    Finding offered = of(account.name(), coins, products);
    if (offered.level() != Level.PASS) {
      return offered;
    }
    String disabled =
        products.entrySet().stream()
            .flatMap(
                one -> one.getValue().disabled().map(why -> one.getKey() + ": " + why).stream())
            .sorted()
            .collect(Collectors.joining(", "));
    if (!disabled.isEmpty()) {
      return Finding.warn(
          "no market order can be made now (" + disabled + ")",
          "Nothing, if the exchange lets it in again; their entries are blocked until then.");
    }
    BigDecimal smallest = smallestOrder.apply(minimum(products));
    return smallest.compareTo(largestOrder) <= 0
        ? Finding.pass(
            "coins: " + coins.size() + "; orders of $" + plain(smallest) + " and more can be made")
        : Finding.warn(
            "the smallest order is $"
                + plain(smallest)
                + ", but the phase allows at most $"
                + plain(largestOrder)
                + ": it can buy nothing",
            "Raise max_position_size of the phase in deployment.json.");
  }

  /** The largest minimum that the exchange asks of an order, in US dollars. */
  public static BigDecimal minimum(Map<Coin, ProductTerms> products) {
    return products.values().stream()
        .map(ProductTerms::quoteMinimum)
        .reduce(BigDecimal.ZERO, BigDecimal::max);
  }

  /** What is to be said of an exchange that offers this of the coins. */
  public static Finding of(String exchange, List<Coin> coins, Map<Coin, ProductTerms> products) {
    if (products.isEmpty()) {
      return Finding.fail(
          exchange + " offers none of the coins " + coins,
          "There is nothing to trade: put coins that it offers into the settings files.");
    }
    List<Coin> missing = coins.stream().filter(coin -> !products.containsKey(coin)).toList();
    return missing.isEmpty()
        ? Finding.pass("all coins are offered")
        : Finding.warn(
            exchange + " does not offer " + missing,
            "They are not traded here; take them out of the settings files, or live with it.");
  }

  private static String plain(BigDecimal amount) {
    return amount.stripTrailingZeros().toPlainString();
  }
}
