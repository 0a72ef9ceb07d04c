package io.cryptobot.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.market.CandleSeries;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What is told of a candle is what it was judged by. */
class ConditionsTest {
  private static final Set<BuyTrigger> BOLD =
      EnumSet.of(BuyTrigger.RSI_DIP, BuyTrigger.ATR_BREAKOUT, BuyTrigger.PRICE_BREAKOUT);

  private static ConservativeStrategy calm(CandleSeries candles) {
    return new ConservativeStrategy(
        new ConservativeParameters(3, 60, 70, 2, 4, 0.5, 4, 1.1, 2, 8, 5),
        new IndicatorColumns(candles));
  }

  private static AggressiveStrategy bold(CandleSeries candles, Set<BuyTrigger> triggers) {
    return new AggressiveStrategy(
        new AggressiveParameters(3, 25, 75, 2, 4, 3, 1.2, 5, 10, 0.5, 1.0, 4, 3, 48, triggers),
        new IndicatorColumns(candles));
  }

  /** Whether all of those hold whose name begins so. */
  private static boolean holds(List<Condition> conditions, String beginning) {
    List<Condition> those =
        conditions.stream().filter(one -> one.name().startsWith(beginning)).toList();
    assertFalse(those.isEmpty(), beginning);
    return those.stream().allMatch(Condition::holds);
  }

  private static boolean has(int bits, int bit) {
    return (bits & bit) != 0;
  }

  @Property(seed = "20250101", tries = 40)
  void theConservativeStrategyBuysAndSellsExactlyWhereItsConditionsHold(
      @ForAll @IntRange(max = 100_000) int seed) {
    ConservativeStrategy strategy = calm(Tape.walk(seed, 200));
    for (int i = 0; i < 200; i++) {
      List<Condition> all = strategy.conditions(i);
      boolean isCheap = holds(all, "RSI") && holds(all, "DCA");
      int buys = strategy.buyTriggers(i);
      assertEquals(
          isCheap && holds(all, "EMA crossover"), has(buys, BuyTrigger.EMA_CROSSOVER.bit()));
      assertEquals(isCheap && holds(all, "volume spike"), has(buys, BuyTrigger.VOLUME_SPIKE.bit()));
      int exits = strategy.indicatorExits(i);
      assertEquals(holds(all, "exit: RSI"), has(exits, IndicatorExit.RSI_HIGH.bit()));
      assertEquals(
          holds(all, "exit: EMA crossunder"), has(exits, IndicatorExit.EMA_CROSSUNDER.bit()));
    }
  }

  @Property(seed = "20250101", tries = 40)
  void theAggressiveStrategyBuysAndSellsExactlyWhereItsConditionsHold(
      @ForAll @IntRange(max = 100_000) int seed) {
    AggressiveStrategy strategy = bold(Tape.walk(seed, 200), BOLD);
    for (int i = 0; i < 200; i++) {
      List<Condition> all = strategy.conditions(i);
      int buys = strategy.buyTriggers(i);
      for (BuyTrigger trigger : BOLD) {
        assertEquals(holds(all, trigger.label()), has(buys, trigger.bit()), trigger + " at " + i);
      }
      assertEquals(
          holds(all, "exit: RSI"), has(strategy.indicatorExits(i), IndicatorExit.RSI_HIGH.bit()));
    }
  }

