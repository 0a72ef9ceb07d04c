package io.cryptobot.backtest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DrawdownTest {
  private static final Duration DAY = Duration.ofDays(1);

  private static Drawdown of(double capital, double... totals) {
    return Drawdown.of(Fixtures.curve("2024-01-01T00:00:00Z", DAY, totals), capital);
  }

  private static Optional<Instant> january(int day) {
    return Optional.of(Instant.parse("2024-01-01T00:00:00Z").plus(DAY.multipliedBy(day - 1L)));
  }

  @Test
  void theDeepestFallIsMeasuredFromTheHighBeforeIt() {
    Drawdown drawdown = of(100, 100, 120, 108, 90, 95, 119, 130, 120);
    assertEquals(25, drawdown.pct(), 1e-12);
    assertEquals(30, drawdown.amount(), 1e-12);
    assertEquals(january(2), drawdown.from());
    assertEquals(january(4), drawdown.lowest());
    assertEquals(january(7), drawdown.recovered());
  }

  @Test
  void depthCountsInPercentNotInDollars() {
    Drawdown drawdown = of(100, 100, 80, 100, 1000, 850, 900);
    assertEquals(20, drawdown.pct(), 1e-12);
    assertEquals(january(3), drawdown.recovered());
  }

  @Test
  void aFallThatWasNotMadeUpForHasNoRecovery() {
    assertEquals(Optional.empty(), of(100, 100, 50, 99).recovered());
  }

  @Test
  void theCapitalIsTheFirstHigh() {
    Drawdown drawdown = of(1000, 995, 990);
    assertEquals(1, drawdown.pct(), 1e-12);
    assertEquals(january(1), drawdown.from());
  }

  @Test
  void anEquityThatNeverFellHasNone() {
    Drawdown drawdown = of(100, 100, 100, 101);
    assertEquals(
        new Drawdown(0, 0, Optional.empty(), Optional.empty(), Optional.empty()), drawdown);
  }

  @Test
  void theCurveIsBelowTheHighestSoFarInPercent() {
    EquityCurve curve = Fixtures.curve("2024-01-01T00:00:00Z", DAY, 90, 120, 60, 120);
    assertArrayEquals(new double[] {-10, 0, -50, 0}, Drawdown.curve(curve, 100), 1e-12);
  }
}
