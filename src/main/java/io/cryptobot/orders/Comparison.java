package io.cryptobot.orders;

import io.cryptobot.engine.EngineState;
import io.cryptobot.market.Coin;
import io.cryptobot.portfolio.SleeveState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether the account still holds what the ledger says is the bot's: its owner may have sold or
 * sent away some. What is there beyond the ledger is the owner's and never looked at.
 */
final class Comparison {
  static final String DOLLARS = "USD";

  /** Less than this is what rounding leaves, in US dollars. */
  private static final BigDecimal HARMLESS = new BigDecimal("0.01");

  private final AccountWatch watch;
  private Set<String> missing = Set.of();

  Comparison(AccountWatch watch) {
    this.watch = watch;
  }

  /** What the ledger holds of each coin, dust included. */
  static Map<Coin, BigDecimal> coins(EngineState state) {
    Map<Coin, BigDecimal> coins = new LinkedHashMap<>();
    for (SleeveState sleeve : List.of(state.conservative(), state.aggressive())) {
      sleeve.positions().forEach((coin, one) -> coins.merge(coin, one.quantity(), BigDecimal::add));
      sleeve.dust().forEach((coin, rest) -> coins.merge(coin, rest.quantity(), BigDecimal::add));
    }
    return coins;
  }

  /**
   * Compares, if the account was read after the last order ended.
   *
   * @return what is missing in words, if that has changed
   */
  Optional<OrderNote> compare(EngineState state, Instant lastEnd) {
    Optional<AccountWatch.Holdings> held =
        watch.holdings().filter(holdings -> holdings.asOf().isAfter(lastEnd));
    if (held.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> found = missing(state, held.get());
    if (missing.equals(found.keySet())) {
      return Optional.empty();
    }
    missing = new TreeSet<>(found.keySet());
    return found.isEmpty() ? Optional.empty() : Optional.of(note(found));
  }

  private static Map<String, String> missing(EngineState state, AccountWatch.Holdings held) {
    Map<String, String> found = new LinkedHashMap<>();
    coins(state)
        .forEach(
            (coin, quantity) -> {
              BigDecimal there = held.of(coin.symbol()).total();
              if (there.compareTo(quantity) < 0) {
                found.put(coin.symbol(), text(coin.symbol(), there, quantity));
              }
            });
    BigDecimal cash = state.conservative().cash().add(state.aggressive().cash());
    BigDecimal there = held.of(DOLLARS).total();
    if (there.add(HARMLESS).compareTo(cash) < 0) {
      found.put(DOLLARS, text(DOLLARS, there, cash));
    }
    return found;
  }

  private static String text(String currency, BigDecimal there, BigDecimal ledger) {
    return currency + " " + there.toPlainString() + " instead of " + ledger.toPlainString();
  }

  private static OrderNote note(Map<String, String> found) {
    String text =
        "The account holds less than the bot's ledger says: "
            + String.join(", ", found.values())
            + ". No entries are made of what is missing; exits sell what is there. Bring it back, or"
            + " start once with --adopt-balances to book it as sold.";
    return new OrderNote(Optional.empty(), text, true);
  }

  /** Whether entries of a coin must wait: coins of it, or dollars, are missing. */
  boolean isShort(Coin coin) {
    return missing.contains(coin.symbol()) || missing.contains(DOLLARS);
  }
}
