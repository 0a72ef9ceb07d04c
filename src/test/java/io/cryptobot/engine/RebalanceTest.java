package io.cryptobot.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A rebalance is due two hours after the first step; sleeves begin with 700 and 300 USD. */
class RebalanceTest {
  private final EngineBench bench = new EngineBench();

  RebalanceTest() {
    bench.allocation = AllocationTables.rules("10", Duration.ofHours(2), true, true);
    bench.entryRules = new EntryRules(new BigDecimal("0.50"), true, Duration.ofMinutes(5));
    bench.limits = EngineBench.limits("1000", "1000", "1000", 20);
  }

  /** SOL is bought for 150 at 100 and stands at 103 when the rebalance is due. */
  private ScriptedStrategy risingSol(int candles) {
    String[] rows = EngineBench.flat(candles, 103);
    rows[0] = "100 100 100 100";
    rows[1] = "100 103 100 103";
    ScriptedStrategy sol = bench.aggressive("SOL-USD", rows);
    sol.buyOn(0);
    return sol;
  }

  @Test
  void whereNothingMayMoveItSaysWhyAndIsDueAgainAnIntervalLater() {
    bench.conservative("BTC-USD", EngineBench.flat(7, 100));
    bench.aggressive("SOL-USD", EngineBench.flat(7, 100));
    bench.run();
    assertEquals(
        List.of(
            "01-01T02:00 rebalance ON_TARGET",
            "01-01T04:00 rebalance ON_TARGET",
            "01-01T06:00 rebalance ON_TARGET"),
        bench.events);
  }

  @Test
  void theSleeveOverItsTargetGivesAndTheReceiverBuysItsCoinsInConfigOrder() {
    bench.conservative("BTC-USD", EngineBench.flat(4, 100));
    bench.conservative("ETH-USD", EngineBench.flat(4, 10));
    risingSol(4);
    List<String> trades = bench.run();
    // Aggressive is worth 304.50 of 1004.50: 3.15 over its target, with 4.50 of profit.
    assertEquals(
        List.of("01-01T02:00 rebalance aggressive 3.15", "01-01T02:00 rebalance MOVED"),
        bench.events);
    assertEquals("01-01T02:00 BUY BTC-USD 100 rebalance", trades.get(1));
    assertEquals(2, trades.size(), "nothing is left for ETH");
    assertEquals(List.of("01-01T02:00 ETH-USD below_minimum_order"), bench.blocks);
    assertEquals(0, new BigDecimal("3.15").compareTo(bench.trades.get(1).fill().value()));
  }

  @Test
  void whatIsLeftOfTheMovedAmountCapsTheNextBuyFeesCounted() {
    bench.aggressiveRules = new EntryRules(new BigDecimal("0.008"), true, Duration.ofMinutes(5));
    bench.feeRate = new BigDecimal("0.01");
    bench
        .conservative(
            "BTC-USD", "100 100 100 100", "100 107.5 100 107.5", "107.5 107.5 107.5 107.5")
        .buyOn(0);
    bench.aggressive("SOL-USD", EngineBench.flat(3, 1));
    bench.aggressive("AVAX-USD", EngineBench.flat(3, 1));
    bench.aggressive("DOGE-USD", EngineBench.flat(3, 1));
    bench.run();
    // 722.75 of 1022.75 is 6.825 over the target. Two buys of 0.8 % leave 1.8669 for the third.
    assertEquals("01-01T02:00 rebalance conservative 6.825", bench.events.get(0));
    assertEquals(
        List.of("2.45460000", "2.45440363", "1.86690633"),
        bench.trades.subList(1, 4).stream().map(t -> t.fill().quantity().toPlainString()).toList());
  }

  @Test
  void theReceiverSkipsACoinWhoseCandleIsFilled() {
    bench.conservative("BTC-USD", "100 100 100 100", "100 100 100 100", "-", "100 100 100 100");
    bench.conservative("ETH-USD", EngineBench.flat(4, 10));
    risingSol(4);
    assertEquals("01-01T02:00 BUY ETH-USD 10 rebalance", bench.run().get(1));
  }

