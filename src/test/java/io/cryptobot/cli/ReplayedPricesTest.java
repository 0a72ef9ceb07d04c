package io.cryptobot.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.feed.CsvCandles;
import io.cryptobot.market.Candle;
import io.cryptobot.market.Coin;
import io.cryptobot.market.Timeframe;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayedPricesTest {
  private static final Coin BTC = new Coin("BTC-USD");
  private static final int WARM_UP = 510;

  @TempDir private Path folder;

  private ReplayedPrices prices(int candles, Instant now) throws IOException {
    CandleFolder.in(folder, candles);
    return new ReplayedPrices(
        new CsvCandles(folder).loadAll(List.of(BTC), Timeframe.H1),
        now,
        WARM_UP,
        Clock.fixed(now, ZoneOffset.UTC));
  }

  /** However few, and at whatever time of the day. */
  @ParameterizedTest
  @CsvSource({"2, 1", "3, 1", "48, 20", "511, 200", "530, 200", "535, 1", "900, 300"})
  void thereIsAPriceAtTheStartAndForAWhile(int candles, int hours) throws IOException {
    for (int hour = 0; hour < 24; hour++) {
      Instant now = Instant.parse("2026-11-24T00:30:00Z").plus(Duration.ofHours(hour));
      ReplayedPrices prices = prices(candles, now);

      assertTrue(prices.at(BTC, now).isPresent(), candles + " candles at " + now);
      assertTrue(prices.at(BTC, now.plus(Duration.ofHours(hours - 1))).isPresent(), "later");
      assertFalse(prices.at(BTC, now.plus(Duration.ofHours(candles))).isPresent(), "at the end");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {900, 2000})
  void candlesOfADayOpenAtMidnight(int candles) throws IOException {
    Instant now = Instant.parse("2026-11-24T17:30:00Z");

    List<Candle> days =
        prices(candles, now).candles(BTC, Duration.ofDays(1), now.minus(Duration.ofDays(9)), now);

    assertEquals(8, days.size());
    assertEquals(Instant.parse("2026-11-16T00:00:00Z"), days.get(0).openTime());
  }
}
