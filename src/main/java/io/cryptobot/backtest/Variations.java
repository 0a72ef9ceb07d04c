package io.cryptobot.backtest;

import io.cryptobot.engine.EngineOptions;
import io.cryptobot.engine.EntryRules;
import io.cryptobot.engine.SleevePlan;
import io.cryptobot.engine.TradingPlan;
import io.cryptobot.portfolio.AllocationRules;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * The runs that stand beside the result, so that it is not taken for more than it is: other fees,
 * two rules switched off, and stops that fill worse.
 */
final class Variations {
  private final TradingPlan plan;
  private final BacktestOptions options;

  private Variations(TradingPlan plan, BacktestOptions options) {
    this.plan = plan;
    this.options = options;
  }

  /** One change of the run. */
  private record Change(
      String name, String description, TradingPlan plan, BacktestOptions options) {}

  /** All of them in a fixed order; each is computed on the executor. */
  static List<Variation> of(MeasuredRun run, Executor executor) {
    Variations variations = new Variations(run.plan(), run.options());
    List<CompletableFuture<Variation>> running =
        variations.changes().stream()
            .map(
                change ->
                    CompletableFuture.supplyAsync(() -> variations.compute(change, run), executor))
            .toList();
    return running.stream().map(CompletableFuture::join).toList();
  }

  private Variation compute(Change change, MeasuredRun run) {
    boolean same = change.plan().equals(plan) && change.options().equals(options);
    BacktestResult result =
        same ? run.result() : Backtest.run(change.plan(), run.input(), change.options());
    return Variation.of(change.name(), change.description(), same, result);
  }

  private List<Change> changes() {
    return List.of(
        fee("fee_0_pct", "no fee at all", "0"),
        fee("fee_0.5_pct", "fee 0.5 % a trade", "0.005"),
        fee("fee_0.9_pct", "fee 0.9 % a trade", "0.009"),
        new Change(
            "entry_needs_no_exit_signal_off",
            "buys although a sell signal holds",
            buyingDespiteExitSignal(),
            options),
        new Change(
            "rebalance_profits_only_off",
            "rebalance moves more than profit",
            rebalancingMoreThanProfit(),
            options),
        new Change(
            "stops_at_worse_of_level_and_close",
            "stops fill at candle close if worse",
            plan,
            new BacktestOptions(
                options.feeRate(), options.slippage(), new EngineOptions(true, false))));
  }

  private Change fee(String name, String description, String feeRate) {
    BigDecimal rate = new BigDecimal(feeRate);
    BacktestOptions changed =
        rate.compareTo(options.feeRate()) == 0
            ? options
            : new BacktestOptions(rate, options.slippage(), options.engine());
    return new Change(name, description, plan, changed);
  }

  private TradingPlan buyingDespiteExitSignal() {
    return new TradingPlan(
        buyingDespiteExitSignal(plan.conservative()),
        buyingDespiteExitSignal(plan.aggressive()),
        plan.allocation(),
        plan.limits(),
        plan.timeframe(),
        plan.capital(),
        plan.phase());
  }

  private static <P> SleevePlan<P> buyingDespiteExitSignal(SleevePlan<P> sleeve) {
    EntryRules rules = sleeve.entryRules();
    return new SleevePlan<>(
        sleeve.coins(),
        sleeve.weights(),
        sleeve.parameters(),
        new EntryRules(rules.positionFraction(), false, rules.minimumTradeInterval()),
        sleeve.strategyVersion());
  }

  private TradingPlan rebalancingMoreThanProfit() {
    AllocationRules rules = plan.allocation();
    AllocationRules changed =
        new AllocationRules(
            rules.conservativeShare(),
            rules.aggressiveShare(),
            rules.aggressiveCap(),
            rules.skimTrigger(),
            rules.skimFraction(),
            rules.minimumSkim(),
            rules.minimumTransfer(),
            rules.rebalanceInterval(),
            rules.rebalanceBuysPositions(),
            false);
    return new TradingPlan(
        plan.conservative(),
        plan.aggressive(),
        changed,
        plan.limits(),
        plan.timeframe(),
        plan.capital(),
        plan.phase());
  }
}
