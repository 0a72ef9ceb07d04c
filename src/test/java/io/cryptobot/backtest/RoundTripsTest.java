package io.cryptobot.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.cryptobot.engine.Trade;
import java.time.Duration;
import java.util.ArrayList;
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

  private static Trade sold(String time, String quantity, String profitOrLoss) {
    return Fixtures.sale(Fixtures.BTC, time, "108", quantity, "0.1", profitOrLoss);
  }

  @Test
  void salesOfPartsEndOneTradeWithTheirLast() {
    RoundTrips trips =
        RoundTrips.ofLog(
            List.of(
                BTC_BUY,
                sold("2024-01-01T02:00:00Z", "0.4", "3"),
                SOL_BUY,
                sold("2024-01-01T03:00:00Z", "0.6", "-1")));
    assertEquals(1, trips.closed().size());
    RoundTrip trip = trips.closed().get(0);
    assertEquals(Fixtures.dollars("2"), trip.profitOrLoss());
    assertEquals(Fixtures.dollars("0.7"), trip.fees());
    assertEquals(Duration.ofHours(3), trip.held());
  }

  @Test
  void aPositionSoldInPartIsStillOpen() {
    RoundTrips trips = RoundTrips.ofLog(List.of(BTC_BUY, sold("2024-01-01T02:00:00Z", "0.4", "3")));
    assertEquals(List.of(), trips.closed());
    assertEquals(List.of(BTC_BUY), trips.stillOpen());
  }

  @Test
  void dustDoesNotKeepATradeOpenAndJoinsTheNextPosition() {
    Trade again = Fixtures.buy(Fixtures.BTC, "2024-01-02T00:00:00Z", "100", "1", "0.5");
    List<Trade> first = List.of(BTC_BUY, sold("2024-01-01T02:00:00Z", "0.995", "3"));
    assertEquals(1, RoundTrips.ofLog(first).closed().size());
    List<Trade> both = new ArrayList<>(first);
    both.add(again);
    both.add(sold("2024-01-02T03:00:00Z", "1.005", "4"));
    RoundTrips trips = RoundTrips.ofLog(both);
    assertEquals(2, trips.closed().size());
    assertEquals(List.of(), trips.stillOpen());
    assertEquals(Fixtures.dollars("4"), trips.closed().get(1).profitOrLoss());
  }

  @Test
  void aRestThatWasTooSmallToSellEndsWithTheNextBuyWhateverItIsWorth() {
    Trade again = Fixtures.buy(Fixtures.BTC, "2024-01-02T00:00:00Z", "100", "1", "0.5");
    RoundTrips trips =
        RoundTrips.ofLog(List.of(BTC_BUY, sold("2024-01-01T02:00:00Z", "0.9", "3"), again));
    assertEquals(1, trips.closed().size());
    assertEquals(List.of(again), trips.stillOpen());
  }

  @Test
  void aSaleWithoutABuyInTheLogCountsAsATradeOfItsOwn() {
    RoundTrips trips = RoundTrips.ofLog(List.of(BTC_SALE));
    assertEquals(List.of(), trips.closed());
    assertEquals(1, trips.withoutBuy().size());
    assertEquals(RoundTrips.UNKNOWN_ENTRY, trips.ended().get(0).entryReason());
  }
}
