package io.cryptobot.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.cryptobot.market.CandleSeries;
import org.junit.jupiter.api.Test;

/** Candles are an hour; the parameters are small so that a case fits on a page. */
class ConservativeStrategyTest {

  private static ConservativeParameters parameters(double rsiBuy, double spike) {
    return new ConservativeParameters(3, rsiBuy, 70, 2, 4, 2.5, 4, spike, 2, 8, 5);
  }

  private static ConservativeStrategy strategy(ConservativeParameters parameters, Tape tape) {
    return new ConservativeStrategy(parameters, new IndicatorColumns(tape.candles()));
  }

  @Test
  void dipAndVolumeSpikeBuyWhereTheRsiIsLow() {
    Tape tape = new Tape().flat(80, 100, 10).candle(97, 97, 97, 97, 500);
    ConservativeStrategy strategy = strategy(parameters(30, 1.5), tape);
    assertEquals(BuyTrigger.VOLUME_SPIKE.bit(), strategy.buyTriggers(80));
    assertEquals("RSI<30 + DCA + volume spike", strategy.buyReason(strategy.buyTriggers(80)));
    assertEquals(Strategy.NONE, strategy.buyTriggers(79));
  }

  @Test
  void aDipOfExactlyTheThresholdCounts() {
    Tape exact = new Tape().flat(80, 100, 10).candle(97.5, 97.5, 97.5, 97.5, 500);
    Tape short1 = new Tape().flat(80, 100, 10).candle(97.51, 97.51, 97.51, 97.51, 500);
    assertNotEquals(Strategy.NONE, strategy(parameters(30, 1.5), exact).buyTriggers(80));
    assertEquals(Strategy.NONE, strategy(parameters(30, 1.5), short1).buyTriggers(80));
  }

  @Test
  void theHighThatTheDipIsMeasuredFromIncludesTheCandleItself() {
    Tape tape = new Tape().flat(80, 100, 10).candle(100, 104, 99, 99, 500);
    // 99 is only 1 % below 100, but 4.8 % below the candle's own high.
    assertNotEquals(Strategy.NONE, strategy(parameters(30, 1.5), tape).buyTriggers(80));
  }

  @Test
  void aHighOutsideTheLookbackIsForgotten() {
    Tape tape = new Tape().flat(80, 100, 10).candle(100, 110, 100, 100, 10).flat(4, 99, 500);
    ConservativeStrategy strategy = strategy(parameters(30, 1.5), tape);
    assertNotEquals(Strategy.NONE, strategy.buyTriggers(83), "110 is the fourth candle back");
    assertEquals(Strategy.NONE, strategy.buyTriggers(84), "110 is the fifth");
  }

  @Test
  void anRsiAtTheThresholdDoesNotBuy() {
    Tape tape = new Tape().flat(80, 100, 10).candle(97, 97, 97, 97, 500);
    double rsi = new IndicatorColumns(tape.candles()).rsi(3)[80];
    assertEquals(Strategy.NONE, strategy(parameters(rsi, 1.5), tape).buyTriggers(80));
    assertNotEquals(Strategy.NONE, strategy(parameters(rsi + 1e-9, 1.5), tape).buyTriggers(80));
  }

  @Test
  void theDaysVolumeMustExceedTheMultipleOfAnAverageDayBefore() {
    // 24 h: 23 candles of 10 and one of 130 = 360. The two days before: 240 a day.
    Tape tape = new Tape().flat(80, 100, 10).candle(97, 97, 97, 97, 130);
    assertEquals(Strategy.NONE, strategy(parameters(30, 1.5), tape).buyTriggers(80));
    assertNotEquals(Strategy.NONE, strategy(parameters(30, 1.499), tape).buyTriggers(80));
  }

  @Test
  void withoutAnyVolumeThereIsNoSpike() {
    Tape tape = new Tape().flat(80, 100, 0).candle(97, 97, 97, 97, 0);
    assertEquals(Strategy.NONE, strategy(parameters(30, 1.5), tape).buyTriggers(80));
  }

