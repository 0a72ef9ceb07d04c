package io.cryptobot.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.portfolio.SleeveId;
import io.cryptobot.risk.RiskLimits;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each loss here is 5 % of a position: 70 USD lose 3.50. */
class LimitsTest {
  private static final String FALL = "100 100 90 100";

  private final EngineBench bench = new EngineBench();

  private ScriptedStrategy fallingEveryHour(int hours) {
    String[] rows = new String[hours];
    Arrays.fill(rows, FALL);
    rows[0] = "100 100 100 100";
    ScriptedStrategy btc = bench.conservative("BTC-USD", rows);
    bench.withIdle(SleeveId.AGGRESSIVE, hours);
    for (int candle = 0; candle < hours; candle++) {
      btc.buyOn(candle);
    }
    return btc;
  }

  private long buysBefore(String stamp) {
    return bench.trades.stream()
        .filter(trade -> trade.side() == Side.BUY && trade.time().toString().compareTo(stamp) < 0)
        .count();
  }

  @Test
  void theDailyLimitEndsEntriesUntilUtcMidnight() {
    bench.limits = EngineBench.limits("6", "1000", "100", 1000);
    // Two positions of 6 USD lose 60 % each at once: 7.20 of the day's 6.
    String[] rows = EngineBench.flat(27, 40);
    rows[0] = "100 100 100 100";
    rows[1] = "100 100 100 100";
    ScriptedStrategy btc = bench.conservative("BTC-USD", rows);
    ScriptedStrategy eth = bench.conservative("ETH-USD", rows);
    bench.withIdle(SleeveId.AGGRESSIVE, 27);
    btc.buyOn(0);
    eth.buyOn(0);
    for (int candle = 2; candle < 27; candle++) {
      btc.buyOn(candle);
    }
    bench.run();
    assertEquals(2, buysBefore("2024-01-02T00:00:00Z"));
    assertEquals("2024-01-02T00:00:00Z", bench.trades.get(4).time().toString());
    assertTrue(bench.blocks.contains("01-01T03:00 BTC-USD daily_loss_limit"));
    assertTrue(bench.blocks.contains("01-01T23:00 BTC-USD daily_loss_limit"));
    assertFalse(bench.blocks.contains("01-02T00:00 BTC-USD daily_loss_limit"));
  }

  @ParameterizedTest
  @CsvSource({"6, 1000", "1000, 6", "6, 6"})
  void S30_theSmallerRestOfBothLossLimitsShrinksAnEntry(String daily, String total) {
    bench.limits = EngineBench.limits(daily, total, "100", 1000);
    fallingEveryHour(6);
    bench.run();
    // 6.00 to lose, 6.00 a position: 5 % of it is gone, then 5.70 is the budget and the size.
    assertEquals(0, new BigDecimal("6").compareTo(bench.trades.get(0).fill().value()));
    assertEquals(0, new BigDecimal("5.7").compareTo(bench.trades.get(2).fill().value()));
  }

  @Test
  void exitsAreNotBlockedByTheDailyLimit() {
    bench.limits = EngineBench.limits("3", "1000", "100", 1000);
    bench.conservative("BTC-USD", "100 100 100 100", FALL, FALL).buyOn(0);
    bench
        .conservative(
            "ETH-USD", "100 100 100 100", "100 100 100 100", "100 100 99 100", "90 90 90 90")
        .buyOn(0);
    bench.withIdle(SleeveId.AGGRESSIVE, 4);
    assertTrue(bench.run().contains("01-01T03:00 SELL ETH-USD 90 stop loss"));
  }

  @Test
  void theTotalLimitStopsAllTradingAtTheEndOfItsStep() {
    bench.limits =
        new RiskLimits(
            new BigDecimal("1000"),
            new BigDecimal("3"),
            true,
            new BigDecimal("70"),
            new BigDecimal("1.25"),
            1000);
    // The loss budget of 3 makes the entry 3 USD; only a gap can lose all of it at once.
    ScriptedStrategy btc =
        bench.conservative(
            "BTC-USD",
            "100 100 100 100",
            "100 100 100 100",
            "0.001 0.001 0.001 0.001",
            "100 100 100 100",
            "100 100 100 100");
    bench.conservative("ETH-USD", EngineBench.flat(5, 1)).rsiExitOn(3);
    bench.withIdle(SleeveId.AGGRESSIVE, 5);
    btc.buyOn(0);
    btc.buyOn(3);
    bench.feeRate = new BigDecimal("0.005");
    assertEquals(2, bench.run().size());
    assertEquals(List.of("01-01T02:00 hard stop"), bench.events);
    assertEquals(6, bench.totals.size());
  }

