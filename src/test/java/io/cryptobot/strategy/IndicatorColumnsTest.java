package io.cryptobot.strategy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.cryptobot.market.CandleSeries;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.EMAIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.HighPriceIndicator;
import org.ta4j.core.indicators.helpers.HighestValueIndicator;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.Num;

class IndicatorColumnsTest {
  private final CandleSeries candles = Tape.walk(7, 600);
  private final IndicatorColumns columns = new IndicatorColumns(candles);
  private final BarSeries bars = bars(candles);

  private static BarSeries bars(CandleSeries candles) {
    BarSeries bars = new BaseBarSeriesBuilder().withNumTypeOf(DoubleNum.class).build();
    for (int i = 0; i < candles.size(); i++) {
      bars.addBar(
          Duration.ofHours(1),
          ZonedDateTime.ofInstant(candles.openTime(i + 1), ZoneOffset.UTC),
          candles.open()[i],
          candles.high()[i],
          candles.low()[i],
          candles.close()[i],
          candles.volume()[i]);
    }
    return bars;
  }

  private void assertSameAs(Indicator<Num> expected, double[] column) {
    for (int i = 0; i < column.length; i++) {
      assertEquals(expected.getValue(i).doubleValue(), column[i], 1e-9, "at candle " + i);
    }
  }

  @Test
  void rsiEmaAndAtrAreTheIndicatorsOfTa4j() {
    assertSameAs(new RSIIndicator(new ClosePriceIndicator(bars), 14), columns.rsi(14));
    assertSameAs(new EMAIndicator(new ClosePriceIndicator(bars), 9), columns.ema(9));
    assertSameAs(new ATRIndicator(bars, 14), columns.atr(14));
  }

  @Test
  void theMeanOfTheAtrIsASimpleMovingAverage() {
    assertSameAs(new SMAIndicator(new ATRIndicator(bars, 14), 20), columns.atrAverage(14, 20));
  }

  @Test
  void theHighestHighIsTa4jsToo() {
    assertSameAs(
        new HighestValueIndicator(new HighPriceIndicator(bars), 24), columns.highestHigh(24));
  }

  @Test
  void volumeIsSummedOverAWindowThatEndsSoManyCandlesBack() {
    Tape tape = new Tape();
    for (int i = 1; i <= 6; i++) {
      tape.candle(1, 1, 1, 1, i);
    }
    IndicatorColumns small = new IndicatorColumns(tape.candles());
    assertArrayEquals(new double[] {1, 3, 5, 7, 9, 11}, small.volumeSum(2, 0));
    assertArrayEquals(new double[] {0, 1, 3, 6, 9, 12}, small.volumeSum(3, 1));
  }

  @Test
  void aWindowOfOneIsTheColumnItself() {
    assertArrayEquals(candles.high(), columns.highestHigh(1));
  }

  @Test
  void aColumnIsComputedOnce() {
    assertSame(columns.rsi(14), columns.rsi(14));
  }

  @Test
  void theSmoothingIsWilders() {
    // Gains of 1, then a loss of 1, over a period of 2, by hand: (0, .5, .75, .375) and (0,0,0,.5).
    Tape tape = new Tape().flat(1, 10, 1).flat(1, 11, 1).flat(1, 12, 1).flat(1, 11, 1);
    double[] rsi = new IndicatorColumns(tape.candles()).rsi(2);
    assertArrayEquals(new double[] {0, 100, 100, 100 - 100 / (1 + 0.375 / 0.5)}, rsi, 1e-12);
  }
}
