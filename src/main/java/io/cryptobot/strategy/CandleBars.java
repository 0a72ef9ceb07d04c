package io.cryptobot.strategy;

import io.cryptobot.market.CandleSeries;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.ta4j.core.Bar;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBar;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.Num;

/** A candle series in the form that ta4j reads. */
final class CandleBars {
  private CandleBars() {}

  static BarSeries of(CandleSeries candles) {
    List<Bar> bars = new ArrayList<>(candles.size());
    Duration length = candles.timeframe().duration();
    Num none = DoubleNum.valueOf(0);
    for (int i = 0; i < candles.size(); i++) {
      ZonedDateTime end = ZonedDateTime.ofInstant(candles.openTime(i).plus(length), ZoneOffset.UTC);
      bars.add(
          new BaseBar(
              length,
              end,
              DoubleNum.valueOf(candles.open()[i]),
              DoubleNum.valueOf(candles.high()[i]),
              DoubleNum.valueOf(candles.low()[i]),
              DoubleNum.valueOf(candles.close()[i]),
              DoubleNum.valueOf(candles.volume()[i]),
              none));
    }
    return new BaseBarSeriesBuilder()
        .withName(candles.coin().product())
        .withNumTypeOf(DoubleNum.class)
        .withBars(bars)
        .build();
  }
}
