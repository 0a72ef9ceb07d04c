package io.cryptobot.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RiskLedgerTest {
  private static final long DAY = 86_400;

  private final RiskLedger ledger = ledger(true);

  /** Limits of $30 a day and $50 in all, and 3 trades a day, for two coins. */
  private static RiskLedger ledger(boolean lossLimited) {
    return new RiskLedger(
        new RiskLimits(
            new BigDecimal("30"),
            new BigDecimal("50"),
            lossLimited,
            new BigDecimal("100"),
            new BigDecimal("2"),
            3),
        2);
  }

  private void assertLosses(String daily, String total) {
    assertEquals(0, new BigDecimal(daily).compareTo(ledger.dailyLoss()), "daily");
    assertEquals(0, new BigDecimal(total).compareTo(ledger.totalLoss()), "total");
  }

  private static BigDecimal dollars(String amount) {
    return new BigDecimal(amount);
  }

  @Test
  void aLossCountsInFullAndNoGainOffsetsIt() {
    ledger.recordSale(0, 10, dollars("-12.5"));
    ledger.recordSale(0, 20, dollars("100"));
    ledger.recordSale(0, 30, dollars("0"));
    assertLosses("12.5", "12.5");
  }

  @Test
  void aDayBeginsAnewAtItsMidnightAndTheTotalGoesOn() {
    ledger.recordSale(0, DAY - 1, dollars("-12"));
    assertLosses("12", "12");
    ledger.recordSale(0, DAY, dollars("-5"));
    assertLosses("5", "17");
    assertEquals(1, ledger.tradesToday());
    ledger.advanceTo(2 * DAY - 1);
    assertLosses("5", "17");
    ledger.advanceTo(2 * DAY);
    assertLosses("0", "17");
    assertEquals(0, ledger.tradesToday());
  }

  @Test
  void S16_aClockThatIsSetBackBeginsNoDayAnew() {
    ledger.recordSale(0, 5 * DAY, dollars("-12"));
    ledger.advanceTo(4 * DAY);
    assertLosses("12", "12");
    ledger.recordSale(0, 4 * DAY, dollars("-1"));
    assertLosses("13", "13");
    assertEquals(5, ledger.state().day());
  }

  @ParameterizedTest
  @CsvSource({"-29.99, false, false", "-30, true, false", "-49.99, true, false", "-50, true, true"})
  void aLimitIsReachedToTheCent(String result, boolean daily, boolean total) {
    ledger.recordSale(0, 0, dollars(result));
    assertEquals(daily, ledger.isDailyLossReached());
    assertEquals(total, ledger.isTotalLossReached());
  }

  @Test
  void liftedLossLimitsAreNeverReached() {
    RiskLedger free = ledger(false);
    free.recordSale(0, 0, dollars("-1000"));
    assertFalse(free.isDailyLossReached());
    assertFalse(free.isTotalLossReached());
  }

  @Test
  void S30_theBudgetIsTheSmallerRest() {
    assertEquals(0, dollars("30").compareTo(ledger.lossBudget()));
    ledger.recordSale(0, 0, dollars("-25"));
    assertEquals(0, dollars("5").compareTo(ledger.lossBudget()), "of the day");
    ledger.advanceTo(DAY);
    assertEquals(0, dollars("25").compareTo(ledger.lossBudget()), "of all");
  }

  @Test
  void tradesOfEitherSideAndOrdersUnderWayCountForTheDay() {
    ledger.recordBuy(0, 1);
    assertFalse(ledger.isTradeCountReached(1));
    ledger.recordSale(1, 2, dollars("1"));
    assertEquals(2, ledger.tradesToday());
    assertFalse(ledger.isTradeCountReached(0));
    assertTrue(ledger.isTradeCountReached(1));
    ledger.recordBuy(1, 3);
    assertTrue(ledger.isTradeCountReached(0));
  }

  @Test
  void aCoinRestsAfterItsOwnTradeOnly() {
    assertFalse(ledger.isTooSoon(0, 0, 300), "never traded");
    ledger.recordBuy(0, 1000);
    assertTrue(ledger.isTooSoon(0, 1299, 300));
    assertFalse(ledger.isTooSoon(0, 1300, 300));
    assertFalse(ledger.isTooSoon(1, 1000, 300));
    ledger.recordSale(0, 2000, dollars("1"));
    assertTrue(ledger.isTooSoon(0, 2299, 300), "a sale is a trade too");
  }

  @Test
  void whatIsRememberedComesBackWhole() {
    ledger.recordBuy(0, 3 * DAY + 5);
    ledger.recordSale(0, 3 * DAY + 9, dollars("-7"));
    RiskState state = ledger.state();
    assertEquals(
        new RiskState(3, dollars("7"), dollars("7"), 2, List.of(3 * DAY + 9, Long.MIN_VALUE)),
        new RiskState(
            state.day(),
            state.dailyLoss().stripTrailingZeros(),
            state.totalLoss().stripTrailingZeros(),
            state.tradesToday(),
            state.lastTradeSeconds()));
    RiskLedger other = ledger(true);
    other.restore(state);
    assertEquals(state, other.state());
    assertTrue(other.isTooSoon(0, 3 * DAY + 10, 300));
    assertFalse(other.isTooSoon(1, 3 * DAY + 10, 300));
  }

  @Test
  void countersBelowZeroAreNoState() {
    BigDecimal less = dollars("-0.01");
    List<Long> none = List.of();
    BigDecimal zero = BigDecimal.ZERO;
    assertThrows(IllegalArgumentException.class, () -> new RiskState(0, less, zero, 0, none));
    assertThrows(IllegalArgumentException.class, () -> new RiskState(0, zero, less, 0, none));
    assertThrows(IllegalArgumentException.class, () -> new RiskState(0, zero, zero, -1, none));
    assertEquals(0, new RiskState(0, zero, zero, 0, none).tradesToday());
  }
}
