package io.cryptobot.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.cryptobot.engine.Trade;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundTripsTest {
  private static final Trade BTC_BUY =
      Fixtures.buy(Fixtures.BTC, "2024-01-01T00:00:00Z", "100", "1", "0.5");
  private static final Trade SOL_BUY =
      Fixtures.buy(Fixtures.SOL, "2024-01-01T01:00:00Z", "10", "2", "0.1");
  private static final Trade BTC_SALE =
      Fixtures.sale(Fixtures.BTC, "2024-01-01T02:30:00Z", "108", "1", "0.54", "6.96");

  @Test
  void aSaleIsPairedWithItsCoinsBuy() {
    RoundTrips trips = RoundTrips.of(List.of(BTC_BUY, SOL_BUY, BTC_SALE));
    assertEquals(1, trips.closed().size());
    RoundTrip trip = trips.closed().get(0);
    assertEquals(Fixtures.BTC, trip.coin());
    assertEquals("dip", trip.entryReason());
    assertEquals("take profit", trip.exitReason());
    assertEquals(Fixtures.dollars("1.04"), trip.fees());
    assertEquals(Duration.ofMinutes(150), trip.held());
    assertEquals(List.of(SOL_BUY), trips.stillOpen());
  }

  @Test
  void aSaleWithoutABuyIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> RoundTrips.of(List.of(BTC_SALE)));
  }
}
