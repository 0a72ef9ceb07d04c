package io.cryptobot.cli;

import io.cryptobot.backtest.BacktestOptions;
import io.cryptobot.config.BotConfig;
import io.cryptobot.config.PhaseSettings;
import io.cryptobot.engine.EngineOptions;
import io.cryptobot.engine.TradingPlan;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say on which candles, with how much and at which costs is simulated. */
final class SimulationOptions {
  private static final int PERCENT_DIGITS = 2;
  private static final BigDecimal MOST_PERCENT = BigDecimal.TEN;

  @Option(
      names = "--csv",
      paramLabel = "DIR",
      description = "Take the candles from files such as DIR/BTC-USD-1h.csv.")
  private @Nullable Path csv;

  @Option(
      names = "--sample",
      description = "Take candles that the program makes up, to try it without a network.")
  private boolean sample;

  @Mixin private PhaseOption phase;

  @Option(
      names = "--capital",
      paramLabel = "USD",
      description = "Begin with this much instead of the phase's capital.")
  private @Nullable BigDecimal capital;

  @Option(
      names = "--ignore-loss-limits",
      description = "Go on where the daily and the total loss limit would stop.")
  private boolean ignoreLossLimits;

  @Option(
      names = "--slippage",
      paramLabel = "PCT",
      defaultValue = "0",
      description = "Fill every order this many percent worse; ${DEFAULT-VALUE}.")
  private BigDecimal slippage;

  @Option(
      names = "--fee",
      paramLabel = "PCT",
      description = "The exchange's fee in percent; that of connections.json by default.")
  private @Nullable BigDecimal fee;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields in
  SimulationOptions() {}

  /**
   * Checks what can be checked without candles and configuration.
   *
   * @throws IllegalArgumentException with a sentence that says what is wrong
   */
  void check() {
    if (csv != null && sample) {
      throw new IllegalArgumentException(
          "--csv and --sample both say where candles come from; leave one out.");
    }
    if (capital != null && capital.signum() <= 0) {
      throw new IllegalArgumentException(
          "--capital is " + capital + "; it must be above 0 US dollars.");
    }
    checkPercent("--slippage", slippage);
    if (fee != null) {
      checkPercent("--fee", fee);
    }
  }

  private static void checkPercent(String option, BigDecimal percent) {
    if (percent.signum() < 0 || percent.compareTo(MOST_PERCENT) > 0) {
      throw new IllegalArgumentException(
          option + " is " + percent + "; it must be 0 to " + MOST_PERCENT + " %.");
    }
  }

  /** The folder that candles come from, if they do. */
  @Nullable Path csv() {
    return csv;
  }

  TradingPlan plan(BotConfig config) {
    PhaseSettings settings = phase.in(config);
    return Plans.simulated(
        config, settings, capital == null ? settings.capital() : capital, !ignoreLossLimits);
  }

  BacktestCandles candles(Path home, BotConfig config, Console console) {
    if (csv != null) {
      return BacktestCandles.csv(console.workingFolder().resolve(csv));
    }
    return sample
        ? BacktestCandles.sample()
        : BacktestCandles.network(home, config.connections(), console);
  }

  BacktestOptions options(BotConfig config) {
    BigDecimal feeRate =
        fee == null ? config.connections().feeRate() : fee.movePointLeft(PERCENT_DIGITS);
    return new BacktestOptions(
        feeRate, slippage.movePointLeft(PERCENT_DIGITS).doubleValue(), EngineOptions.DEFAULT);
  }
}