  @Test
  void itsPositionsAreSoldLargestFirstUntilTheCashCovers() {
    bench.entryRules = new EntryRules(new BigDecimal("0.6"), true, Duration.ofMinutes(5));
    bench.conservative("BTC-USD", EngineBench.flat(4, 100));
    // 180 in SOL, then 180 in AVAX is more than the 120 left: 120. Both up 3.9 %.
    String[] rows = {
      "100 100 100 100", "100 103.9 100 103.9", "103.9 103.9 103.9 103.9", "103.9 103.9 103.9 103.9"
    };
    bench.aggressive("SOL-USD", rows).buyOn(0);
    bench.aggressive("AVAX-USD", rows).buyOn(0);
    List<String> trades = bench.run();
    assertEquals("01-01T02:00 SELL SOL-USD 103.9 rebalance", trades.get(2));
    assertEquals("01-01T02:00 BUY BTC-USD 100 rebalance", trades.get(3));
    assertEquals(4, trades.size(), "AVAX stays");
    // 311.70 of 1011.70: target 303.51, so 8.19 of 11.70 profit.
    assertEquals("01-01T02:00 rebalance aggressive 8.19", bench.events.get(0));
  }

  @Test
  void aPositionWhoseCandleIsFilledIsNotSold() {
    bench.entryRules = new EntryRules(new BigDecimal("1"), true, Duration.ofMinutes(5));
    bench.conservative("BTC-USD", EngineBench.flat(5, 100));
    bench
        .aggressive(
            "SOL-USD", "100 100 100 100", "100 103.9 100 103.9", "-", "103.9 103.9 103.9 103.9")
        .buyOn(0);
    bench.aggressive("AVAX-USD", EngineBench.flat(5, 1));
    assertEquals(1, bench.run().size());
    assertEquals("01-01T02:00 rebalance TOO_SMALL", bench.events.get(0));
  }

  @Test
  void salesWhoseFeesTurnTheSidesMoveNothing() {
    bench.entryRules = new EntryRules(new BigDecimal("0.99"), true, Duration.ofMinutes(5));
    bench.conservative("BTC-USD", EngineBench.flat(3, 100));
    bench.feeRate = new BigDecimal("0.009");
    bench
        .aggressive("SOL-USD", "100 100 100 100", "100 101.5 100 101.5", "101.5 101.5 101.5 101.5")
        .buyOn(0);
    List<String> trades = bench.run();
    // 1.25 over the target before, but the sale itself costs a fee of 2.71.
    assertEquals("01-01T02:00 SELL SOL-USD 101.5 rebalance", trades.get(1));
    assertEquals(List.of("01-01T02:00 rebalance SIDES_CHANGED"), bench.events);
  }

  @Test
  void aLosingSleeveIsNotFed() {
    bench.conservative("BTC-USD", EngineBench.flat(4, 100));
    bench
        .aggressive("SOL-USD", "100 100 100 100", "100 100 98 98", "98 98 98 98", "98 98 98 98")
        .buyOn(0);
    bench.run();
    assertEquals(List.of("01-01T02:00 rebalance NO_PROFIT"), bench.events);
  }

  @Test
  void theReceiverBuysNothingWhereThatIsSwitchedOff() {
    bench.allocation = AllocationTables.rules("10", Duration.ofHours(2), false, true);
    bench.conservative("BTC-USD", EngineBench.flat(4, 100));
    risingSol(4);
    assertEquals(1, bench.run().size());
    assertEquals("01-01T02:00 rebalance MOVED", bench.events.get(1));
  }

  @Test
  void anExitSignalBlocksTheReceiversBuyToo() {
    bench.conservative("BTC-USD", EngineBench.flat(4, 100)).crossunderOn(1);
    risingSol(4);
    assertEquals(1, bench.run().size());
    assertEquals(List.of("01-01T02:00 BTC-USD exit_signal"), bench.blocks);
  }

  @Test
  void aBuyByTheRebalanceMayBeFollowedByNoOtherInItsStep() {
    bench.conservative("BTC-USD", EngineBench.flat(4, 100)).buyOn(1);
    risingSol(4);
    bench.run();
    assertEquals(List.of("01-01T02:00 BTC-USD position_open"), bench.blocks);
  }

  @Test
  void aSkimMovesItsFractionOfTheProfitAtOnce() {
    bench.allocation = AllocationTables.rules("1", Duration.ofDays(90), true, true);
    bench.entryRules = new EntryRules(BigDecimal.ONE, true, Duration.ofMinutes(5));
    bench.conservative("BTC-USD", EngineBench.flat(4, 1));
    // A gap to 150 is sold at the open by its target: 450 in cash against a baseline of 300.
    bench
        .aggressive(
            "SOL-USD", "100 100 100 100", "100 100 100 100", "150 150 150 150", "150 150 150 150")
        .buyOn(0);
    bench.run();
    assertEquals(List.of("01-01T02:00 skim aggressive 40.5"), bench.events);
  }
}
