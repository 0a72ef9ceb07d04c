package io.cryptobot.simulator;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How much there is of each currency, free and set aside. Not thread-safe. */
final class Ledger {

  /**
   * @param available what can be spent
   * @param hold what is set aside for open orders
   */
  record Balance(BigDecimal available, BigDecimal hold) {
    static final Balance NONE = new Balance(BigDecimal.ZERO, BigDecimal.ZERO);

    BigDecimal total() {
      return available.add(hold);
    }
  }

  private final Map<String, Balance> balances = new TreeMap<>();

  Balance of(String currency) {
    @Nullable Balance balance = balances.get(currency);
    return balance == null ? Balance.NONE : balance;
  }

  /** All, by currency. */
  Map<String, Balance> all() {
    return new TreeMap<>(balances);
  }

  void put(String currency, Balance balance) {
    balances.put(currency, balance);
  }

  void add(String currency, BigDecimal amount) {
    change(currency, amount, BigDecimal.ZERO);
  }

  void hold(String currency, BigDecimal amount) {
    change(currency, amount.negate(), amount);
  }

  void release(String currency, BigDecimal amount) {
    change(currency, amount, amount.negate());
  }

  /** Takes away what was set aside. */
  void spend(String currency, BigDecimal amount) {
    change(currency, BigDecimal.ZERO, amount.negate());
  }

  private void change(String currency, BigDecimal available, BigDecimal hold) {
    Balance old = of(currency);
    Balance changed =
        new Balance(
            Amounts.plain(old.available().add(available)), Amounts.plain(old.hold().add(hold)));
    if (changed.available().signum() < 0 || changed.hold().signum() < 0) {
      throw new IllegalStateException(
          currency + " would be overdrawn: " + old + " by " + available + " and " + hold);
    }
    balances.put(currency, changed);
  }
}
