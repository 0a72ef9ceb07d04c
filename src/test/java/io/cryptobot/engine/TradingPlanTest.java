package io.cryptobot.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.cryptobot.engine.Alert.Kind;
import io.cryptobot.engine.Alert.Severity;
import io.cryptobot.market.Coin;
import io.cryptobot.market.Timeframe;
import io.cryptobot.portfolio.SleeveId;
import io.cryptobot.strategy.AggressiveParameters;
import io.cryptobot.strategy.AggressiveStrategy;
import io.cryptobot.strategy.BuyTrigger;
import io.cryptobot.strategy.ConservativeParameters;
import io.cryptobot.strategy.ConservativeStrategy;
import io.cryptobot.strategy.IndicatorColumns;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TradingPlanTest {
  private static final EntryRules RULES =
      new EntryRules(new BigDecimal("0.10"), true, Duration.ofMinutes(5));

  private static TradingPlan plan(int rsi, int slow, int days, int boldRsi, int atr, int mean) {
    return new TradingPlan(
        sleeve(
            new ConservativeParameters(rsi, 30, 70, 2, slow, 2.5, 24, 1.5, days, 8, 5),
            "1.1",
            "BTC-USD",
            "ETH-USD"),
        sleeve(
            new AggressiveParameters(
                boldRsi,
                25,
                75,
                2,
                4,
                atr,
                1.5,
                mean,
                20,
                0.5,
                1,
                4,
                3,
                48,
                EnumSet.of(BuyTrigger.RSI_DIP)),
            "2.2",
            "SOL-USD"),
        AllocationTables.DEFAULT,
        EngineBench.limits("50", "100", "100", 20),
        Timeframe.H1,
        new BigDecimal("1000"),
        "test");
  }

  private static <P> SleevePlan<P> sleeve(P parameters, String version, String... coins) {
    List<Coin> all = Stream.of(coins).map(Coin::new).toList();
    List<BigDecimal> weights = all.stream().map(coin -> BigDecimal.ONE).toList();
    return new SleevePlan<>(all, weights, parameters, RULES, version);
  }

  private final TradingPlan plan = plan(2, 2, 1, 2, 2, 2);

  @Test
  void conservativeCoinsComeFirstEachWithItsStrategy() {
    assertEquals(
        List.of("BTC-USD", "ETH-USD", "SOL-USD"),
        plan.coins().stream().map(Coin::product).toList());
    IndicatorColumns columns =
        new IndicatorColumns(EngineBench.candles("BTC-USD", EngineBench.flat(9, 1)));
    assertInstanceOf(ConservativeStrategy.class, plan.strategy(1, columns));
    assertInstanceOf(AggressiveStrategy.class, plan.strategy(2, columns));
    assertEquals("1.1", plan.strategyVersion(SleeveId.CONSERVATIVE));
    assertEquals("2.2", plan.strategyVersion(SleeveId.AGGRESSIVE));
  }

  @Test
  void eachSideBeginsWithItsShare() {
    TradingPlan richer = plan.with(new BigDecimal("2000"));
    assertEquals(0, new BigDecimal("700").compareTo(plan.capitalOf(SleeveId.CONSERVATIVE)));
    assertEquals(0, new BigDecimal("600").compareTo(richer.capitalOf(SleeveId.AGGRESSIVE)));
    assertEquals(plan.coins(), richer.coins());
  }

  /** The longest of what the windows hold and the averages need to forget their beginning. */
  @ParameterizedTest
  @CsvSource({
    "2,   2,  1,  2,  2,   2, 300",
    "2,   2, 20,  2,  2,   2, 504",
    "14,  2,  1,  2,  2,   2, 350",
    "2,   2,  1, 20,  2,   2, 500",
    "2,  40,  1,  2,  2,   2, 520",
    "2,   2,  1,  2, 14,  20, 370"
  })
  void theWarmUpIsTheLongestThatAnythingNeeds(
      int rsi, int slow, int days, int boldRsi, int atr, int mean, int candles) {
    assertEquals(candles, plan(rsi, slow, days, boldRsi, atr, mean).warmUpCandles());
  }

  @Test
  void aSleeveHasCoinsAndAWeightForEach() {
    List<Coin> one = List.of(new Coin("BTC-USD"));
    assertThrows(
        IllegalArgumentException.class,
        () -> new SleevePlan<>(one, List.of(), "parameters", RULES, "1"));
    assertThrows(
        IllegalArgumentException.class,
        () -> new SleevePlan<>(List.of(), List.of(), "parameters", RULES, "1"));
  }

  @Test
  void whatEndsTradingOrLeavesMoneyUnwatchedIsCritical() {
    for (Kind kind : List.of(Kind.HARD_STOP, Kind.KILL_SWITCH, Kind.NO_PRICE, Kind.EXIT_FAILED)) {
      assertEquals(Severity.CRITICAL, kind.severity(), kind.name());
    }
    assertEquals(Severity.INFO, Kind.TRADE.severity());
    assertEquals(Severity.WARNING, Kind.DAILY_LIMIT.severity());
  }

  @Test
  void theEndOfARebalanceIsToldInWords() {
    assertEquals("moved", RebalanceOutcome.MOVED.explanation());
    assertEquals(
        RebalanceOutcome.values().length,
        Stream.of(RebalanceOutcome.values()).map(RebalanceOutcome::explanation).distinct().count());
  }
}
