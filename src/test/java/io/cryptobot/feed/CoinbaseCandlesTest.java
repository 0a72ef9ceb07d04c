package io.cryptobot.feed;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.cryptobot.market.Candle;
import io.cryptobot.market.Coin;
import io.cryptobot.market.Timeframe;
import io.cryptobot.time.Sleeper;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoinbaseCandlesTest {
  private static final Coin BTC = new Coin("BTC-USD");
  private static final long MIDNIGHT = Instant.parse("2024-04-04T00:00:00Z").getEpochSecond();
  private static final long HOUR = 3600;
  private static final String TWO_HOURS = answer(row(MIDNIGHT + HOUR), row(MIDNIGHT));

  @RegisterExtension
  static final WireMockExtension COINBASE =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private final RecordingSleeper sleeper = new RecordingSleeper();
  private final CoinbaseCandles feed =
      new CoinbaseCandles(settings(), clock("2024-05-01T00:00:00Z"), sleeper);

  @Test
  void asksForTheWindowWithBothEndsAndSaysWhoAsks() {
    serve(okJson(TWO_HOURS));

    twoHours();

    COINBASE.verify(
        getRequestedFor(urlPathEqualTo("/api/v3/brokerage/market/products/BTC-USD/candles"))
            .withQueryParam("start", equalTo("1712188800"))
            .withQueryParam("end", equalTo("1712196000"))
            .withQueryParam("granularity", equalTo("ONE_HOUR"))
            .withQueryParam("limit", equalTo("350"))
            .withHeader("Cache-Control", equalTo("no-cache"))
            .withHeader("User-Agent", equalTo("cryptobot/test")));
  }

  @ParameterizedTest
  @CsvSource({
    "M5, FIVE_MINUTE", "M15, FIFTEEN_MINUTE", "M30, THIRTY_MINUTE",
    "H1, ONE_HOUR", "H6, SIX_HOUR", "D1, ONE_DAY"
  })
  void namesEachTimeframeAsCoinbaseDoes(Timeframe timeframe, String granularity) {
    serve(okJson(answer()));

    feed.page(BTC, timeframe, 0, timeframe.seconds());

    COINBASE.verify(getRequestedFor(anyUrl()).withQueryParam("granularity", equalTo(granularity)));
  }

  @Test
  void turnsTheNewestFirstAnswerRound() {
    serve(okJson(TWO_HOURS));

    List<Candle> candles = twoHours();

    Candle first = new Candle(Instant.ofEpochSecond(MIDNIGHT), 10, 12, 9.5, 11, 0.25);
    assertEquals(first, candles.get(0));
    assertEquals(List.of(MIDNIGHT, MIDNIGHT + HOUR), openSeconds(candles));
  }

  @Test
  void leavesOutRowsOutsideTheWindowAndRowsThatComeTwice() {
    serve(
        okJson(
            answer(
                row(MIDNIGHT + 2 * HOUR),
                row(MIDNIGHT + HOUR),
                row(MIDNIGHT + HOUR),
                row(MIDNIGHT),
                row(MIDNIGHT - HOUR))));

    assertEquals(List.of(MIDNIGHT, MIDNIGHT + HOUR), openSeconds(twoHours()));
  }

  @Test
  void anHourWithoutATradeIsNoRow() {
    serve(okJson(answer(row(MIDNIGHT + HOUR))));

    assertEquals(List.of(MIDNIGHT + HOUR), openSeconds(twoHours()));
  }

  @Test
  void theFormingCandleIsDropped() {
    serve(okJson(TWO_HOURS));
    CoinbaseCandles young = new CoinbaseCandles(settings(), clock("2024-04-04T01:59:59Z"), sleeper);

    CandlePage page = young.page(BTC, Timeframe.H1, MIDNIGHT, MIDNIGHT + 2 * HOUR);

    assertEquals(List.of(MIDNIGHT), openSeconds(page.candles()));
  }

  @Test
  void aClockThatRunsAheadDoesNotCloseACandle() {
    serve(okJson(TWO_HOURS).withHeader("Date", "Thu, 04 Apr 2024 01:59:59 GMT"));

    CandlePage page = feed.page(BTC, Timeframe.H1, MIDNIGHT, MIDNIGHT + 2 * HOUR);

    assertEquals(List.of(MIDNIGHT), openSeconds(page.candles()));
    assertEquals(Instant.parse("2024-04-04T01:59:59Z"), page.asOf());
  }

  @Test
  void requestsAreSpacedToFiveASecond() {
    serve(okJson(TWO_HOURS));

    for (int i = 0; i < 3; i++) {
      twoHours();
    }

    assertEquals(List.of(Duration.ofMillis(200), Duration.ofMillis(200)), sleeper.naps());
  }

  @Test
  void asksAgainWhenTheServiceSaysSo() {
    serveOnce(aResponse().withStatus(429).withHeader("Retry-After", "7"), okJson(TWO_HOURS));

    assertEquals(2, twoHours().size());
    assertEquals(List.of(7L), sleeper.seconds());
  }

  @Test
  void readsARetryAfterThatIsATime() {
    String inHalfAMinute = "Wed, 01 May 2024 00:00:30 GMT";
    serveOnce(
        aResponse().withStatus(429).withHeader("Retry-After", inHalfAMinute), okJson(TWO_HOURS));

    assertEquals(2, twoHours().size());
    assertEquals(List.of(30L), sleeper.seconds());
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-5", ""})
  void aRetryAfterThatCannotBeReadIsLikeNone(String header) {
    serveOnce(aResponse().withStatus(429).withHeader("Retry-After", header), okJson(TWO_HOURS));

    assertEquals(2, twoHours().size());
    assertEquals(List.of(2L), sleeper.seconds());
  }

  @Test
  void givesUpAtOnceWhereTheServiceAsksForMoreThanAMinute() {
    serve(aResponse().withStatus(429).withHeader("Retry-After", "3600"));

    assertEquals("localhost gave no candles: it answered HTTP 429, too many requests", failure());
    assertEquals(List.of(), sleeper.seconds());
  }

  @Test
  void asksAgainAfterAServerError() {
    serveOnce(aResponse().withStatus(500), okJson(TWO_HOURS));

    assertEquals(2, twoHours().size());
    assertEquals(List.of(2L), sleeper.seconds());
  }

  @Test
  void givesUpAfterSixAttempts() {
    serve(aResponse().withStatus(503).withBody("<html>down</html>"));

    assertEquals("localhost gave no candles after 6 attempts: it answered HTTP 503", failure());
    assertEquals(List.of(2L, 4L, 8L, 16L, 32L), sleeper.seconds());
    COINBASE.verify(6, getRequestedFor(anyUrl()));
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void asksAgainAfterABrokenConnection(Fault fault) {
    serveOnce(aResponse().withFault(fault), okJson(TWO_HOURS));

    assertEquals(2, twoHours().size());
    assertEquals(List.of(2L), sleeper.seconds());
  }

  @Test
  void asksAgainWhenNoAnswerComesInTime() {
    serveOnce(okJson(TWO_HOURS).withFixedDelay(5_000), okJson(TWO_HOURS));

    assertEquals(2, twoHours().size());
    assertEquals(List.of(2L), sleeper.seconds());
  }

  @Test
  void saysThatNobodyListens() {
    CoinbaseCandles nowhere =
        new CoinbaseCandles(
            settings(URI.create("http://localhost:1")), clock("2024-05-01T00:00:00Z"), sleeper);

    String message = assertThrows(FeedException.class, () -> page(nowhere)).getMessage();

    assertTrue(message.startsWith("localhost gave no candles after 6 attempts: no connection"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<!DOCTYPE html><html>Sign in</html>     | it answered with a web page instead of data",
        "''                                      | it gave an empty answer",
        "{\"candles\":[{\"start\":\"17121888     | its answer is broken JSON",
        "{\"candles\":[]} trailing               | its answer is broken JSON",
        "{\"products\":[]}                       | its answer holds no list of candles",
        "[]                                      | its answer holds no list of candles",
        "{\"candles\":[{\"start\":\"x\"}]}       | it gave a candle that cannot be read",
        "{\"candles\":[{\"start\":\"1712188800\"}]} | it gave a candle that cannot be read",
      })
  void anAnswerThatCannotBeReadIsAFailureLikeAServerError(String body, String complaint) {
    serve(okJson(body));

    String message = failure();

    assertTrue(message.contains("after 6 attempts: " + complaint), message);
  }

  @Test
  void aCandleThatCannotBeIsRefused() {
    serve(okJson(TWO_HOURS.replace("\"12\"", "\"8\"")));

    String message = failure();

    assertTrue(message.contains("2024-04-04T01:00:00Z that cannot be: the high 8.0"), message);
  }

  @Test
  void aCandleBesideTheGridIsRefused() {
    serve(okJson(answer(row(MIDNIGHT + 60))));

    assertTrue(failure().contains("2024-04-04T00:01:00Z, which is no start of 1h"));
  }

  @Test
  void anUnknownCoinIsSaidAtOnce() {
    String body = "{\"error\":\"NOT_FOUND\",\"message\":\"Product NOPE-USD not supported\"}";
    serve(aResponse().withStatus(404).withBody(body));

    FeedException failure = assertThrows(FeedException.class, () -> page(feed));

    assertTrue(failure.getMessage().startsWith("Coinbase does not know BTC-USD (HTTP 404"));
    assertTrue(failure.getMessage().contains("not supported"));
    assertFalse(failure.isForEveryCoin());
    COINBASE.verify(1, getRequestedFor(anyUrl()));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403})
  void aRefusalIsNotRepeated(int status) {
    serve(aResponse().withStatus(status).withBody("Not\nfor you"));

    String message = failure();

    assertTrue(message.contains("HTTP " + status + " from localhost: Not for you"), message);
    COINBASE.verify(1, getRequestedFor(anyUrl()));
  }

  @Test
  void aRedirectIsNotFollowed() {
    serve(aResponse().withStatus(302).withHeader("Location", "/elsewhere"));

    assertTrue(failure().startsWith("localhost answered HTTP 302, a redirect"));
    COINBASE.verify(1, getRequestedFor(anyUrl()));
  }

  @Test
  void anInterruptEndsTheRetries() {
    serve(aResponse().withStatus(500));
    Sleeper interrupted =
        time -> {
          throw new InterruptedException();
        };
    CoinbaseCandles stopped =
        new CoinbaseCandles(settings(), clock("2024-05-01T00:00:00Z"), interrupted);

    String message = assertThrows(FeedException.class, () -> page(stopped)).getMessage();

    assertTrue(Thread.interrupted());
    assertEquals("The download from localhost was interrupted", message);
  }

  private static void serve(ResponseDefinitionBuilder response) {
    COINBASE.stubFor(any(anyUrl()).willReturn(response));
  }

  private static void serveOnce(ResponseDefinitionBuilder first, ResponseDefinitionBuilder then) {
    COINBASE.stubFor(
        any(anyUrl())
            .inScenario("retry")
            .whenScenarioStateIs(Scenario.STARTED)
            .willSetStateTo("second")
            .willReturn(first));
    COINBASE.stubFor(
        any(anyUrl()).inScenario("retry").whenScenarioStateIs("second").willReturn(then));
  }

  private List<Candle> twoHours() {
    return page(feed).candles();
  }

  private static CandlePage page(CandleFeed feed) {
    return feed.page(BTC, Timeframe.H1, MIDNIGHT, MIDNIGHT + 2 * HOUR);
  }

  private String failure() {
    return assertThrows(FeedException.class, this::twoHours).getMessage();
  }

  private static List<Long> openSeconds(List<Candle> candles) {
    return candles.stream().map(candle -> candle.openTime().getEpochSecond()).toList();
  }

  private static String answer(String... rows) {
    return "{\"candles\":[" + String.join(",", rows) + "]}";
  }

  private static String row(long start) {
    return "{\"start\":\""
        + start
        + "\",\"low\":\"9.5\",\"high\":\"12\",\"open\":\"10\",\"close\":\"11\",\"volume\":\"0.25\"}";
  }

  private static Clock clock(String now) {
    return Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
  }

  private static FeedSettings settings() {
    return settings(URI.create(COINBASE.baseUrl()));
  }

  private static FeedSettings settings(URI baseUrl) {
    Duration patience = Duration.ofMillis(400);
    return new FeedSettings(baseUrl, "cryptobot/test", 5, patience, patience, patience);
  }
}
