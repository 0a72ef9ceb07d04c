package io.cryptobot.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.backtest.Backtest;
import io.cryptobot.backtest.BacktestInput;
import io.cryptobot.backtest.BacktestOptions;
import io.cryptobot.backtest.BacktestPeriod;
import io.cryptobot.backtest.BacktestResult;
import io.cryptobot.config.BotConfig;
import io.cryptobot.config.ConfigLoader;
import io.cryptobot.config.PhaseSettings;
import io.cryptobot.engine.EngineOptions;
import io.cryptobot.engine.TradingPlan;
import io.cryptobot.feed.SampleCandles;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The made-up candles show all that the strategies do, within the default 90 days. */
class SampleTriggersTest {
  private static BacktestResult result;

  @BeforeAll
  static void run() {
    BotConfig config = ConfigLoader.load(Path.of("config"));
    PhaseSettings phase = config.phase("sandbox_test").orElseThrow();
    TradingPlan plan = Plans.simulated(config, phase, phase.capital(), true);
    BacktestInput input =
        BacktestCandles.sample().load(plan, end -> BacktestPeriod.lastDays(90, end));
    result =
        Backtest.run(
            plan, input, new BacktestOptions(new BigDecimal("0.005"), 0, EngineOptions.DEFAULT));
    assertEquals(SampleCandles.END, input.to());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EMA crossover",
        "volume spike",
        "RSI dip",
        "ATR breakout",
        "price breakout",
        "stop loss",
        "trailing stop",
        "take profit",
        "time exit",
        "RSI>70",
        "RSI>75",
        "EMA crossunder"
      })
  void everyTriggerOccurs(String reason) {
    assertTrue(result.trades().stream().anyMatch(trade -> trade.reason().contains(reason)), reason);
  }

  @Test
  void theDefaultRunIsNotStopped() {
    assertEquals(Optional.empty(), result.hardStop());
  }
}
