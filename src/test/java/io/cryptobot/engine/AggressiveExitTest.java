package io.cryptobot.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cryptobot.portfolio.SleeveId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bought at 100 on the open of candle 1: target at 104, stop 3 % below the peak, 48 hours. */
class AggressiveExitTest {
  private static final String BOUGHT = "01-01T01:00 BUY SOL-USD 100 RSI dip";

  private final EngineBench bench = new EngineBench();

  private List<String> run(String... later) {
    List<String> rows = new ArrayList<>(List.of("100 100 100 100"));
    rows.addAll(List.of(later));
    bench.withIdle(SleeveId.CONSERVATIVE, rows.size());
    ScriptedStrategy strategy = bench.aggressive("SOL-USD", rows.toArray(String[]::new));
    strategy.buyOn(0);
    return bench.run();
  }

  @Test
  void theStopTrailsThePeakOfEarlierCandles() {
    assertEquals(
        List.of(BOUGHT, "01-01T02:30 SELL SOL-USD 99.91 trailing stop"),
        run("100 103 99 102", "102 102 99 100"));
  }

  @Test
  void insideACandleThePeakIsTheOneItOpenedWith() {
    // The high of 103.9 would put the stop at 100.783, above this candle's low of 100.
    assertEquals(List.of(BOUGHT), run("100 103.9 100 103", "103 103.5 102 103"));
  }

  @Test
  void anOpenAboveThePeakRaisesItBeforeTheCandleIsJudged() {
    // Opens at 103.5, so the stop is 100.395 within the same candle.
    assertEquals(
        List.of(BOUGHT, "01-01T02:30 SELL SOL-USD 100.395 trailing stop"),
        run("100 101 99 101", "103.5 103.6 100.3 101"));
  }

  @Test
  void aGapThroughTheTrailingStopFillsAtTheOpen() {
    assertEquals(
        List.of(BOUGHT, "01-01T02:00 SELL SOL-USD 95 trailing stop"),
        run("100 103 99 102", "95 96 94 95"));
  }

  @Test
  void theStopComesBeforeTheTargetInOneCandle() {
    assertEquals(
        List.of(BOUGHT, "01-01T01:30 SELL SOL-USD 97 trailing stop"), run("100 105 96 104"));
  }

  @Test
  void theTargetFillsAtItsLevel() {
    assertEquals(
        List.of(BOUGHT, "01-01T01:30 SELL SOL-USD 104 take profit"), run("100 105 98 104"));
  }

  @Test
  void afterFortyEightHoursItIsSoldAtTheOpenWhateverItIsWorth() {
    String[] later = EngineBench.flat(50, 100);
    assertEquals(List.of(BOUGHT, "01-03T01:00 SELL SOL-USD 100 time exit"), run(later));
  }

  @Test
  void aMissingCandleAtTheTimeExitDelaysItToTheNext() {
    String[] later = EngineBench.flat(51, 100);
    later[48] = "-";
    assertEquals(List.of(BOUGHT, "01-03T02:00 SELL SOL-USD 100 time exit"), run(later));
  }

  @Test
  void theEntryPriceItselfIsTheFirstPeak() {
    assertEquals(
        List.of(BOUGHT, "01-01T01:30 SELL SOL-USD 97 trailing stop"), run("100 100 97 98"));
  }
}
