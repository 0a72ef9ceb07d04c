package io.cryptobot.simulator;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that the account remembers, as it goes to its file and comes back.
 *
 * @param bornAt when the account was opened
 * @param nextOrder the number that the next order gets
 * @param nextTrade the number that the next fill gets
 * @param halted ids of the products that cannot be traded
 * @param orders oldest first
 */
record Books(
    Instant bornAt,
    long nextOrder,
    long nextTrade,
    Map<String, Ledger.Balance> balances,
    Set<String> halted,
    List<Order> orders) {

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
