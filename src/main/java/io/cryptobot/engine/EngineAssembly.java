package io.cryptobot.engine;

import io.cryptobot.market.Coin;
import io.cryptobot.portfolio.Allocation;
import io.cryptobot.portfolio.Portfolio;
import io.cryptobot.portfolio.Sleeve;
import io.cryptobot.portfolio.SleeveId;
import io.cryptobot.risk.PositionSizing;
import io.cryptobot.risk.RiskLedger;
import io.cryptobot.strategy.IndicatorColumns;
import io.cryptobot.strategy.Strategy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Puts an engine together from a plan. */
public final class EngineAssembly {
  private final TradingPlan plan;
  private final Portfolio portfolio;
  private final RiskLedger ledger;

  /** With a fresh portfolio of the plan's capital. */
  public EngineAssembly(TradingPlan plan) {
    this.plan = plan;
    Sleeve conservative = sleeve(SleeveId.CONSERVATIVE, plan.conservative().coins(), 0);
    Sleeve aggressive =
        sleeve(SleeveId.AGGRESSIVE, plan.aggressive().coins(), conservative.coins().size());
    this.portfolio = new Portfolio(conservative, aggressive);
    this.ledger = new RiskLedger(plan.limits(), plan.coins().size());
  }

  public Portfolio portfolio() {
    return portfolio;
  }

  /**
   * The engine over these columns.
   *
   * @param columns the indicator columns of each coin, in the portfolio's order
   * @param feeRate what sizing leaves room for, 0.005 for 0.5 %
   */
  public Engine engine(
      List<IndicatorColumns> columns,
      BigDecimal feeRate,
      EngineOptions options,
      Exchange exchange,
      EngineListener listener) {
    List<Strategy> strategies = new ArrayList<>();
    for (int coin = 0; coin < columns.size(); coin++) {
      strategies.add(plan.strategy(coin, columns.get(coin)));
    }
    return engineOf(strategies, feeRate, options, exchange, listener);
  }

  /**
   * The engine by these strategies.
   *
   * @param strategies of each coin, in the portfolio's order
   * @param feeRate what sizing leaves room for, 0.005 for 0.5 %
   */
  public Engine engineOf(
      List<Strategy> strategies,
      BigDecimal feeRate,
      EngineOptions options,
      Exchange exchange,
      EngineListener listener) {
    return new Engine(
        tradedCoins(strategies),
        portfolio,
        new Allocation(plan.allocation()),
        ledger,
        new PositionSizing(ledger, feeRate),
        options,
        exchange,
        listener);
  }

  private Sleeve sleeve(SleeveId id, List<Coin> coins, int first) {
    return new Sleeve(id, coins, first, plan.capitalOf(id));
  }

  private List<TradedCoin> tradedCoins(List<Strategy> strategies) {
    List<TradedCoin> coins = new ArrayList<>();
    add(coins, SleeveId.CONSERVATIVE, plan.conservative(), strategies);
    add(coins, SleeveId.AGGRESSIVE, plan.aggressive(), strategies);
    return coins;
  }

  private static void add(
      List<TradedCoin> coins, SleeveId id, SleevePlan<?> sleeve, List<Strategy> strategies) {
    for (int slot = 0; slot < sleeve.coins().size(); slot++) {
      coins.add(
          new TradedCoin(
              sleeve.coins().get(slot),
              id,
              strategies.get(coins.size()),
              sleeve.weights().get(slot),
              sleeve.entryRules()));
    }
  }
}
