package io.cryptobot.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.cryptobot.market.CandleSeries;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Candles are an hour; the parameters are small so that a case fits on a page. */
class AggressiveStrategyTest {
  private static final Set<BuyTrigger> ALL =
      EnumSet.of(BuyTrigger.RSI_DIP, BuyTrigger.ATR_BREAKOUT, BuyTrigger.PRICE_BREAKOUT);

  private static AggressiveParameters parameters(Set<BuyTrigger> triggers) {
    return new AggressiveParameters(3, 25, 75, 2, 4, 3, 1.5, 5, 10, 0.5, 1.0, 4, 3, 48, triggers);
  }

  private static AggressiveStrategy strategy(Tape tape) {
    return new AggressiveStrategy(parameters(ALL), new IndicatorColumns(tape.candles()));
  }

  @Test
  void aLowRsiAndAFallFromTheLatestHighAreADip() {
    Tape tape = new Tape().flat(40, 100, 10);
    for (int i = 1; i <= 12; i++) {
      tape.candle(100 - i, 100.6 - i, 99.4 - i, 100 - i, 10);
    }
    AggressiveStrategy strategy = strategy(tape);
    assertEquals(BuyTrigger.RSI_DIP.bit(), strategy.buyTriggers(51) & BuyTrigger.RSI_DIP.bit());
    assertEquals(Strategy.NONE, strategy.buyTriggers(39));
  }

  @Test
  void aWideningRangeIsAnAtrBreakout() {
    Tape tape = new Tape().flat(1, 100, 10);
    for (int i = 0; i < 40; i++) {
      tape.candle(100, 101, 100, 100, 10);
    }
    tape.candle(100, 100, 91, 100, 10);
    assertEquals(
        BuyTrigger.ATR_BREAKOUT.bit(), strategy(tape).buyTriggers(41) & ~BuyTrigger.RSI_DIP.bit());
    assertEquals("ATR breakout", strategy(tape).buyReason(BuyTrigger.ATR_BREAKOUT.bit()));
  }

  @Test
  void aMarketThatStandsStillHasNoBreakout() {
    assertEquals(Strategy.NONE, strategy(new Tape().flat(60, 100, 10)).buyTriggers(59));
  }

  @Test
  void aCloseHalfAPercentAboveTheWindowsHighWithVolumeIsAPriceBreakout() {
    Tape tape = wide(40).candle(100, 110.55, 100, 110.55, 10.1);
    assertEquals(BuyTrigger.PRICE_BREAKOUT.bit(), strategy(tape).buyTriggers(40) & 16);
  }

  @Test
  void slightlyLessIsNot() {
    Tape tape = wide(40).candle(100, 110.54, 100, 110.54, 10.1);
    assertEquals(Strategy.NONE, strategy(tape).buyTriggers(40));
  }

  @Test
  void norIsItWithOnlyTheMeanVolume() {
    Tape tape = wide(40).candle(100, 110.55, 100, 110.55, 10);
    assertEquals(Strategy.NONE, strategy(tape).buyTriggers(40));
  }

  /** Candles whose range is so wide that no single one moves the ATR. */
  private static Tape wide(int candles) {
    Tape tape = new Tape();
    for (int i = 0; i < candles; i++) {
      tape.candle(100, 110, 90, 100, 10);
    }
    return tape;
  }

  @Test
  void theWindowBeforeTheCandleIsExactlyAsLongAsConfigured() {
    Tape tape = wide(40).candle(100, 120, 100, 100, 10);
    for (int i = 0; i < 10; i++) {
      tape.candle(100, 110, 90, 100, 10);
    }
    tape.candle(100, 111, 100, 111, 30);
    // The high of 120 stands eleven candles back, one before the window of ten.
    assertEquals(16, strategy(tape).buyTriggers(51) & 16);
    Tape nearer = wide(40).candle(100, 120, 100, 100, 10);
    for (int i = 0; i < 9; i++) {
      nearer.candle(100, 110, 90, 100, 10);
    }
    nearer.candle(100, 111, 100, 111, 30);
    assertEquals(0, strategy(nearer).buyTriggers(50) & 16);
  }

  @Test
  void aTriggerThatIsSwitchedOffDoesNotBuy() {
    Tape tape = wide(40).candle(100, 110.55, 100, 110.55, 10.1);
    AggressiveStrategy strategy =
        new AggressiveStrategy(
            parameters(EnumSet.of(BuyTrigger.RSI_DIP, BuyTrigger.ATR_BREAKOUT)),
            new IndicatorColumns(tape.candles()));
    assertEquals(Strategy.NONE, strategy.buyTriggers(40));
  }

  @Test
  void onlyAHighRsiIsAnIndicatorExit() {
    Tape tape = new Tape().flat(40, 100, 10).candle(100, 103, 100, 103, 10);
    AggressiveStrategy strategy = strategy(tape);
    assertEquals("RSI>75", strategy.exitReason(strategy.indicatorExits(40)));
    assertEquals(Strategy.NONE, strategy.indicatorExits(39));
  }

  @Test
  void theStopTrailsThePeakAndTheTargetHangsOnTheEntry() {
    AggressiveStrategy strategy = strategy(new Tape().flat(40, 100, 10));
    assertEquals(194, strategy.stopLevel(100, 200), 1e-12);
    assertEquals(104, strategy.takeProfitLevel(100), 1e-12);
    assertEquals(48 * 3600, strategy.maxHoldSeconds());
  }

  @Test
  void cuttingTheFutureChangesNoPastSignal() {
    CandleSeries whole = Tape.walk(2, 300);
    AggressiveStrategy all = new AggressiveStrategy(parameters(ALL), new IndicatorColumns(whole));
    int signals = 0;
    for (int cut = 1; cut <= 300; cut += 7) {
      CandleSeries past = whole.between(whole.firstOpenSecond(), whole.openSecond(cut - 1) + 1);
      AggressiveStrategy then = new AggressiveStrategy(parameters(ALL), new IndicatorColumns(past));
      for (int i = 0; i < cut; i++) {
        assertEquals(then.buyTriggers(i), all.buyTriggers(i));
        assertEquals(then.indicatorExits(i), all.indicatorExits(i));
        signals |= all.buyTriggers(i);
      }
    }
    assertNotEquals(Strategy.NONE, signals);
  }
}
