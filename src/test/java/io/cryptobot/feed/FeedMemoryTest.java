package io.cryptobot.feed;

import static io.cryptobot.feed.PriceServer.BTC;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cryptobot.market.Quote;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FeedMemoryTest {
  private static final String START = "2024-05-01T00:00:00Z";

  private final ManualClock clock = new ManualClock(START);
  private final FeedMemory memory = new FeedMemory("coinbase", clock);

  @Test
  void isUntriedAtFirst() {
    assertEquals(
        new FeedHealth(
            "coinbase",
            FeedHealth.State.UNTRIED,
            Instant.parse(START),
            Optional.empty(),
            0,
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        memory.health());
  }

  @Test
  void leavesTheFeedAloneForTwiceAsLongEachTimeAndThenAMinute() {
    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      fail(Optional.empty());
      waits.add(leftAlone());
      passes(leftAlone());
      assertEquals(Optional.empty(), memory.nextTry());
    }

    assertEquals(List.of(2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L), waits);
  }

  @Test
  void aSuccessResetsIt() {
    fail(Optional.empty());
    fail(Optional.empty());
    passes(10);
    succeed();

    assertEquals(
        new FeedHealth(
            "coinbase",
            FeedHealth.State.UP,
            Instant.parse("2024-05-01T00:00:10Z"),
            Optional.of(Instant.parse("2024-05-01T00:00:10Z")),
            0,
            Optional.of("It is down."),
            Optional.of(Instant.parse(START)),
            Optional.empty()),
        memory.health());
    fail(Optional.empty());
    assertEquals(2, leftAlone());
  }

  @Test
  void remembersSinceWhenTheFeedIsDown() {
    succeed();
    passes(60);
    fail(Optional.empty());
    passes(60);
    fail(Optional.empty());

    FeedHealth health = memory.health();
    assertEquals(FeedHealth.State.DOWN, health.state());
    assertEquals(Instant.parse("2024-05-01T00:01:00Z"), health.since());
    assertEquals(Optional.of(Instant.parse(START)), health.lastSuccess());
    assertEquals(2, health.failuresInARow());
    assertEquals(Optional.of("It is down."), health.lastError());
    assertEquals(Optional.of(Instant.parse("2024-05-01T00:02:00Z")), health.lastErrorTime());
    assertEquals(Optional.of(Instant.parse("2024-05-01T00:02:04Z")), health.nextTry());
  }

  @Test
  void aFeedThatAsksForMoreTimeGetsItUpToTenMinutes() {
    fail(Optional.of(Duration.ofSeconds(1)));
    assertEquals(2, leftAlone());
    fail(Optional.of(Duration.ofSeconds(90)));
    assertEquals(90, leftAlone());
    fail(Optional.of(Duration.ofDays(9)));
    assertEquals(600, leftAlone());
  }

  @Test
  void aCoinThatTheFeedDoesNotKnowIsNoFailureOfTheFeed() {
    succeed();
    memory.remember(Prices.failed(PriceFailure.ofCoin("coinbase", BTC, "It lacks BTC-USD.")));

    assertEquals(FeedHealth.State.UP, memory.health().state());
    assertEquals(Optional.of("It lacks BTC-USD."), memory.health().lastError());
    assertEquals(Optional.empty(), memory.nextTry());
  }

  @Test
  void S16_aClockThatWasSetBackEndsTheWaiting() {
    fail(Optional.empty());
    passes(-3600);

    assertEquals(Optional.empty(), memory.nextTry());
  }

  private void fail(Optional<Duration> retryAfter) {
    memory.remember(
        Prices.failed(new PriceFailure("coinbase", Optional.empty(), "It is down.", retryAfter)));
  }

  private void succeed() {
    Quote quote = new Quote(1, 1, clock.instant(), "coinbase");
    memory.remember(new Prices(Map.of(BTC, quote), List.of()));
  }

  private long leftAlone() {
    return Duration.between(clock.instant(), memory.nextTry().orElseThrow()).toSeconds();
  }

  private void passes(long seconds) {
    clock.set(clock.instant().plusSeconds(seconds).toString());
  }
}
