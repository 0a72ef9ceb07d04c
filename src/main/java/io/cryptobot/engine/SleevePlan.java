package io.cryptobot.engine;

import io.cryptobot.market.Coin;
import java.math.BigDecimal;
import java.util.List;

/**
 * What one sleeve trades and by which rules.
 *
 * @param coins in configured order
 * @param weights the largest share of the sleeve's value that each coin may be at entry, in the
 *     same order
 * @param parameters thresholds of the sleeve's strategy
 * @param entryRules what holds for all its entries
 * @param strategyVersion as logged with every trade
 */
public record SleevePlan<P>(
    List<Coin> coins,
    List<BigDecimal> weights,
    P parameters,
    EntryRules entryRules,
    String strategyVersion) {

  public SleevePlan {
    coins = List.copyOf(coins);
    weights = List.copyOf(weights);
    if (coins.isEmpty() || coins.size() != weights.size()) {
      throw new IllegalArgumentException("a sleeve needs coins, and a weight for each");
    }
  }
}