  @Test
  void whatACandleHasStandsBesideWhatIsAskedOfIt() {
    CandleSeries candles = Tape.walk(3, 200);
    IndicatorColumns columns = new IndicatorColumns(candles);
    int i = 150;
    double gap = columns.ema(2)[i] - columns.ema(4)[i];
    double before = columns.ema(2)[i - 1] - columns.ema(4)[i - 1];
    double twoBefore = columns.ema(2)[i - 2] - columns.ema(4)[i - 2];
    double day = columns.volumeSum(24, 0)[i];
    assertEquals(
        List.of(
            Condition.below("RSI", columns.rsi(3)[i], 60),
            Condition.atMost(
                "DCA: close under the high",
                candles.close()[i],
                columns.highestHigh(4)[i] * (1 - 0.5 / 100)),
            Condition.atMost("EMA crossover: two candles before", twoBefore, 0),
            Condition.above("EMA crossover: candle before", before, 0),
            Condition.above("EMA crossover: now", gap, 0),
            Condition.above("volume spike", day, 1.1 * (columns.volumeSum(48, 24)[i] / 2)),
            Condition.above("exit: RSI", columns.rsi(3)[i], 70),
            Condition.atLeast("exit: EMA crossunder: candle before", before, 0),
            Condition.below("exit: EMA crossunder: now", gap, 0)),
        calm(candles).conditions(i));
    assertEquals(
        new Reading(columns.rsi(3)[i], columns.ema(2)[i], columns.ema(4)[i], Double.NaN, day),
        calm(candles).reading(i));
    assertEquals(
        List.of(
            Condition.below("RSI dip: RSI", columns.rsi(3)[i], 25),
            Condition.atMost(
                "RSI dip: close under the high",
                candles.close()[i],
                columns.highestHigh(4)[i] * (1 - 2.0 / 100)),
            Condition.above("ATR breakout", columns.atr(3)[i], 1.2 * columns.atrAverage(3, 5)[i]),
            Condition.atLeast(
                "price breakout: close over the high",
                candles.close()[i],
                (1 + 0.5 / 100) * columns.highestHigh(10)[i - 1]),
            Condition.above(
                "price breakout: volume",
                candles.volume()[i],
                1.0 * (columns.volumeSum(10, 1)[i] / 10)),
            Condition.above("exit: RSI", columns.rsi(3)[i], 75)),
        bold(candles, BOLD).conditions(i));
    assertEquals(
        new Reading(columns.rsi(3)[i], Double.NaN, Double.NaN, columns.atr(3)[i], day),
        bold(candles, BOLD).reading(i));
  }

  @Test
  void aTriggerThatIsOffAsksNothing() {
    for (BuyTrigger trigger : BOLD) {
      List<String> names =
          bold(Tape.walk(3, 50), EnumSet.of(trigger)).conditions(40).stream()
              .map(Condition::name)
              .filter(name -> !name.startsWith("exit"))
              .toList();
      assertFalse(names.isEmpty());
      names.forEach(name -> assertTrue(name.startsWith(trigger.label()), name));
    }
  }

  @Test
  void aPriceIsHeldAgainstStopTargetAndTime() {
    assertEquals(
        List.of(Condition.atMost("stop loss", 95, 95), Condition.atLeast("take profit", 95, 108)),
        calm(Tape.walk(3, 50)).exitConditions(95, 100, 120, 1_000_000));
    List<Condition> bold = bold(Tape.walk(3, 50), BOLD).exitConditions(117, 100, 120, 48 * 3600);
    assertEquals(
        List.of(
            Condition.atMost("trailing stop", 117, 120 * (1 - 3.0 / 100)),
            Condition.atLeast("take profit", 117, 104),
            Condition.atLeast("time exit: hours held", 48, 48)),
        bold);
    assertTrue(bold.get(2).holds());
    assertFalse(
        bold(Tape.walk(3, 50), BOLD).exitConditions(117, 100, 120, 48 * 3600 - 1).get(2).holds());
  }

  @Test
  void eachComparisonIsWhatItsSignSays() {
    assertEquals(new Condition("a", 1, "<", 2, true), Condition.below("a", 1, 2));
    assertFalse(Condition.below("a", 2, 2).holds());
    assertTrue(Condition.atMost("a", 2, 2).holds());
    assertFalse(Condition.atMost("a", 2.1, 2).holds());
    assertTrue(Condition.above("a", 2.1, 2).holds());
    assertFalse(Condition.above("a", 2, 2).holds());
    assertTrue(Condition.atLeast("a", 2, 2).holds());
    assertFalse(Condition.atLeast("a", 1.9, 2).holds());
  }

