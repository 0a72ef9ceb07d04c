package io.cryptobot.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.market.Candle;
import io.cryptobot.market.CandleSeries;
import io.cryptobot.market.Coin;
import io.cryptobot.market.Timeframe;
import io.cryptobot.simulator.Prices.Price;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatorCandlePricesTest {
  private static final Coin BTC = new Coin("BTC-USD");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final BigDecimal SPREAD = new BigDecimal("0.0002");

  private final ManualClock clock = new ManualClock("2026-11-24T08:30:00Z");

  /** Closes 101, 102, ... of the hours from midnight on. */
  private final CandlePrices prices = new CandlePrices(List.of(twelveHours()), SPREAD, clock);

  private static CandleSeries twelveHours() {
    CandleSeries.Builder series = CandleSeries.builder(BTC, Timeframe.H1);
    long midnight = Instant.parse("2026-11-24T00:00:00Z").getEpochSecond();
    for (int i = 0; i < 12; i++) {
      series.add(midnight + i * 3600L, 100 + i, 110 + i, 90 - i, 101 + i, 2);
    }
    return series.build();
  }

  @Test
  void thePriceIsTheCloseOfTheLastCandleThatHasClosed() {
    Price price = prices.at(BTC, clock.instant()).orElseThrow();

    assertEquals(new BigDecimal("108"), price.last());
    assertEquals(new BigDecimal("107.98920000"), price.bid());
    assertEquals(new BigDecimal("108.01080000"), price.ask());
  }

  @Test
  void thereIsNoPriceBeforeTheFirstCandleHasClosedNorAfterTheLast() {
    assertTrue(prices.at(BTC, Instant.parse("2026-11-24T00:59:59Z")).isEmpty());
    assertTrue(prices.at(BTC, Instant.parse("2026-11-24T01:00:00Z")).isPresent());
    assertTrue(prices.at(BTC, Instant.parse("2026-11-24T12:59:59Z")).isPresent());
    assertTrue(prices.at(BTC, Instant.parse("2026-11-24T13:00:00Z")).isEmpty());
    assertTrue(prices.at(new Coin("ETH-USD"), clock.instant()).isEmpty());
  }

  @Test
  void noCandleIsToldBeforeItHasClosed() {
    List<Candle> found =
        prices.candles(
            BTC,
            HOUR,
            Instant.parse("2026-11-24T06:00:00Z"),
            Instant.parse("2026-11-24T11:00:00Z"));

    assertEquals(
        List.of(Instant.parse("2026-11-24T06:00:00Z"), Instant.parse("2026-11-24T07:00:00Z")),
        found.stream().map(Candle::openTime).toList());
  }

  @Test
  void shortCandlesAreJoinedToLongOnes() {
    List<Candle> found =
        prices.candles(
            BTC, Duration.ofHours(6), Instant.parse("2026-11-23T23:00:00Z"), clock.instant());

    assertEquals(
        List.of(new Candle(Instant.parse("2026-11-24T00:00:00Z"), 100, 115, 85, 106, 12)), found);
  }

  @Test
  void longCandlesAreNotCutToShortOnes() {
    assertTrue(
        prices.candles(BTC, Duration.ofMinutes(5), Instant.EPOCH, clock.instant()).isEmpty());
  }

  @Test
  void oneCoinHasOneSeries() {
    List<CandleSeries> twice = List.of(twelveHours(), twelveHours());

    assertThrows(IllegalArgumentException.class, () -> new CandlePrices(twice, SPREAD, clock));
  }
}
