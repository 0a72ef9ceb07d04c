package io.cryptobot.feed;

import static io.cryptobot.feed.PriceServer.BTC;
import static io.cryptobot.feed.PriceServer.ETH;
import static io.cryptobot.feed.PriceServer.PATIENCE;
import static io.cryptobot.feed.PriceServer.SOL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.market.Coin;
import io.cryptobot.market.Quote;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LivePricesTest {
  private final ManualClock clock = new ManualClock("2024-05-01T00:00:00Z");
  private final FakePrices first = new FakePrices("first", clock);
  private final FakePrices second = new FakePrices("second", clock);
  private final LivePrices live = new LivePrices(List.of(first, second), PATIENCE, clock);

  @AfterEach
  void close() {
    live.close();
  }

  @Test
  void theFirstFeedServesAndTheSecondIsNotAsked() {
    first.says(BTC, 100).says(ETH, 10);
    second.says(BTC, 101);

    Prices prices = live.quotes(List.of(BTC, ETH));

    assertEquals(Map.of(BTC, "first", ETH, "first"), feeds(prices));
    assertEquals(List.of(), prices.failures());
    assertEquals(List.of(), second.asked());
  }

  @Test
  void theSecondIsAskedOnlyForWhatTheFirstLacks() {
    first.says(BTC, 100);
    second.says(BTC, 101).says(ETH, 10);

    Prices prices = live.quotes(List.of(BTC, ETH, SOL));

    assertEquals(Map.of(BTC, "first", ETH, "second"), feeds(prices));
    assertEquals(List.of(List.of(ETH, SOL)), second.asked());
    assertEquals(
        List.of("first lacks ETH-USD.", "first lacks SOL-USD.", "second lacks SOL-USD."),
        messages(prices));
  }

  @Test
  void S08_aFeedThatFailedIsSkippedUntilItsTimeHasComeAndServesAgainAfter() {
    first.says(BTC, 100).fails();
    second.says(BTC, 101);

    assertEquals(List.of("first is down."), messages(live.quotes(List.of(BTC))));
    clock.set("2024-05-01T00:00:01Z");
    assertEquals(List.of(), messages(live.quotes(List.of(BTC))));
    assertEquals(1, first.asked().size());

    first.works();
    clock.set("2024-05-01T00:00:02Z");
    assertEquals(Map.of(BTC, "first"), feeds(live.quotes(List.of(BTC))));
    assertEquals(
        List.of(FeedHealth.State.UP, FeedHealth.State.UP),
        live.health().stream().map(FeedHealth::state).toList());
  }

  @Test
  void aCoinWithoutAPriceSaysWhichFeedIsLeftAlone() {
    first.says(BTC, 100).fails(Optional.of(Duration.ofSeconds(30)));
    live.quotes(List.of(BTC));

    assertEquals(
        List.of(
            "second lacks BTC-USD.",
            "first is left alone until 2024-05-01T00:00:30Z (failures in a row: 1). The last one:"
                + " first is down."),
        messages(live.quotes(List.of(BTC))));
  }

  @Test
  void theSecondOpinionIsOfAnotherFeed() {
    first.says(BTC, 100);
    second.says(BTC, 101);

    assertEquals(Optional.of("second"), live.secondOpinion(BTC, "first").map(Quote::feed));
    assertEquals(Optional.of("first"), live.secondOpinion(BTC, "second").map(Quote::feed));
    assertEquals(Optional.empty(), live.secondOpinion(ETH, "first"));
  }

  @Test
  void theSecondOpinionDoesNotAskAFeedThatIsLeftAlone() {
    second.fails();

    assertEquals(Optional.empty(), live.secondOpinion(BTC, "first"));
    assertEquals(Optional.empty(), live.secondOpinion(BTC, "first"));
    assertEquals(1, second.asked().size());
  }

  @Test
  void aMistakeInAFeedIsAFailureOfIt() {
    first.breaksItsContract();
    second.says(BTC, 101);

    Prices prices = live.quotes(List.of(BTC));

    assertEquals(Map.of(BTC, "second"), feeds(prices));
    assertEquals(
        List.of("first failed unexpectedly: java.lang.IllegalStateException: a mistake."),
        messages(prices));
    assertEquals(FeedHealth.State.DOWN, live.health().get(0).state());
  }

  @Test
  void anInterruptedCallerGetsWhatThereIsAndStaysInterrupted() {
    first.says(BTC, 100);
    Thread.currentThread().interrupt();

    Prices prices = live.quotes(List.of(BTC));

    assertTrue(Thread.interrupted());
    assertEquals(Map.of(), prices.quotes());
    assertEquals(FeedHealth.State.UNTRIED, live.health().get(0).state());
  }

  @Test
  void closingItClosesTheFeeds() {
    first.says(BTC, 100);
    live.close();

    assertTrue(first.isClosed() && second.isClosed());
    assertEquals(Map.of(), live.quotes(List.of(BTC)).quotes());
  }

  @Test
  void needsAFeed() {
    assertThrows(IllegalArgumentException.class, () -> new LivePrices(List.of(), PATIENCE, clock));
  }

  private static Map<Coin, String> feeds(Prices prices) {
    return prices.quotes().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, quote -> quote.getValue().feed()));
  }

  private static List<String> messages(Prices prices) {
    return prices.failures().stream().map(PriceFailure::message).toList();
  }
}
