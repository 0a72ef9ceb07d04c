package io.cryptobot.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cryptobot.portfolio.SleeveId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bought at 100 on the open of candle 1: stop at 95, target at 108, both fixed. */
class ConservativeExitTest {
  private static final String BOUGHT = "01-01T01:00 BUY BTC-USD 100 RSI<30 + DCA + volume spike";

  private final EngineBench bench = new EngineBench();

  private List<String> run(String... later) {
    return run(strategy -> {}, later);
  }

  private List<String> run(java.util.function.Consumer<ScriptedStrategy> script, String... later) {
    String[] rows = new String[later.length + 1];
    rows[0] = "100 100 100 100";
    System.arraycopy(later, 0, rows, 1, later.length);
    ScriptedStrategy strategy = bench.conservative("BTC-USD", rows);
    bench.withIdle(SleeveId.AGGRESSIVE, rows.length);
    strategy.buyOn(0);
    script.accept(strategy);
    return bench.run();
  }

  @Test
  void aStopInsideTheCandleFillsAtItsLevelInTheMiddleOfTheCandle() {
    assertEquals(List.of(BOUGHT, "01-01T01:30 SELL BTC-USD 95 stop loss"), run("100 101 94 96"));
  }

  @Test
  void aLowThatTouchesTheStopExactlySells() {
    assertEquals(List.of(BOUGHT, "01-01T01:30 SELL BTC-USD 95 stop loss"), run("100 101 95 96"));
  }

  @Test
  void aLowJustAboveTheStopDoesNot() {
    assertEquals(List.of(BOUGHT), run("100 101 95.01 96"));
  }

  @Test
  void aGapThroughTheStopFillsAtTheOpen() {
    assertEquals(
        List.of(BOUGHT, "01-01T02:00 SELL BTC-USD 90 stop loss"),
        run("100 101 99 100", "90 91 89 90"));
  }

  @Test
  void aGapThroughTheTargetFillsAtTheOpen() {
    assertEquals(
        List.of(BOUGHT, "01-01T02:00 SELL BTC-USD 112 take profit"),
        run("100 101 99 100", "112 113 111 112"));
  }

  @Test
  void theTargetInsideTheCandleFillsAtItsLevel() {
    assertEquals(
        List.of(BOUGHT, "01-01T01:30 SELL BTC-USD 108 take profit"), run("100 108 99 101"));
  }

  @Test
  void stopAndTargetInOneCandleCountAsTheStop() {
    assertEquals(List.of(BOUGHT, "01-01T01:30 SELL BTC-USD 95 stop loss"), run("100 120 90 110"));
  }

  @Test
  void theStopDoesNotTrail() {
    assertEquals(
        List.of(BOUGHT),
        run("100 107 99 107", "107 107 96 96", "96 97 95.5 96", "96 96 95.1 95.1"));
  }

  @Test
  void anRsiExitSellsAtTheNextOpen() {
    assertEquals(
        List.of(BOUGHT, "01-01T03:00 SELL BTC-USD 103 RSI>70"),
        run(s -> s.rsiExitOn(2), "100 101 99 100", "100 103 99 103", "103 104 102 103"));
  }

  @Test
  void aCrossunderSellsAtTheNextOpenAndTheRsiComesFirst() {
    assertEquals(
        List.of(BOUGHT, "01-01T02:00 SELL BTC-USD 101 EMA crossunder"),
        run(s -> s.crossunderOn(1), "100 101 99 101", "101 102 100 101"));
  }

  @Test
  void ofTwoIndicatorExitsTheRsiIsNamed() {
    assertEquals(
        List.of(BOUGHT, "01-01T02:00 SELL BTC-USD 101 RSI>70"),
        run(
            s -> {
              s.crossunderOn(1);
              s.rsiExitOn(1);
            },
            "100 101 99 101",
            "101 102 100 101"));
  }

  @Test
  void thePriceLevelIsNamedBeforeTheIndicator() {
    assertEquals(
        List.of(BOUGHT, "01-01T02:00 SELL BTC-USD 94 stop loss"),
        run(s -> s.crossunderOn(1), "100 101 99 99", "94 95 93 94"));
  }

  @Test
  void S04_anExitDecidedWhileTheMarketIsAwayIsKeptForTheNextStepThatTrades() {
    assertEquals(
        List.of(BOUGHT, "01-01T04:00 SELL BTC-USD 99 EMA crossunder"),
        run(s -> s.crossunderOn(1), "100 101 99 101", "-", "-", "99 100 98 99"));
  }

  @Test
  void aKeptExitYieldsToAStopThatHoldsWhenItCanBeSold() {
    assertEquals(
        List.of(BOUGHT, "01-01T03:00 SELL BTC-USD 90 stop loss"),
        run(s -> s.crossunderOn(1), "100 101 99 101", "-", "90 91 89 90"));
  }

  @Test
  void aFilledCandleNeitherStopsNorTakesProfit() {
    assertEquals(
        List.of(BOUGHT, "01-01T03:30 SELL BTC-USD 95 stop loss"),
        run("100 101 96 96", "-", "96 97 94 95"));
  }

  @Test
  void aPositionOpenAtTheEndStaysOpenAndIsValuedAtTheLastClose() {
    run("100 104 99 103", "103 104 102 104");
    assertEquals(1000 + 70 * 0.04, bench.totals.get(bench.totals.size() - 1), 1e-9);
    assertEquals(4, bench.totals.size());
  }

  @Test
  void aStopMayFillAtTheCloseWhereThatIsWorse() {
    bench.options = new EngineOptions(true, false);
    assertEquals(List.of(BOUGHT, "01-01T01:30 SELL BTC-USD 91 stop loss"), run("100 101 90 91"));
  }

  @Test
  void aStopFillsAtItsLevelWhereTheCloseIsBetter() {
    bench.options = new EngineOptions(true, false);
    assertEquals(List.of(BOUGHT, "01-01T01:30 SELL BTC-USD 95 stop loss"), run("100 101 90 98"));
  }
}
