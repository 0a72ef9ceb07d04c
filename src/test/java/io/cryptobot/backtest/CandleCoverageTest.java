package io.cryptobot.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cryptobot.backtest.CandleCoverage.Kind;
import io.cryptobot.backtest.CandleCoverage.Limit;
import io.cryptobot.market.CandleGap;
import io.cryptobot.market.CandleSeries;
import io.cryptobot.market.Timeframe;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CandleCoverageTest {
  private static final Instant FIRST = Instant.parse("2024-01-10T00:00:00Z");
  private static final Instant END = Instant.parse("2024-01-20T00:00:00Z");

  /** Hourly candles from one time to another without those of the hole. */
  private static CandleSeries candles(Instant from, Instant to, Instant holeFrom, int holeHours) {
    CandleSeries.Builder builder = CandleSeries.builder(Fixtures.BTC, Timeframe.H1);
    Instant holeTo = holeFrom.plusSeconds(holeHours * 3600L);
    for (Instant time = from; time.isBefore(to); time = time.plusSeconds(3600)) {
      if (time.isBefore(holeFrom) || !time.isBefore(holeTo)) {
        builder.add(time.getEpochSecond(), 1, 1, 1, 1, 1);
      }
    }
    return builder.build();
  }

  private static CandleCoverage of(CandleSeries series) {
    return CandleCoverage.of(
        BacktestInput.of(List.of(series), FIRST.getEpochSecond(), END.getEpochSecond()), 24);
  }

  @Test
  void completeCandlesHaveNothingToTell() {
    CandleCoverage coverage = of(candles(FIRST.minusSeconds(86_400), END, END, 0));
    assertEquals(new CandleCoverage(List.of(), List.of()), coverage);
  }

  @Test
  void gapsOfTheWarmUpCountAndEarlierOnesDoNot() {
    Instant early = FIRST.minusSeconds(10 * 86_400);
    assertEquals(1, of(candles(early, END, FIRST.minusSeconds(7200), 1)).gaps().size());
    assertEquals(0, of(candles(early, END, FIRST.minusSeconds(5 * 86_400), 1)).gaps().size());
  }

  @Test
  void onlyAGapOfMoreThanADayIsLong() {
    Instant hole = FIRST.plusSeconds(3600);
    Instant early = FIRST.minusSeconds(86_400);
    assertEquals(0, of(candles(early, END, hole, 24)).longGaps().size());
    List<CandleGap> gaps = of(candles(early, END, hole, 25)).longGaps();
    assertEquals(List.of(new CandleGap(Fixtures.BTC, hole, 25, Timeframe.H1)), gaps);
  }

  @Test
  void aCoinIsTradedFromTheEndOfItsWarmUpToTheEndOfItsCandles() {
    Instant last = END.minusSeconds(3600);
    CandleCoverage coverage = of(candles(FIRST, last, END, 0));
    assertEquals(
        List.of(
            new Limit(Fixtures.BTC, Kind.TRADED_FROM, FIRST.plusSeconds(86_400)),
            new Limit(Fixtures.BTC, Kind.ENDS, last)),
        coverage.limits());
  }

  @Test
  void aCoinWithTooFewCandlesIsNeverTraded() {
    Instant last = FIRST.plusSeconds(86_400);
    CandleCoverage coverage = of(candles(FIRST, last, END, 0));
    assertEquals(List.of(new Limit(Fixtures.BTC, Kind.NEVER_TRADED, last)), coverage.limits());
  }
}
