package io.cryptobot.cli;

import io.cryptobot.config.BotConfig;
import io.cryptobot.config.ConfigLoader;
import io.cryptobot.config.PhaseSettings;
import io.cryptobot.engine.TradingPlan;
import java.nio.file.Path;

/** Opens the command line's way from configuration to plan for the benchmarks. */
public final class BenchPlans {
  private BenchPlans() {}

  /** The default plan without loss limits, as a long backtest runs it. */
  public static TradingPlan defaults() {
    BotConfig config = ConfigLoader.load(Path.of("config"));
    PhaseSettings phase = config.phase("sandbox_test").orElseThrow();
    return Plans.simulated(config, phase, phase.capital(), false);
  }
}
