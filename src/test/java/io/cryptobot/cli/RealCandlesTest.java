package io.cryptobot.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import io.cryptobot.feed.CsvCandles;
import io.cryptobot.market.CandleSeries;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The default rules over four years of real candles. The expected counts and equities were reckoned
 * by an independent implementation of the rules, which agreed on every trade.
 */
class RealCandlesTest {
  private static final Path DATA = Path.of("..", "shared", "data");

  private static BotConfig config;
  private static List<CandleSeries> candles = List.of();

  @BeforeAll
  static void readCandles() {
    assumeTrue(Files.isDirectory(DATA), "there are no real candles in " + DATA);
    config = ConfigLoader.load(Path.of("config"));
    candles = new CsvCandles(DATA).loadAll(plan("sandbox_test", true).coins(), plan().timeframe());
  }

  private static TradingPlan plan() {
    return plan("sandbox_test", true);
  }

  private static TradingPlan plan(String phase, boolean limited) {
    PhaseSettings settings = config.phase(phase).orElseThrow();
    return Plans.simulated(config, settings, settings.capital(), limited);
  }

  @ParameterizedTest
  @CsvSource({
    "1000, sandbox_test, false, 0.5, 0,   3372,  671.81",
    "1400, sandbox_test, false, 0.5, 0,   5220,  576.11",
    "1400, sandbox_test, false, 0,   0,   5224,  962.45",
    "1400, sandbox_test, false, 0.5, 0.1, 5212,  538.29",
    "1400, micro_live,   false, 0.5, 0,    644,    5.10",
    " 400, sandbox_test, true,  0.5, 0,    614,  956.61",
    "1000, full_live,    true,  0.5, 0,    874, 1832.78",
    " 400, sandbox_test, true,  60,  0,      8,  879.97",
  })
  void theDefaultRulesTradeAsTheIndependentReckoningDoes(
      int days,
      String phase,
      boolean limited,
      BigDecimal fee,
      BigDecimal slippage,
      int trades,
      BigDecimal equity) {
    TradingPlan plan = plan(phase, limited);
    Instant end = Instant.ofEpochSecond(candles.get(0).endSecond());
    BacktestInput input =
        BacktestInput.prepare(candles, BacktestPeriod.lastDays(days, end), plan.warmUpCandles());
    BacktestOptions options =
        new BacktestOptions(
            fee.movePointLeft(2), slippage.movePointLeft(2).doubleValue(), EngineOptions.DEFAULT);
    BacktestResult result = Backtest.run(plan, input, options);
    assertEquals(trades, result.trades().size());
    assertEquals(equity, result.finalEquity().setScale(2, RoundingMode.HALF_UP));
  }
}