  @Test
  void aCrossoverThatHoldsForTwoCandlesBuys() {
    // Falls long, then rises: the fast average crosses the slow one at candle 83.
    Tape tape = new Tape().flat(60, 100, 10);
    for (int i = 0; i < 20; i++) {
      tape.flat(1, 99 - i, 10);
    }
    tape.candle(80, 80, 80, 80, 10).candle(82, 82, 82, 82, 10).candle(84, 90, 84, 84, 10);
    IndicatorColumns columns = new IndicatorColumns(tape.candles());
    int cross = firstCross(columns, 61, tape.candles().size());
    ConservativeStrategy strategy = new ConservativeStrategy(parameters(100, 1000), columns);
    assertEquals(Strategy.NONE, strategy.buyTriggers(cross), "one candle is not enough");
    assertEquals(BuyTrigger.EMA_CROSSOVER.bit(), strategy.buyTriggers(cross + 1));
    assertEquals(
        "RSI<100 + DCA + EMA crossover", strategy.buyReason(strategy.buyTriggers(cross + 1)));
  }

  private static int firstCross(IndicatorColumns columns, int from, int size) {
    for (int i = from; i < size; i++) {
      if (columns.ema(2)[i] > columns.ema(4)[i] && columns.ema(2)[i - 1] <= columns.ema(4)[i - 1]) {
        return i;
      }
    }
    throw new AssertionError("no cross");
  }

  @Test
  void anRsiAboveTheThresholdOrACrossunderIsAnExit() {
    Tape rising = new Tape().flat(60, 100, 10).candle(100, 103, 100, 103, 10);
    ConservativeStrategy up = strategy(parameters(30, 1.5), rising);
    assertEquals(IndicatorExit.RSI_HIGH.bit(), up.indicatorExits(60));
    assertEquals("RSI>70", up.exitReason(up.indicatorExits(60)));

    Tape falling = new Tape().flat(60, 100, 10).candle(100, 100, 97, 97, 10);
    ConservativeStrategy down = strategy(parameters(30, 1.5), falling);
    assertEquals(IndicatorExit.EMA_CROSSUNDER.bit(), down.indicatorExits(60));
    assertEquals("EMA crossunder", down.exitReason(down.indicatorExits(60)));
    assertEquals(Strategy.NONE, down.indicatorExits(59));
  }

  @Test
  void bothTriggersAreJoined() {
    ConservativeStrategy strategy = strategy(parameters(27.5, 1.5), new Tape().flat(60, 100, 10));
    assertEquals(
        "RSI<27.5 + DCA + EMA crossover + volume spike",
        strategy.buyReason(BuyTrigger.EMA_CROSSOVER.bit() | BuyTrigger.VOLUME_SPIKE.bit()));
  }

  @Test
  void levelsAreFixedPercentagesOfTheEntry() {
    ConservativeStrategy strategy = strategy(parameters(30, 1.5), new Tape().flat(60, 100, 10));
    assertEquals(190, strategy.stopLevel(200, 500), 1e-12);
    assertEquals(216, strategy.takeProfitLevel(200), 1e-12);
    assertEquals(Long.MAX_VALUE, strategy.maxHoldSeconds());
  }

  @Test
  void cuttingTheFutureChangesNoPastSignal() {
    CandleSeries whole = Tape.walk(1, 400);
    ConservativeStrategy all =
        new ConservativeStrategy(parameters(45, 1.1), new IndicatorColumns(whole));
    int signals = 0;
    for (int cut = 1; cut <= 400; cut += 7) {
      CandleSeries past = whole.between(whole.firstOpenSecond(), whole.openSecond(cut - 1) + 1);
      ConservativeStrategy then =
          new ConservativeStrategy(parameters(45, 1.1), new IndicatorColumns(past));
      for (int i = 0; i < cut; i++) {
        assertEquals(then.buyTriggers(i), all.buyTriggers(i));
        assertEquals(then.indicatorExits(i), all.indicatorExits(i));
        signals += all.buyTriggers(i);
      }
    }
    assertNotEquals(0, signals, "the walk must have signals for this to mean anything");
  }
}
