package io.cryptobot.feed;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static io.cryptobot.feed.PriceServer.BTC;
import static io.cryptobot.feed.PriceServer.FIVE;
import static io.cryptobot.feed.PriceServer.serve;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.cryptobot.market.Quote;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Coinbase with CoinGecko behind it, over real connections. */
class LivePricesNetworkTest {
  private static final Duration DEADLINE = Duration.ofSeconds(3);
  private static final String BOOK = "{\"trades\":[],\"best_bid\":\"99\",\"best_ask\":\"100\"}";

  @RegisterExtension static final WireMockExtension COINBASE = PriceServer.start();
  @RegisterExtension static final WireMockExtension COINGECKO = PriceServer.start();

  private final ManualClock clock = new ManualClock("2024-05-01T00:00:00Z");
  private final LivePrices live = live(PriceServer.settings(COINBASE));

  @AfterEach
  void close() {
    live.close();
  }

  @Test
  void S08_aDeadFeedLeavesTheOtherItsTimeAndIsSkippedAfter() {
    serve(COINBASE, okJson(BOOK).withChunkedDribbleDelay(20, 60_000));
    serve(COINGECKO, okJson(five()));

    Prices prices = assertTimeout(DEADLINE, () -> live.quotes(FIVE));

    assertEquals(5, prices.quotes().size());
    assertEquals(Optional.of("coingecko"), prices.of(BTC).map(Quote::feed));
    assertEquals(1, prices.failures().size());
    assertTrue(prices.failures().get(0).message().contains("did not answer in time"));
    assertEquals(5, live.quotes(FIVE).quotes().size());
    COINBASE.verify(5, getRequestedFor(anyUrl()));
  }

  @Test
  void nobodyListensAndAnotherFeedServes() {
    serve(COINGECKO, okJson(five()));
    try (LivePrices alone = live(PriceServer.settings(URI.create("http://localhost:1"), 5))) {
      Prices prices = alone.quotes(FIVE);

      assertEquals(5, prices.quotes().size());
      assertTrue(prices.failures().get(0).message().contains("no connection could be made"));
    }
  }

  @Test
  void whatRetryAfterAsksForIsGranted() {
    serve(COINBASE, aResponse().withStatus(429).withHeader("Retry-After", "45"));
    serve(COINGECKO, okJson(five()));
    live.quotes(FIVE);
    serve(COINBASE, okJson(BOOK));

    clock.set("2024-05-01T00:00:44Z");
    assertEquals(Optional.of("coingecko"), feed());
    clock.set("2024-05-01T00:00:45Z");
    assertEquals(Optional.of("coinbase"), feed());
  }

  @Test
  void secondOpinionsOfAllCoinsAreOneCall() {
    serve(COINGECKO, okJson(five()));

    FIVE.forEach(coin -> assertTrue(live.secondOpinion(coin, "coinbase").isPresent()));

    COINGECKO.verify(1, getRequestedFor(anyUrl()));
    COINBASE.verify(0, getRequestedFor(anyUrl()));
  }

  private Optional<String> feed() {
    return live.quotes(FIVE).of(BTC).map(Quote::feed);
  }

  private LivePrices live(FeedSettings coinbase) {
    return new LivePrices(
        List.of(
            new CoinbasePrices(coinbase, clock, new RecordingSleeper()),
            new CoinGeckoPrices(PriceServer.settings(COINGECKO), Optional.empty(), 4, clock)),
        DEADLINE,
        clock);
  }

  private static String five() {
    return "{\"bitcoin\":{\"usd\":1},\"ethereum\":{\"usd\":1},\"solana\":{\"usd\":1},"
        + "\"avalanche-2\":{\"usd\":1},\"dogecoin\":{\"usd\":1}}";
  }
}