  @Test
  void anRsiOfExactlyTheThresholdDoesNotSell() {
    CandleSeries candles = Tape.walk(3, 60);
    double rsi = new IndicatorColumns(candles).rsi(3)[50];
    ConservativeStrategy calm =
        new ConservativeStrategy(
            new ConservativeParameters(3, 60, rsi, 2, 4, 0.5, 4, 1.1, 2, 8, 5),
            new IndicatorColumns(candles));
    assertFalse(has(calm.indicatorExits(50), IndicatorExit.RSI_HIGH.bit()));
    AggressiveStrategy bold =
        new AggressiveStrategy(
            new AggressiveParameters(3, rsi, rsi, 0, 4, 3, 1.2, 5, 10, 0.5, 1.0, 4, 3, 48, BOLD),
            new IndicatorColumns(candles));
    assertEquals(0, bold.indicatorExits(50));
    assertFalse(has(bold.buyTriggers(50), BuyTrigger.RSI_DIP.bit()), "nor is it a dip");
  }

  /** Averages of candles that stand still are equal to the last digit. */
  @Test
  void averagesThatOnlyTouchHaveNotCrossed() {
    Tape still = new Tape().flat(60, 100, 10);
    assertEquals(0, calm(still.candles()).indicatorExits(59));
    ConservativeParameters anyPrice =
        new ConservativeParameters(3, 101, 101, 2, 4, 0, 4, 1000, 2, 8, 5);
    Tape rising = new Tape().flat(60, 100, 10).candle(100, 101, 100, 101, 10);
    rising.candle(101, 102, 101, 102, 10);
    ConservativeStrategy strategy =
        new ConservativeStrategy(anyPrice, new IndicatorColumns(rising.candles()));
    assertEquals(0, strategy.buyTriggers(60), "above for one candle only");
    assertEquals(BuyTrigger.EMA_CROSSOVER.bit(), strategy.buyTriggers(61));
  }

  @Test
  void theFirstCandlesCountToo() {
    ConservativeParameters anyPrice =
        new ConservativeParameters(3, 101, 101, 2, 4, 0, 4, 1000, 2, 8, 5);
    Tape rising = new Tape().flat(1, 100, 10).flat(1, 101, 10).flat(1, 102, 10);
    ConservativeStrategy early =
        new ConservativeStrategy(anyPrice, new IndicatorColumns(rising.candles()));
    assertTrue(has(early.buyTriggers(2), BuyTrigger.EMA_CROSSOVER.bit()));
    Tape falling = new Tape().flat(1, 100, 10).flat(1, 99, 10);
    assertEquals(IndicatorExit.EMA_CROSSUNDER.bit(), calm(falling.candles()).indicatorExits(1));
    Tape broken = new Tape().flat(1, 100, 10).candle(100, 101, 100, 101, 500);
    assertTrue(has(bold(broken.candles(), BOLD).buyTriggers(1), BuyTrigger.PRICE_BREAKOUT.bit()));
  }

  @Test
  void aCloseOfExactlyTheBreakoutOrTheDipCounts() {
    AggressiveParameters atTheHigh =
        new AggressiveParameters(3, 101, 75, 2, 4, 3, 9, 5, 10, 0, 1.0, 4, 3, 48, BOLD);
    Tape tape = new Tape().flat(40, 100, 10).candle(100, 100, 100, 100, 500);
    AggressiveStrategy strategy =
        new AggressiveStrategy(atTheHigh, new IndicatorColumns(tape.candles()));
    assertEquals(BuyTrigger.PRICE_BREAKOUT.bit(), strategy.buyTriggers(40));
    Tape fallen = new Tape().flat(40, 100, 10).candle(98, 98, 98, 98, 1);
    assertEquals(
        BuyTrigger.RSI_DIP.bit(),
        new AggressiveStrategy(atTheHigh, new IndicatorColumns(fallen.candles())).buyTriggers(40));
  }

  @Test
  void everyTriggerAndStopHasItsNameInTheLog() {
    assertEquals(
        List.of("EMA crossover", "volume spike", "RSI dip", "ATR breakout", "price breakout"),
        List.of(BuyTrigger.values()).stream().map(BuyTrigger::label).toList());
    assertEquals("stop loss", calm(Tape.walk(3, 50)).stopReason());
    assertEquals("trailing stop", bold(Tape.walk(3, 50), BOLD).stopReason());
  }
}