  @Test
  void aPhaseThatSaysSoSellsAllAtTheHardStop() {
    bench.limits = EngineBench.limits("1000", "3", "1000", 1000);
    bench.options = new EngineOptions(false, true);
    bench.conservative("BTC-USD", "100 100 100 100", "100 100 100 100", "1 1 1 1").buyOn(0);
    bench.conservative("ETH-USD", "100 100 100 100", "100 100 100 100", "100 100 99 99").buyOn(0);
    bench.withIdle(SleeveId.AGGRESSIVE, 3);
    bench.feeRate = new BigDecimal("0.02");
    List<String> trades = bench.run();
    assertEquals("01-01T02:00 SELL ETH-USD 100 hard stop", trades.get(3));
    assertEquals(List.of("01-01T02:00 hard stop"), bench.events);
  }

  @Test
  void theStopsOfTheStepThatReachesTheTotalLimitAreStillSold() {
    bench.limits = EngineBench.limits("1000", "3", "1000", 1000);
    bench.conservative("BTC-USD", "100 100 100 100", "100 100 100 100", "1 1 1 1").buyOn(0);
    bench.conservative("ETH-USD", "100 100 100 100", "100 100 100 100", "100 100 94 94").buyOn(0);
    bench.withIdle(SleeveId.AGGRESSIVE, 3);
    bench.feeRate = new BigDecimal("0.02");
    List<String> trades = bench.run();
    assertEquals("01-01T02:00 SELL BTC-USD 1 stop loss", trades.get(2));
    assertEquals("01-01T02:30 SELL ETH-USD 95 stop loss", trades.get(3));
    assertEquals(List.of("01-01T02:00 hard stop"), bench.events);
  }

  @Test
  void liftedLimitsNeitherBlockNorShrink() {
    bench.limits =
        new RiskLimits(
            new BigDecimal("1"),
            new BigDecimal("1"),
            false,
            new BigDecimal("100"),
            new BigDecimal("1.25"),
            1000);
    fallingEveryHour(6);
    assertEquals(10, bench.run().size());
    assertEquals(0, new BigDecimal("70").compareTo(bench.trades.get(0).fill().value()));
    assertTrue(bench.events.isEmpty());
  }

  @Test
  void afterTheDaysLastTradeNoEntryIsMadeButExitsAre() {
    bench.limits = EngineBench.limits("1000", "1000", "100", 3);
    fallingEveryHour(26);
    bench.run();
    // Buy, sell, buy: the third trade. Its stop still sells.
    assertEquals(2, buysBefore("2024-01-02T00:00:00Z"));
    assertEquals("2024-01-01T02:30:00Z", bench.trades.get(3).time().toString());
    assertTrue(bench.blocks.contains("01-01T03:00 BTC-USD max_trades_per_day"));
    assertEquals("2024-01-02T00:00:00Z", bench.trades.get(4).time().toString());
  }

  @Test
  void aLossWithinTheLastCandleBeforeMidnightCountsForItsOwnDay() {
    bench.limits = EngineBench.limits("6", "1000", "100", 1000);
    String[] rows = EngineBench.flat(27, 100);
    rows[23] = FALL;
    ScriptedStrategy btc = bench.conservative("BTC-USD", rows);
    bench.withIdle(SleeveId.AGGRESSIVE, 27);
    btc.buyOn(22);
    btc.buyOn(23);
    bench.run();
    assertEquals("2024-01-01T23:30:00Z", bench.trades.get(1).time().toString());
    assertEquals("2024-01-02T00:00:00Z", bench.trades.get(2).time().toString());
    assertEquals(0, new BigDecimal("6").compareTo(bench.trades.get(2).fill().value()));
  }
}
