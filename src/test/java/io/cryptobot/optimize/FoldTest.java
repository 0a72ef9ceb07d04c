package io.cryptobot.optimize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.backtest.BacktestPeriod;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoldTest {
  private static BacktestPeriod period(String from, String to) {
    return new BacktestPeriod(Instant.parse(from), Instant.parse(to));
  }

  @Test
  void withoutWindowsTheFirst70PercentOfTheWholeDaysChoose() {
    List<Fold> folds = Fold.split(period("2024-01-01T05:00:00Z", "2024-04-11T13:00:00Z"));
    assertEquals(
        List.of(
            new Fold(
                period("2024-01-02T00:00:00Z", "2024-03-12T00:00:00Z"),
                period("2024-03-12T00:00:00Z", "2024-04-11T00:00:00Z"))),
        folds);
  }

  @Test
  void walkForwardWindowsMoveOnByTheTestAndEndWithTheCandles() {
    List<Fold> folds =
        Fold.walkForward(period("2024-01-01T00:00:00Z", "2024-02-10T00:00:00Z"), 20, 8);
    assertEquals(2, folds.size());
    assertEquals(period("2024-01-05T00:00:00Z", "2024-01-25T00:00:00Z"), folds.get(0).train());
    assertEquals(period("2024-01-25T00:00:00Z", "2024-02-02T00:00:00Z"), folds.get(0).test());
    assertEquals(folds.get(0).test().to(), folds.get(1).train().to());
    assertEquals(period("2024-02-02T00:00:00Z", "2024-02-10T00:00:00Z"), folds.get(1).test());
  }

  @Test
  void windowsThatAreLongerThanTheCandlesAreRefusedWithBothLengths() {
    SweepRefusedException e =
        assertThrows(
            SweepRefusedException.class,
            () ->
                Fold.walkForward(period("2024-01-01T00:00:00Z", "2024-02-10T00:00:00Z"), 300, 30));
    assertTrue(e.getMessage().contains("cover 40 whole days"), e.getMessage());
    assertTrue(e.getMessage().contains("need 330"), e.getMessage());
  }

  @Test
  void aFewDaysCannotBeSplit() {
    assertThrows(
        SweepRefusedException.class,
        () -> Fold.split(period("2024-01-01T00:00:00Z", "2024-01-04T00:00:00Z")));
  }
}
