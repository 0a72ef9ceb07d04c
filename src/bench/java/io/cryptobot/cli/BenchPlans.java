package io.cryptobot.cli;

import io.cryptobot.config.BotConfig;
import io.cryptobot.config.ConfigLoader;
import io.cryptobot.config.PhaseSettings;
import io.cryptobot.config.SettingsVariants;
import io.cryptobot.config.SweepFile;
import io.cryptobot.engine.TradingPlan;
import io.cryptobot.optimize.ParameterSets;
import io.cryptobot.optimize.Sweep;
import java.nio.file.Path;
import java.util.List;

/** Opens the command line's way from configuration to plan for the benchmarks. */
public final class BenchPlans {
  private BenchPlans() {}

  /** The default plan without loss limits, as a long backtest runs it. */
  public static TradingPlan defaults() {
    BotConfig config = ConfigLoader.load(Path.of("config"));
    PhaseSettings phase = config.phase("sandbox_test").orElseThrow();
    return Plans.simulated(config, phase, phase.capital(), false);
  }

  /** Sets of a sweep of the defaults, drawn from these ranges, beside the defaults themselves. */
  public static List<Sweep.Task> sweep(Path ranges, int samples) {
    SweepPlans plans = new SweepPlans(defaults(), SettingsVariants.of(Path.of("config")));
    return plans.tasks(ParameterSets.samples(SweepFile.read(ranges), samples, 1, plans::isNew));
  }
}
