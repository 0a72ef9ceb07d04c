package io.cryptobot.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.cryptobot.market.Coin;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SleeveTest {
  private final Sleeve sleeve =
      new Sleeve(
          SleeveId.AGGRESSIVE,
          List.of(new Coin("SOL-USD"), new Coin("AVAX-USD")),
          2,
          new BigDecimal("300"));

  private static Fill fill(String price, String quantity, String fee) {
    BigDecimal value = new BigDecimal(price).multiply(new BigDecimal(quantity));
    return new Fill(new BigDecimal(price), new BigDecimal(quantity), value, new BigDecimal(fee));
  }

  private static void assertUsd(String expected, BigDecimal actual) {
    assertEquals(0, new BigDecimal(expected).compareTo(actual), actual + " is not " + expected);
  }

  @Test
  void aBuyTakesItsCostAndItsFeeOutOfTheCash() {
    sleeve.buy(3, fill("10", "3", "0.15"), 7);
    assertUsd("269.85", sleeve.cash());
    assertUsd("299.85", sleeve.value(new double[] {0, 0, 1, 10}));
    assertUsd("302.85", sleeve.value(new double[] {0, 0, 1, 11}));
  }

  @Test
  void aSalesResultIsWhatCameInLessWhatTheBuyCostBothWithTheirFees() {
    sleeve.buy(2, fill("10", "3", "0.15"), 7);
    assertUsd("2.685", sleeve.sell(2, fill("11", "3", "0.165")));
    assertUsd("302.685", sleeve.cash());
    assertNull(sleeve.position(2));
  }

  @Test
  void cashNeverGoesBelowZero() {
    assertThrows(IllegalStateException.class, () -> sleeve.buy(2, fill("10", "30", "0.01"), 0));
    assertUsd("300", sleeve.cash());
    assertNull(sleeve.position(2));
  }

  @Test
  void aCoinIsHeldOnceAndNoMoreIsSoldThanIsHeld() {
    sleeve.buy(2, fill("10", "3", "0"), 0);
    assertThrows(IllegalStateException.class, () -> sleeve.buy(2, fill("10", "3", "0"), 0));
    assertThrows(IllegalStateException.class, () -> sleeve.sell(2, fill("10", "3.1", "0")));
    assertThrows(IllegalStateException.class, () -> sleeve.sell(3, fill("10", "3", "0")));
  }

  @Test
  void S03_aPartialSaleBearsItsPartOfTheCostAndTheRestStaysAsItWas() {
    sleeve.buy(2, fill("10", "3", "0.30"), 7).raisePeak(14);
    assertUsd("1.80", sleeve.sell(2, fill("11.1", "2", "0.20")));
    Position rest = Objects.requireNonNull(sleeve.position(2));
    assertUsd("1", rest.quantity());
    assertUsd("10.10", rest.cost());
    assertEquals(14, rest.peak());
    assertEquals(7, rest.openedSecond());
    assertUsd("291.70", sleeve.cash());
    assertUsd("-1.10", sleeve.sell(2, fill("9", "1", "0")));
    assertUsd("300.70", sleeve.cash());
  }

  @Test
  void S10_dustKeepsItsCostAndGoesWithTheNextPosition() {
    sleeve.buy(2, fill("10", "3", "0"), 0);
    sleeve.sell(2, fill("10", "2.95", "0"));
    sleeve.leaveDust(2);
    assertNull(sleeve.position(2));
    double[] prices = {1, 1, 20, 1, 1};
    assertUsd("300.50", sleeve.value(prices));
    assertEquals(300.5, sleeve.mark(prices), 1e-9);
    Sleeve again = new Sleeve(sleeve.id(), sleeve.coins(), 2, BigDecimal.ZERO);
    again.restore(sleeve.state());
    Position position = again.buy(2, fill("12", "1", "0"), 9);
    assertUsd("1.05", position.quantity());
    assertUsd("12.50", position.cost());
    assertEquals(12, position.entryPrice());
    assertUsd("0.10", again.sell(2, fill("12", "1.05", "0")));
    assertEquals(Map.of(), again.state().dust());
  }

  @Test
  void aFillOfNothingCannotBe() {
    assertThrows(IllegalArgumentException.class, () -> fill("10", "0", "0"));
    assertThrows(IllegalArgumentException.class, () -> fill("0", "1", "0"));
    assertThrows(IllegalArgumentException.class, () -> fill("1", "1", "-0.01"));
  }

  @Test
  void theFirstDecidedExitStays() {
    Position position = sleeve.buy(2, fill("10", "3", "0"), 0);
    position.decideExit("RSI>75");
    position.decideExit("time exit");
    assertEquals("RSI>75", position.decidedExit());
  }

  @Test
  void eachCoinAndItsDustHaveTheirOwnPrice() {
    sleeve.buy(2, fill("10", "2", "0"), 0);
    sleeve.buy(3, fill("10", "3", "0"), 0);
    sleeve.leaveDust(3);
    sleeve.buy(3, fill("10", "1", "0"), 0);
    sleeve.leaveDust(2);
    sleeve.leaveDust(2);
    double[] prices = {1000, 2000, 20, 7, 3000};
    assertUsd("308", sleeve.value(prices));
    assertEquals(308, sleeve.mark(prices), 1e-9);
    sleeve.buy(2, fill("10", "1", "0"), 0);
    sleeve.leaveDust(3);
    assertUsd("318", sleeve.value(prices));
    assertEquals(318, sleeve.mark(prices), 1e-9);
  }

  @Test
  void aRememberedSleeveComesBackWhole() {
    sleeve.buy(2, fill("10", "2", "0"), 5).decideExit("time exit");
    sleeve.receive(new BigDecimal("7"));
    SleeveState state = sleeve.state();
    assertUsd("287", state.cash());
    assertUsd("307", state.baseline());
    Sleeve again = new Sleeve(sleeve.id(), sleeve.coins(), 2, BigDecimal.ONE);
    again.buy(3, fill("0.1", "1", "0"), 0);
    again.restore(state);
    assertEquals(state, again.state());
    assertNull(again.position(3), "what was there before is gone");
    assertEquals(307, again.baselineAsDouble());
    assertEquals(287, again.cashAsDouble());
    again.restore(new SleeveState(BigDecimal.ONE, BigDecimal.ONE, Map.of(), Map.of()));
    assertEquals(1, again.mark(new double[] {9, 9, 9, 9, 9}), 1e-9);
  }

  @Test
  void amountsBeyondWhatALongHoldsAreMarkedAsWell() {
    Sleeve rich = new Sleeve(sleeve.id(), sleeve.coins(), 2, new BigDecimal("25000.25"));
    assertEquals(25000.25, rich.mark(new double[] {0, 0, 0, 0}));
    assertEquals(25000.25, rich.cashAsDouble());
  }

  @Test
  void whatCannotBeIsNoStateAndWhatIsJustPossibleIs() {
    BigDecimal one = BigDecimal.ONE;
    BigDecimal zero = BigDecimal.ZERO;
    BigDecimal less = new BigDecimal("-0.01");
    assertUsd("0", new Fill(one, one, zero, zero).cost());
    assertThrows(IllegalArgumentException.class, () -> new Fill(one, one, less, zero));
    assertUsd("0", new Dust(one, zero).cost());
    assertThrows(IllegalArgumentException.class, () -> new Dust(zero, one));
    assertThrows(IllegalArgumentException.class, () -> new Dust(one, less));
    assertUsd("0", new SleeveState(zero, zero, Map.of(), Map.of()).cash());
    assertThrows(
        IllegalArgumentException.class, () -> new SleeveState(less, one, Map.of(), Map.of()));
  }

  @Test
  void bothSidesHaveTheirNameInTheLog() {
    assertEquals("conservative", SleeveId.CONSERVATIVE.label());
    assertEquals("aggressive", SleeveId.AGGRESSIVE.label());
  }
}
