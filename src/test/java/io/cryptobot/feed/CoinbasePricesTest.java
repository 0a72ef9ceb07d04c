package io.cryptobot.feed;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.cryptobot.feed.PriceServer.BTC;
import static io.cryptobot.feed.PriceServer.DOGE;
import static io.cryptobot.feed.PriceServer.ETH;
import static io.cryptobot.feed.PriceServer.FIVE;
import static io.cryptobot.feed.PriceServer.IMPATIENCE;
import static io.cryptobot.feed.PriceServer.PATIENCE;
import static io.cryptobot.feed.PriceServer.serve;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.cryptobot.market.Coin;
import io.cryptobot.market.Quote;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CoinbasePricesTest {
  private static final String NOW = "2024-05-01T00:00:00Z";
  private static final String AN_HOUR_AGO = "2024-04-30T23:00:00Z";
  private static final String PRODUCTS = "/api/v3/brokerage/market/products/";

  @RegisterExtension static final WireMockExtension SERVER = PriceServer.start();

  private final ManualClock clock = new ManualClock(NOW);
  private final RecordingSleeper sleeper = new RecordingSleeper();
  private final CoinbasePrices feed =
      new CoinbasePrices(PriceServer.settings(SERVER), clock, sleeper);

  @AfterEach
  void close() {
    feed.close();
  }

  @Test
  void asksEachCoinForItsBookPastAnyCache() {
    serve(SERVER, book("99.5", "100"));

    Prices prices = feed.quotes(FIVE, PATIENCE);

    assertEquals(Set.copyOf(FIVE), prices.quotes().keySet());
    assertEquals(List.of(), prices.failures());
    for (Coin coin : FIVE) {
      SERVER.verify(
          1,
          getRequestedFor(urlPathEqualTo(PRODUCTS + coin + "/ticker"))
              .withQueryParam("limit", equalTo("1"))
              .withHeader("Cache-Control", equalTo("no-cache"))
              .withHeader("User-Agent", equalTo("cryptobot/test")));
    }
  }

  @Test
  void theBookIsAsOldAsTheAnswerThoughTheLastTradeIsOld() {
    serve(SERVER, book("99.5", "100"));

    assertEquals(Map.of(BTC, new Quote(99.5, 100, Instant.parse(NOW), "coinbase")), btc().quotes());
  }

  @Test
  void anAnswerOutOfACacheIsAsOldAsItsDate() {
    serve(SERVER, book("99.5", "100").withHeader("Date", "Tue, 30 Apr 2024 23:50:00 GMT"));

    assertEquals(
        Instant.parse("2024-04-30T23:50:00Z"), btc().of(BTC).map(Quote::time).orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({"'', 100", "99.5, ''", "'', ''"})
  void withoutABookTheLastTradeStandsForBothWithItsTime(String bid, String ask) {
    serve(SERVER, book(bid, ask));

    assertEquals(
        Optional.of(new Quote(99.7, 99.7, Instant.parse(AN_HOUR_AGO), "coinbase")), btc().of(BTC));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"best_bid\":\"101\",\"best_ask\":\"100\"}   | best bid of 101.0 is above its best ask",
        "{\"best_bid\":\"0\",\"best_ask\":\"100\"}     | a bid of 0.0 and an ask of 100.0",
        "{\"best_bid\":\"-1\",\"best_ask\":\"100\"}    | a bid of -1.0 and an ask of 100.0",
        "{\"best_bid\":\"NaN\",\"best_ask\":\"100\"}   | a bid of NaN",
        "{\"best_bid\":\"1\",\"best_ask\":\"Infinity\"} | an ask of Infinity",
        "{\"best_bid\":\"much\",\"best_ask\":\"100\"}  | it gave \"much\" for a price",
        "{\"trades\":[],\"best_bid\":\"\"}             | neither a book nor a trade",
        "{}                                            | neither a book nor a trade",
        "{\"trades\":[{\"price\":\"0\",\"time\":\"2024-04-30T23:00:00Z\"}]} | a bid of 0.0",
        "{\"trades\":[{\"price\":\"5\"}]}              | a trade without its time",
      })
  void anUnsoundPriceIsAFailureOfTheCoin(String body, String complaint) {
    serve(SERVER, okJson(body));

    Prices prices = btc();

    assertEquals(Map.of(), prices.quotes());
    PriceFailure failure = onlyFailure(prices);
    assertEquals(Optional.of(BTC), failure.coin());
    assertTrue(failure.message().startsWith("Coinbase gave no price of BTC-USD: "));
    assertTrue(failure.message().contains(complaint), failure.message());
  }

  @Test
  void oneCoinsFailureDoesNotTouchTheOthers() {
    serve(SERVER, book("99.5", "100"));
    serveCoin(BTC, aResponse().withStatus(500));
    serveCoin(ETH, aResponse().withStatus(404).withBody("{\"error\":\"NOT_FOUND\"}"));

    Prices prices = feed.quotes(FIVE, PATIENCE);

    assertEquals(3, prices.quotes().size());
    assertEquals(
        List.of(Optional.of(ETH), Optional.of(BTC)),
        prices.failures().stream().map(PriceFailure::coin).toList());
    assertTrue(prices.failures().get(0).message().contains("HTTP 404: {\"error\":\"NOT_FOUND\"}"));
    assertTrue(prices.failures().get(1).message().contains("it answered HTTP 500"));
  }

  @Test
  void S08_aCoinThatDripsIsGivenUpInTimeAndTheOthersAreThere() {
    serve(SERVER, book("99.5", "100"));
    serveCoin(DOGE, book("99.5", "100").withChunkedDribbleDelay(20, 30_000));

    Prices prices = feed.quotes(FIVE, IMPATIENCE.multipliedBy(5));

    assertEquals(4, prices.quotes().size());
    assertEquals(Optional.of(DOGE), onlyFailure(prices).coin());
    assertTrue(onlyFailure(prices).message().contains("did not answer in time"));
  }

  @ParameterizedTest
  @CsvSource({"429, 'HTTP 429'", "500, 'HTTP 500'", "403, 'HTTP 403'", "302, 'a redirect'"})
  void aFailureOfAllCoinsIsOneOfTheFeed(int status, String complaint) {
    serve(SERVER, aResponse().withStatus(status).withHeader("Retry-After", "30"));

    PriceFailure failure = onlyFailure(feed.quotes(FIVE, PATIENCE));

    assertEquals(Optional.empty(), failure.coin());
    assertTrue(failure.message().contains(complaint), failure.message());
    assertEquals(status == 429, failure.retryAfter().equals(Optional.of(Duration.ofSeconds(30))));
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aBrokenConnectionIsAFailureOfTheFeed(Fault fault) {
    serve(SERVER, aResponse().withFault(fault));

    assertEquals(Optional.empty(), onlyFailure(btc()).coin());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                      | it gave an empty answer",
        "{\"best_bid\":\"99.     | its answer is broken JSON",
        "<html>Sign in</html>    | a web page instead of data",
      })
  void anAnswerThatIsNoJsonIsAFailureOfTheFeed(String body, String complaint) {
    serve(SERVER, okJson(body));

    PriceFailure failure = onlyFailure(btc());

    assertEquals(Optional.empty(), failure.coin());
    assertTrue(failure.message().contains(complaint));
  }

  @Test
  void ofManyCoinsTheOthersFollowASecondLater() {
    serve(SERVER, book("99.5", "100"));
    try (CoinbasePrices slow =
        new CoinbasePrices(PriceServer.settings(URI.create(SERVER.baseUrl()), 3), clock, sleeper)) {
      assertEquals(5, slow.quotes(FIVE, PATIENCE).quotes().size());
    }

    assertEquals(List.of(1L, 1L), sleeper.seconds());
  }

  @Test
  void nobodyIsAskedForNothingOrAfterTheEnd() {
    assertEquals(Map.of(), feed.quotes(List.of(), PATIENCE).quotes());
    feed.close();

    assertEquals("Coinbase is not asked any more.", onlyFailure(btc()).message());
    SERVER.verify(0, getRequestedFor(anyUrl()));
  }

  private Prices btc() {
    return feed.quotes(List.of(BTC), PATIENCE);
  }

  private static PriceFailure onlyFailure(Prices prices) {
    assertEquals(1, prices.failures().size(), prices.toString());
    return prices.failures().get(0);
  }

  private static void serveCoin(Coin coin, ResponseDefinitionBuilder response) {
    SERVER.stubFor(get(urlPathEqualTo(PRODUCTS + coin + "/ticker")).willReturn(response));
  }

  private static ResponseDefinitionBuilder book(String bid, String ask) {
    return okJson(
        "{\"trades\":[{\"price\":\"99.7\",\"time\":\""
            + AN_HOUR_AGO
            + "\",\"bid\":\"\",\"ask\":\"\"}],\"best_bid\":\""
            + bid
            + "\",\"best_ask\":\""
            + ask
            + "\"}");
  }
}
