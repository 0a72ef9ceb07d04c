package io.cryptobot.cli;

import io.cryptobot.config.AggressiveSettings;
import io.cryptobot.config.AllocationSettings;
import io.cryptobot.config.BotConfig;
import io.cryptobot.config.ConservativeSettings;
import io.cryptobot.config.PhaseSettings;
import io.cryptobot.config.SettingsVariants;
import io.cryptobot.config.StrategySettings;
import io.cryptobot.engine.EngineOptions;
import io.cryptobot.engine.EntryRules;
import io.cryptobot.engine.SleevePlan;
import io.cryptobot.engine.TradingPlan;
import io.cryptobot.market.Coin;
import io.cryptobot.market.Timeframe;
import io.cryptobot.portfolio.AllocationRules;
import io.cryptobot.risk.RiskLimits;
import io.cryptobot.strategy.AggressiveParameters;
import io.cryptobot.strategy.BuyTrigger;
import io.cryptobot.strategy.ConservativeParameters;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** From the configuration's words to the domain's. */
final class Plans {
  /** A position that fell by a fifth can still be sold at the exchange's minimum. */
  private static final BigDecimal ROOM_ABOVE_PRODUCT_MINIMUM = new BigDecimal("1.25");

  /** The smallest order of every product that is simulated, in US dollars. */
  private static final BigDecimal SIMULATED_PRODUCT_MINIMUM = BigDecimal.ONE;

  private Plans() {}

  /**
   * The plan of a simulated run.
   *
   * @param capital in US dollars, instead of the phase's own
   * @param lossLimited false lifts both loss limits
   */
  static TradingPlan simulated(
      BotConfig config, PhaseSettings phase, BigDecimal capital, boolean lossLimited) {
    return plan(config, phase, capital, lossLimited, SIMULATED_PRODUCT_MINIMUM);
  }

  /**
   * The plan of a run with real orders.
   *
   * @param productMinimum the largest that the exchange asks of a coin's order, in US dollars
   */
  static TradingPlan real(
      BotConfig config, PhaseSettings phase, BigDecimal capital, BigDecimal productMinimum) {
    return plan(config, phase, capital, true, productMinimum);
  }

  /** The same plan with other settings of both strategies. */
  static TradingPlan with(TradingPlan plan, SettingsVariants.Pair settings) {
    return new TradingPlan(
        sleeve(settings.conservative(), parameters(settings.conservative())),
        sleeve(settings.aggressive(), parameters(settings.aggressive())),
        plan.allocation(),
        plan.limits(),
        plan.timeframe(),
        plan.capital(),
        plan.phase());
  }

  private static TradingPlan plan(
      BotConfig config,
      PhaseSettings phase,
      BigDecimal capital,
      boolean lossLimited,
      BigDecimal productMinimum) {
    return new TradingPlan(
        sleeve(config.conservative(), parameters(config.conservative())),
        sleeve(config.aggressive(), parameters(config.aggressive())),
        allocation(config.allocation()),
        limits(phase, lossLimited, productMinimum),
        timeframe(config),
        capital,
        phase.name());
  }

  /** What the engine is to do where the phase decides. */
  static EngineOptions engineOptions(BotConfig config, String phase) {
    boolean sells =
        config
            .phase(phase)
            .filter(one -> one.hardStopAction() == PhaseSettings.HardStopAction.SELL)
            .isPresent();
    return new EngineOptions(false, sells);
  }

  private static Timeframe timeframe(BotConfig config) {
    String code = config.conservative().timeframe();
    return Timeframe.ofCode(code)
        .orElseThrow(() -> new IllegalArgumentException("unknown timeframe " + code));
  }

  private static <P> SleevePlan<P> sleeve(StrategySettings settings, P parameters) {
    return new SleevePlan<>(
        settings.coins().stream().map(Coin::new).toList(),
        List.copyOf(settings.coinWeights().values()),
        parameters,
        new EntryRules(
            settings.positionFraction(),
            settings.entryNeedsNoExitSignal(),
            Duration.ofMinutes(settings.minTradeIntervalMinutes())),
        settings.strategyVersion());
  }

  private static ConservativeParameters parameters(ConservativeSettings settings) {
    return new ConservativeParameters(
        settings.rsiPeriod(),
        settings.rsiBuy(),
        settings.rsiSell(),
        settings.emaFast(),
        settings.emaSlow(),
        settings.dcaDipPercent(),
        settings.dcaDipLookbackHours(),
        settings.volumeSpikeMultiplier(),
        settings.volumeSpikePeriod(),
        settings.takeProfitPercent(),
        settings.stopLossPercent());
  }

  private static AggressiveParameters parameters(AggressiveSettings settings) {
    return new AggressiveParameters(
        settings.rsiPeriod(),
        settings.rsiBuy(),
        settings.rsiSell(),
        settings.dipBuyPercent(),
        settings.dipLookbackHours(),
        settings.atrPeriod(),
        settings.atrMultiplier(),
        settings.atrBaselinePeriod(),
        settings.breakoutWindow(),
        settings.breakoutMinPercent(),
        settings.breakoutVolumeMultiplier(),
        settings.takeProfitPercent(),
        settings.stopLossPercent(),
        settings.maxHoldHours(),
        settings.buyTriggers().stream()
            .map(name -> BuyTrigger.valueOf(name.toUpperCase(Locale.ROOT)))
            .collect(Collectors.toSet()));
  }

  private static AllocationRules allocation(AllocationSettings settings) {
    return new AllocationRules(
        settings.conservativePct(),
        settings.aggressivePct(),
        settings.aggressiveCapPct(),
        settings.skimTriggerMultiplier(),
        settings.skimFraction(),
        settings.minSkimAmountUsd(),
        settings.minTransferUsd(),
        Duration.ofDays(settings.rebalanceIntervalDays()),
        settings.rebalanceBuyPositions(),
        settings.rebalanceProfitsOnly());
  }

  private static RiskLimits limits(
      PhaseSettings phase, boolean lossLimited, BigDecimal productMinimum) {
    return new RiskLimits(
        phase.maxDailyLoss(),
        phase.maxTotalLoss(),
        lossLimited,
        phase.maxPositionSize(),
        smallestOrder(phase, productMinimum),
        phase.maxTradesPerDay());
  }

  /**
   * What an order of a phase is at least, in US dollars.
   *
   * @param productMinimum what the exchange asks
   */
  static BigDecimal smallestOrder(PhaseSettings phase, BigDecimal productMinimum) {
    return phase.minOrderUsd().max(productMinimum.multiply(ROOM_ABOVE_PRODUCT_MINIMUM));
  }
}
