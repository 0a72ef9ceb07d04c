package io.cryptobot.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.portfolio.SleeveId;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntryTest {
  private final EngineBench bench = new EngineBench();

  @Test
  void aSignalIsFilledAtTheOpenAfterItsCandleClosed() {
    ScriptedStrategy btc =
        bench.conservative("BTC-USD", "100 100 100 100", "101 101 101 101", "102 102 102 102");
    bench.withIdle(SleeveId.AGGRESSIVE, 3);
    btc.buyOn(1);
    assertEquals(List.of("01-01T02:00 BUY BTC-USD 102 RSI<30 + DCA + volume spike"), bench.run());
  }

  @Test
  void theSizeIsTenPercentOfTheSleeveAndQuantitiesAreCutToEightDecimals() {
    bench.conservative("BTC-USD", EngineBench.flat(2, 3)).buyOn(0);
    bench.withIdle(SleeveId.AGGRESSIVE, 2);
    bench.feeRate = new BigDecimal("0.005");
    bench.run();
    Trade trade = bench.trades.get(0);
    assertEquals(new BigDecimal("23.33333333"), trade.fill().quantity());
    assertUsd("69.99999999", trade.fill().value());
    assertUsd("0.34999999995", trade.fill().fee());
    assertUsd("629.65000001005", bench.portfolio().conservative().cash());
  }

  private static void assertUsd(String expected, BigDecimal actual) {
    assertEquals(0, new BigDecimal(expected).compareTo(actual), actual + " is not " + expected);
  }

  @Test
  void theSecondEntryIsSizedOnTheSleevesValueAtThatMoment() {
    // 630 in cash and BTC worth 74.90 by the time that ETH is bought.
    bench.conservative("BTC-USD", "100 100 100 100", "100 100 100 100", "107 107 107 107").buyOn(0);
    bench.conservative("ETH-USD", EngineBench.flat(3, 1)).buyOn(1);
    bench.withIdle(SleeveId.AGGRESSIVE, 3);
    bench.run();
    assertEquals(new BigDecimal("70.49000000"), bench.trades.get(1).fill().quantity());
  }

  @Test
  void noSecondPositionInACoin() {
    ScriptedStrategy btc = bench.conservative("BTC-USD", EngineBench.flat(3, 100));
    bench.withIdle(SleeveId.AGGRESSIVE, 3);
    btc.buyOn(0);
    btc.buyOn(1);
    assertEquals(1, bench.run().size());
    assertEquals(List.of("01-01T02:00 BTC-USD position_open"), bench.blocks);
  }

  @Test
  void notWhileTheCoinsOwnExitHoldsOnTheSameCandle() {
    ScriptedStrategy btc = bench.conservative("BTC-USD", EngineBench.flat(2, 100));
    bench.withIdle(SleeveId.AGGRESSIVE, 2);
    btc.buyOn(0);
    btc.crossunderOn(0);
    assertEquals(List.of(), bench.run());
    assertEquals(List.of("01-01T01:00 BTC-USD exit_signal"), bench.blocks);
  }

  @Test
  void theExitSignalDoesNotBlockWhereThatIsSwitchedOff() {
    bench.entryRules = new EntryRules(new BigDecimal("0.10"), false, Duration.ofMinutes(5));
    ScriptedStrategy btc = bench.conservative("BTC-USD", EngineBench.flat(2, 100));
    bench.withIdle(SleeveId.AGGRESSIVE, 2);
    btc.buyOn(0);
    btc.crossunderOn(0);
    assertEquals(1, bench.run().size());
  }

  @Test
  void aCoinSoldInThisStepIsNotBoughtInIt() {
    ScriptedStrategy btc =
        bench.conservative(
            "BTC-USD", "100 100 100 100", "100 100 100 100", "90 90 90 90", "90 90 90 90");
    bench.withIdle(SleeveId.AGGRESSIVE, 4);
    btc.buyOn(0);
    btc.buyOn(1);
    assertEquals(
        List.of(
            "01-01T01:00 BUY BTC-USD 100 RSI<30 + DCA + volume spike",
            "01-01T02:00 SELL BTC-USD 90 stop loss"),
        bench.run());
    assertEquals(List.of("01-01T02:00 BTC-USD min_trade_interval"), bench.blocks);
  }

  @Test
  void afterAStopInsideACandleThatCandlesOwnSignalMayBuyAgain() {
    ScriptedStrategy btc =
        bench.conservative("BTC-USD", "100 100 100 100", "100 100 90 92", "92 93 91 92");
    bench.withIdle(SleeveId.AGGRESSIVE, 3);
    btc.buyOn(0);
    btc.buyOn(1);
    assertEquals(
        List.of(
            "01-01T01:00 BUY BTC-USD 100 RSI<30 + DCA + volume spike",
            "01-01T01:30 SELL BTC-USD 95 stop loss",
            "01-01T02:00 BUY BTC-USD 92 RSI<30 + DCA + volume spike"),
        bench.run());
  }

  @Test
  void exactlyTheMinimumIntervalIsLongEnough() {
    bench.entryRules = new EntryRules(new BigDecimal("0.10"), true, Duration.ofMinutes(30));
    ScriptedStrategy btc =
        bench.conservative("BTC-USD", "100 100 100 100", "100 100 90 92", "92 93 91 92");
    bench.withIdle(SleeveId.AGGRESSIVE, 3);
    btc.buyOn(0);
    btc.buyOn(1);
    assertEquals(3, bench.run().size());
  }

  @Test
  void aSecondLessThanTheMinimumIntervalIsNot() {
    bench.entryRules = new EntryRules(new BigDecimal("0.10"), true, Duration.ofSeconds(1801));
    ScriptedStrategy btc =
        bench.conservative("BTC-USD", "100 100 100 100", "100 100 90 92", "92 93 91 92");
    bench.withIdle(SleeveId.AGGRESSIVE, 3);
    btc.buyOn(0);
    btc.buyOn(1);
    assertEquals(2, bench.run().size());
    assertEquals(List.of("01-01T02:00 BTC-USD min_trade_interval"), bench.blocks);
  }

  @Test
  void nothingIsTradedBeforeTheWarmUpIsComplete() {
    ScriptedStrategy btc = bench.conservative("BTC-USD", EngineBench.flat(6, 100));
    bench.withIdle(SleeveId.AGGRESSIVE, 6);
    bench.warmUp = 4;
    for (int candle = 0; candle < 6; candle++) {
      btc.buyOn(candle);
    }
    assertEquals("01-01T04:00 BUY BTC-USD 100 RSI<30 + DCA + volume spike", bench.run().get(0));
  }

  @Test
  void filledCandlesCountAsWarmUp() {
    ScriptedStrategy btc =
        bench.conservative("BTC-USD", "100 100 100 100", "-", "-", "100 100 100 100");
    bench.withIdle(SleeveId.AGGRESSIVE, 4);
    bench.warmUp = 3;
    btc.buyOn(2);
    assertEquals(List.of("01-01T03:00 BUY BTC-USD 100 RSI<30 + DCA + volume spike"), bench.run());
  }

  @Test
  void aSignalIsNotJudgedInTheStepOfAFilledCandleAndIsThenSpent() {
    ScriptedStrategy btc = bench.conservative("BTC-USD", "100 100 100 100", "-", "100 100 100 100");
    bench.withIdle(SleeveId.AGGRESSIVE, 3);
    btc.buyOn(0);
    assertEquals(List.of(), bench.run());
    assertTrue(bench.blocks.isEmpty());
  }

  @Test
  void aCoinWhoseCandlesEndEarlyIsNoLongerTradedAndValuedAtItsLastClose() {
    bench.conservative("BTC-USD", "100 100 100 100", "100 104 100 104").buyOn(0);
    bench.conservative("ETH-USD", EngineBench.flat(60, 1));
    bench.withIdle(SleeveId.AGGRESSIVE, 60);
    assertEquals(1, bench.run().size());
    assertEquals(1000 + 70 * 0.04, bench.totals.get(60), 1e-9);
  }

  @Test
  void aCoinWhoseCandlesStartLateIsTradedFromItsOwnWarmUpOn() {
    ScriptedStrategy late =
        bench.conservative("BTC-USD", "-", "-", "100 100 100 100", "100 100 100 100");
    bench.withIdle(SleeveId.AGGRESSIVE, 4);
    late.buyOn(0);
    assertEquals(List.of("01-01T03:00 BUY BTC-USD 100 RSI<30 + DCA + volume spike"), bench.run());
  }

  @Test
  void slippageMovesEveryFillAgainstUs() {
    bench.slippage = 0.001;
    bench.conservative("BTC-USD", "100 100 100 100", "100 109 100 109").buyOn(0);
    bench.withIdle(SleeveId.AGGRESSIVE, 2);
    assertEquals(
        List.of(
            "01-01T01:00 BUY BTC-USD 100.1 RSI<30 + DCA + volume spike",
            "01-01T01:30 SELL BTC-USD 107.999892 take profit"),
        bench.run());
    assertEquals(0.1, bench.trades.get(0).slippagePercent(), 1e-9);
    assertEquals(-0.1, bench.trades.get(1).slippagePercent(), 1e-9);
  }
}
