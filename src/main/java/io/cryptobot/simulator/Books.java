package io.cryptobot.simulator;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * All that the account remembers, as it goes to its file and comes back.
 *
 * @param bornAt when the account was opened
 * @param nextOrder the number that the next order gets
 * @param nextTrade the number that the next fill gets
 * @param halted ids of the products that cannot be traded
 * @param orders oldest first; what they hold is what the balances say is held
 */
record Books(
    Instant bornAt,
    long nextOrder,
    long nextTrade,
    Map<String, Ledger.Balance> balances,
    Set<String> halted,
    List<Order> orders) {

  public Books {
    Map<String, BigDecimal> held = new TreeMap<>();
    for (Order order : orders) {
      Product product =
          Product.find(order.request().productId())
              .orElseThrow(() -> new IllegalArgumentException("an order of an unknown product"));
      held.merge(Matching.heldCurrency(order.request(), product), order.held(), BigDecimal::add);
    }
    balances.forEach(
        (currency, balance) -> {
          BigDecimal expected = held.getOrDefault(currency, BigDecimal.ZERO);
          if (balance.available().signum() < 0 || balance.hold().compareTo(expected) != 0) {
            throw new IllegalArgumentException(
                currency + " has " + balance + ", but its open orders hold " + expected);
          }
        });
    if (!balances.keySet().containsAll(held.keySet())) {
      throw new IllegalArgumentException("orders hold what there is no balance of");
    }
  }

  /** Those of a new account, which has {@code start} and a wallet for each coin. */
  static Books fresh(Map<String, BigDecimal> start, Instant now) {
    Map<String, Ledger.Balance> balances = new LinkedHashMap<>();
    balances.put(Product.USD, Ledger.Balance.NONE);
    Product.ALL.forEach(product -> balances.put(product.base(), Ledger.Balance.NONE));
    start.forEach(
        (currency, amount) -> balances.put(currency, new Ledger.Balance(amount, BigDecimal.ZERO)));
    return new Books(now, 1, 1, balances, Set.of(), List.of());
  }
}
