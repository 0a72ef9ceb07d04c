package io.cryptobot.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ReturnMetricsTest {
  private static final double ROOT_OF_365 = 19.104973174542800;

  private static ReturnMetrics of(String finalEquity, double... dailyTotals) {
    EquityCurve curve = Fixtures.curve("2024-01-01T00:00:00Z", Duration.ofDays(1), dailyTotals);
    return ReturnMetrics.of(
        Fixtures.result("100", finalEquity, curve), Duration.ofDays(dailyTotals.length - 1L));
  }

  @Test
  void theReturnIsOfTheCapitalToTheFinalEquity() {
    assertEquals(-6.25, of("93.75", 100, 93.75).totalReturnPct(), 1e-12);
  }

  @Test
  void sharpeIsMeanOverSampleDeviation() {
    // mean 0.01; deviations 0.01, -0.03, 0.02: sum of squares 0.0014, divided by 2
    double expected = 0.01 / Math.sqrt(0.0007) * ROOT_OF_365;
    assertEquals(expected, ReturnMetrics.sharpe(new double[] {0.02, -0.02, 0.03}).value(), 1e-12);
  }

  @Test
  void sortinoCountsAllDaysAndOnlyLosses() {
    // mean 0.01; one loss of 0.02 among three days: sqrt(0.0004 / 3)
    double expected = 0.01 / Math.sqrt(0.0004 / 3) * ROOT_OF_365;
    assertEquals(expected, ReturnMetrics.sortino(new double[] {0.02, -0.02, 0.03}).value(), 1e-12);
  }

  @Test
  void cagrCompoundsToAYear() {
    assertEquals(21, ReturnMetrics.cagrPct(1.1, Duration.ofHours(365 * 12)).value(), 1e-9);
    assertEquals(10, ReturnMetrics.cagrPct(1.21, Duration.ofDays(730)).value(), 1e-9);
  }

  @Test
  void calmarIsCagrOverDeepestFall() {
    assertEquals(2.5, ReturnMetrics.calmar(Figure.of(25), 10).value(), 1e-12);
  }

  @Test
  void bestAndWorstDayAreNamed() {
    ReturnMetrics metrics = of("99", 100, 110, 99);
    assertEquals(LocalDate.parse("2024-01-01"), metrics.bestDay().orElseThrow().day());
    assertEquals(0.10, metrics.bestDay().orElseThrow().growth(), 1e-12);
    assertEquals(LocalDate.parse("2024-01-02"), metrics.worstDay().orElseThrow().day());
    assertEquals(-0.10, metrics.worstDay().orElseThrow().growth(), 1e-12);
  }

  @Test
  void whatCannotBeMeasuredSaysWhy() {
    ReturnMetrics flat = of("100", 100, 100, 100);
    assertEquals("the account's value did not vary", flat.sharpe().missingBecause());
    assertEquals("no losing day", flat.sortino().missingBecause());
    assertEquals("the account's value never fell", flat.calmar().missingBecause());
    assertEquals("less than two days", of("101", 100, 101).sharpe().missingBecause());
    assertEquals("less than two days", of("101", 100, 101).sortino().missingBecause());
    assertEquals(
        "less than a day", ReturnMetrics.cagrPct(1.1, Duration.ofHours(23)).missingBecause());
    assertFalse(ReturnMetrics.calmar(Figure.undefined("less than a day"), 10).isDefined());
  }
}
