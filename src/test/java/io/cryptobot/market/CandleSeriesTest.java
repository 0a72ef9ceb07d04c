package io.cryptobot.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CandleSeriesTest {
  private static final Coin BTC = new Coin("BTC-USD");
  private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

  private final CandleSeries.Builder builder = CandleSeries.builder(BTC, Timeframe.H1);

  private CandleSeries.Builder add(int hour, double close) {
    return builder.add(
        START.plus(Duration.ofHours(hour)).getEpochSecond(), close, close, close, close, 5);
  }

  @Test
  void aMissingCandleIsFilledFlatWithThePreviousCloseAndNoVolume() {
    add(0, 10);
    CandleSeries series = add(3, 20).build();
    assertEquals(4, series.size());
    assertEquals(new Candle(START.plus(Duration.ofHours(2)), 10, 10, 10, 10, 0), series.candle(2));
    assertTrue(series.isFilled(1) && series.isFilled(2));
    assertFalse(series.isFilled(0) || series.isFilled(3));
  }

  @Test
  void gapsAreNamedAndOneOverADayIsLong() {
    add(0, 10);
    add(2, 10);
    CandleSeries series = add(28, 10).build();
    CandleGap small = new CandleGap(BTC, START.plus(Duration.ofHours(1)), 1, Timeframe.H1);
    CandleGap large = new CandleGap(BTC, START.plus(Duration.ofHours(3)), 25, Timeframe.H1);
    assertEquals(List.of(small, large), series.gaps());
    assertFalse(small.isLong());
    assertTrue(large.isLong());
    assertEquals(Duration.ofHours(25), large.length());
  }

  @Test
  void aGapOfExactlyADayIsNotLong() {
    assertFalse(new CandleGap(BTC, START, 24, Timeframe.H1).isLong());
  }

  @Test
  void theOrderOfTimeIsChecked() {
    add(5, 10);
    assertThrows(InvalidCandleException.class, () -> add(5, 10));
    assertThrows(InvalidCandleException.class, () -> add(4, 10));
    assertThrows(
        InvalidCandleException.class,
        () -> builder.add(START.getEpochSecond() + 6 * 3600 + 1, 1, 1, 1, 1, 1));
    assertThrows(InvalidCandleException.class, () -> add(24 * 400, 10));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 1, 1, 1, open price is 0.0",
    "1, 1, -1, 1, 1, low price is -1.0",
    "1, NaN, 1, 1, 1, high price is NaN",
    "1, Infinity, 1, 1, 1, high price is Infinity",
    "1, 1, 2, 1, 1, high 1.0 is below the low 2.0",
    "5, 3, 1, 2, 1, open 5.0 lies outside",
    "2, 3, 1, 4, 1, close 4.0 lies outside",
    "2, 3, 1, 2, -1, volume is -1.0",
    "2, 3, 1, 2, NaN, volume is NaN",
  })
  void aCandleThatCannotBeIsRefusedInPlainWords(
      double open, double high, double low, double close, double volume, String message) {
    InvalidCandleException refused =
        assertThrows(
            InvalidCandleException.class,
            () -> builder.add(START.getEpochSecond(), open, high, low, close, volume));
    assertTrue(refused.toString().contains(message), refused.toString());
  }

  @Test
  void aCutKeepsWhatOpensWithinIt() {
    for (int hour = 0; hour < 10; hour++) {
      add(hour, 10 + hour);
    }
    CandleSeries series = builder.build();
    CandleSeries cut =
        series.between(START.getEpochSecond() + 3600, START.getEpochSecond() + 3 * 3600);
    assertEquals(2, cut.size());
    assertEquals(11, cut.close()[0]);
    assertEquals(START.plus(Duration.ofHours(1)), cut.openTime(0));
    assertEquals(series.endSecond(), cut.endSecond() + 7 * 3600);
    assertTrue(series.between(START.getEpochSecond() - 99, START.getEpochSecond()).isEmpty());
  }

  @Test
  void aCutNeverBeginsWithAFilledCandle() {
    add(0, 10);
    CandleSeries cut =
        add(3, 20).build().between(START.getEpochSecond() + 3600, Long.MAX_VALUE / 2);
    assertEquals(1, cut.size());
    assertFalse(cut.isFilled(0));
  }

  @Test
  void aTimeIsFoundByItsIndexAlsoOutsideOfTheSeries() {
    CandleSeries series = add(2, 10).build();
    assertEquals(-2, series.indexOf(START.getEpochSecond()));
    assertEquals(0, series.indexOf(START.getEpochSecond() + 7200));
    assertEquals(5, series.indexOf(START.getEpochSecond() + 7 * 3600));
  }

  @Test
  void aLookbackShorterThanACandleIsOneCandle() {
    assertEquals(1, Timeframe.D1.candlesIn(Duration.ofHours(4)));
    assertEquals(4, Timeframe.H1.candlesIn(Duration.ofHours(4)));
    assertEquals(48, Timeframe.M5.candlesIn(Duration.ofHours(4)));
  }

  @Test
  void aCoinIsAProductAgainstDollars() {
    assertEquals("BTC", BTC.symbol());
    assertThrows(IllegalArgumentException.class, () -> new Coin("btc-usd"));
    assertThrows(IllegalArgumentException.class, () -> new Coin("BTC-EUR"));
    assertThrows(IllegalArgumentException.class, () -> new Coin("../BTC-USD"));
  }
}
