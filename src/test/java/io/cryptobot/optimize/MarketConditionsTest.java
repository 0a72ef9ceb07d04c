package io.cryptobot.optimize;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cryptobot.market.CandleSeries;
import io.cryptobot.market.Coin;
import io.cryptobot.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MarketConditionsTest {
  private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
  private static final int DAY = 24;

  /** Ten quiet days, ten days of a calm rise, ten of a wild fall. */
  private static CandleSeries bitcoin() {
    CandleSeries.Builder series = CandleSeries.builder(new Coin("BTC-USD"), Timeframe.H1);
    double price = 100;
    for (int hour = 0; hour < 30 * DAY; hour++) {
      int stretch = hour / (10 * DAY);
      double close = price * (stretch == 0 ? 1 : stretch == 1 ? 1.001 : 0.998);
      double wick = stretch == 0 ? 0.001 : stretch == 1 ? 0.004 : 0.02;
      series.add(
          START.getEpochSecond() + hour * 3600L,
          price,
          Math.max(price, close) * (1 + wick),
          Math.min(price, close) * (1 - wick),
          close,
          1);
      price = close;
    }
    return series.build();
  }

  private static Instant day(int day) {
    return START.plus(Duration.ofDays(day));
  }

  private final MarketConditions market = new MarketConditions(bitcoin(), day(0), day(30));

  @Test
  void trendAndVolatilityAreThoseOfTheDaysBeforeTheEntry() {
    assertEquals("BTC flat, volatility low", market.at(day(9)));
    assertEquals("BTC up, volatility middle", market.at(day(19)));
    assertEquals("BTC down, volatility high", market.at(day(29)));
  }

  @Test
  void anEntryWithoutCandlesBeforeItIsUnknown() {
    assertEquals(MarketConditions.UNKNOWN, market.at(day(5)));
    assertEquals(MarketConditions.UNKNOWN, market.at(day(31)));
    assertEquals("BTC down, volatility high", market.at(day(30)));
  }

  @Test
  void theCandleOfTheEntryItselfIsNotLookedAt() {
    CandleSeries whole = bitcoin();
    Instant entry = day(20).plusSeconds(600);
    MarketConditions cut =
        new MarketConditions(
            whole.between(START.getEpochSecond(), day(20).getEpochSecond()), day(0), day(20));
    assertEquals(
        new MarketConditions(whole, day(0), day(20)).at(entry).substring(0, 6),
        cut.at(entry).substring(0, 6));
  }
}
