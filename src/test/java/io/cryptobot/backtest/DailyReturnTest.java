package io.cryptobot.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DailyReturnTest {
  private static final Duration SIX_HOURS = Duration.ofHours(6);

  @Test
  void daysReachFromTheFirstPointOverEachMidnightToTheLast() {
    EquityCurve curve =
        Fixtures.curve("2024-01-01T12:00:00Z", SIX_HOURS, 100, 90, 110, 1, 1, 1, 99, 198);
    List<DailyReturn> days = DailyReturn.of(curve);
    assertEquals(3, days.size());
    assertEquals(LocalDate.parse("2024-01-01"), days.get(0).day());
    assertEquals(0.10, days.get(0).growth(), 1e-12);
    assertEquals(LocalDate.parse("2024-01-02"), days.get(1).day());
    assertEquals(-0.10, days.get(1).growth(), 1e-12);
    assertEquals(LocalDate.parse("2024-01-03"), days.get(2).day());
    assertEquals(1.0, days.get(2).growth(), 1e-12);
  }

  @Test
  void aCurveThatEndsAtMidnightHasNoDayAfterIt() {
    EquityCurve curve =
        Fixtures.curve("2024-01-01T00:00:00Z", Duration.ofHours(12), 100, 50, 120, 60, 120);
    List<DailyReturn> days = DailyReturn.of(curve);
    assertEquals(2, days.size());
    assertEquals(0.2, days.get(0).growth(), 1e-12);
    assertEquals(0.0, days.get(1).growth(), 1e-12);
  }
}
