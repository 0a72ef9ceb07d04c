package io.cryptobot.session;

import io.cryptobot.engine.EntryRules;
import io.cryptobot.engine.SleevePlan;
import io.cryptobot.engine.TradingPlan;
import io.cryptobot.risk.RiskLimits;
import io.cryptobot.strategy.AggressiveParameters;
import io.cryptobot.strategy.BuyTrigger;
import io.cryptobot.strategy.ConservativeParameters;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumSet;

/** A plan that buys at every closed candle and sells at every small move. */
final class EagerPlan {
  private EagerPlan() {}

  /**
   * The plan with eager strategies.
   *
   * @param closeLevels whether stop and target lie half a percent from the price, else they are far
   */
  static TradingPlan of(TradingPlan plan, RiskLimits limits, boolean closeLevels) {
    double target = closeLevels ? 0.5 : 90;
    double stop = closeLevels ? 0.5 : 5;
    EntryRules rules = new EntryRules(new BigDecimal("0.10"), false, Duration.ofMinutes(5));
    return new TradingPlan(
        new SleevePlan<>(
            plan.conservative().coins(),
            plan.conservative().weights(),
            new ConservativeParameters(4, 101, 101, 3, 6, 0, 8, 0, 2, target, stop),
            rules,
            "1.0"),
        new SleevePlan<>(
            plan.aggressive().coins(),
            plan.aggressive().weights(),
            new AggressiveParameters(
                4,
                0,
                101,
                1,
                4,
                5,
                0,
                10,
                8,
                0.2,
                0.8,
                target,
                stop,
                48,
                EnumSet.of(BuyTrigger.ATR_BREAKOUT)),
            rules,
            "1.0"),
        plan.allocation(),
        limits,
        plan.timeframe(),
        plan.capital(),
        plan.phase());
  }

  /** The plan with entries of this part of their sleeve. */
  static TradingPlan sized(TradingPlan plan, BigDecimal fraction) {
    EntryRules rules = new EntryRules(fraction, false, Duration.ofMinutes(5));
    return new TradingPlan(
        new SleevePlan<>(
            plan.conservative().coins(),
            plan.conservative().weights(),
            plan.conservative().parameters(),
            rules,
            "1.0"),
        new SleevePlan<>(
            plan.aggressive().coins(),
            plan.aggressive().weights(),
            plan.aggressive().parameters(),
            rules,
            "1.0"),
        plan.allocation(),
        plan.limits(),
        plan.timeframe(),
        plan.capital(),
        plan.phase());
  }

  /** Limits that a test of something else does not reach. */
  static RiskLimits wide() {
    BigDecimal much = new BigDecimal("100000");
    return new RiskLimits(much, much, true, much, new BigDecimal("1.25"), 100_000);
  }
}
