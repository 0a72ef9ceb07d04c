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
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.cryptobot.market.Candle;
import io.cryptobot.market.Coin;
import io.cryptobot.market.Timeframe;
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

class CryptoCompareCandlesTest {
  private static final Coin BTC = new Coin("BTC-USD");
  private static final String KEY = "s3cr3t-key";
  private static final Instant NOW = Instant.parse("2024-05-01T00:00:00Z");
  private static final long MIDNIGHT = Instant.parse("2024-04-04T00:00:00Z").getEpochSecond();
  private static final long HOUR = 3600;

  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private final RecordingSleeper sleeper = new RecordingSleeper();
  private final CryptoCompareCandles feed =
      new CryptoCompareCandles(
          new FeedSettings(
              URI.create(SERVER.baseUrl()),
              "cryptobot/test",
              5,
              Duration.ofSeconds(5),
              Duration.ofSeconds(5),
              Duration.ofSeconds(5)),
          KEY + "\n",
          Clock.fixed(NOW, ZoneOffset.UTC),
          sleeper);

  @ParameterizedTest
  @CsvSource({
    "M5,  /data/v2/histominute, 5",
    "M15, /data/v2/histominute, 15",
    "M30, /data/v2/histominute, 30",
    "H1,  /data/v2/histohour,   1",
    "H6,  /data/v2/histohour,   6",
    "D1,  /data/v2/histoday,    1",
  })
  void asksTheHistoryOfTheTimeframe(Timeframe timeframe, String path, String aggregate) {
    serve(okJson(answer()));
    long from = timeframe.candleOpenAt(NOW.minus(Duration.ofDays(6))).getEpochSecond();

    feed.page(BTC, timeframe, from, from + 3 * timeframe.seconds());

    SERVER.verify(
        getRequestedFor(urlPathEqualTo(path))
            .withQueryParam("fsym", equalTo("BTC"))
            .withQueryParam("tsym", equalTo("USD"))
            .withQueryParam("limit", equalTo("3"))
            .withQueryParam("aggregate", equalTo(aggregate))
            .withQueryParam("toTs", equalTo(Long.toString(from + 2 * timeframe.seconds())))
            .withHeader("Authorization", equalTo("Apikey " + KEY)));
  }

  @Test
  void volumefromIsTheVolumeAndTheRowBeforeTheWindowIsLeftOut() {
    serve(okJson(answer(row(MIDNIGHT - HOUR, 10), row(MIDNIGHT, 10), row(MIDNIGHT + HOUR, 10))));

    List<Candle> candles = twoHours();

    assertEquals(2, candles.size());
    assertEquals(
        new Candle(Instant.ofEpochSecond(MIDNIGHT), 10, 12, 9.5, 11, 0.25), candles.get(0));
  }

  @Test
  void rowsOfZeroPricesBeforeTheListingAreLeftOut() {
    String notListed =
        "{\"time\":" + MIDNIGHT + ",\"high\":0,\"low\":0,\"open\":0,\"close\":0,\"volumefrom\":0}";
    serve(okJson(answer(notListed, row(MIDNIGHT + HOUR, 10))));

    assertEquals(1, twoHours().size());
  }

  @Test
  void aSingleZeroPriceIsNoListing() {
    serve(okJson(answer(row(MIDNIGHT, 0))));

    assertTrue(failure().getMessage().contains("that cannot be: the open price is 0.0"));
  }

  @Test
  void anErrorInAnAnswerOfSuccessIsAnError() {
    serve(okJson(error(2, "There is no data for the symbol BTC .")));

    FeedException failure = failure();

    assertEquals(
        "localhost refused to give candles of BTC-USD: There is no data for the symbol BTC .",
        failure.getMessage());
    assertFalse(failure.isForEveryCoin());
    SERVER.verify(1, getRequestedFor(anyUrl()));
  }

  @Test
  void aRateLimitInAnAnswerOfSuccessIsRetried() {
    serve(okJson(error(99, "You are over your rate limit please upgrade your account!")));

    assertTrue(failure().getMessage().contains("after 6 attempts: it answered 'You are over"));
    assertEquals(List.of(2L, 4L, 8L, 16L, 32L), sleeper.seconds());
  }

  @Test
  void aRefusedKeyIsSaidPlainlyAndNotShown() {
    serve(aResponse().withStatus(401).withBody("{\"message\":\"bad key " + KEY + "\"}"));

    FeedException failure = failure();

    assertTrue(failure.getMessage().startsWith("localhost does not accept the API key (HTTP 401"));
    assertTrue(failure.getMessage().contains("bad key ***"));
    assertFalse(failure.getMessage().contains(KEY));
    assertTrue(failure.isForEveryCoin());
    SERVER.verify(1, getRequestedFor(anyUrl()));
  }

  @Test
  void anotherRefusalIsNotRepeatedAndDoesNotShowTheKey() {
    serve(aResponse().withStatus(403).withBody("no " + KEY));

    assertEquals(
        "localhost refused to give candles of BTC-USD: HTTP 403 no ***", failure().getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"Response\":\"Success\",\"Data\":{}}                        | holds no list",
        "{\"Response\":\"Success\",\"Data\":{\"Data\":[{}]}}           | cannot be read",
        "<html></html>                                                 | a web page instead",
      })
  void anAnswerThatCannotBeReadIsRetried(String body, String complaint) {
    serve(okJson(body));

    assertTrue(failure().getMessage().contains(complaint));
  }

  @Test
  void saysThatMinutesAreKeptForAWeekOnly() {
    FeedException failure =
        assertThrows(
            FeedException.class, () -> feed.page(BTC, Timeframe.M15, MIDNIGHT, MIDNIGHT + HOUR));

    assertEquals(
        "CryptoCompare keeps candles under an hour for 7 days only, and 15m candles are wanted"
            + " from 2024-04-04T00:00:00Z to 2024-04-04T01:00:00Z; take a timeframe of 1h or more",
        failure.getMessage());
    SERVER.verify(0, getRequestedFor(anyUrl()));
  }

  @ParameterizedTest
  @CsvSource({"M5, 400", "M30, 66", "H1, 2000", "H6, 333", "D1, 2000"})
  void aPageIsAtMostTwoThousandRowsBeforeTheyArePutTogether(Timeframe timeframe, int candles) {
    assertEquals(candles, feed.candlesPerPage(timeframe));
  }

  private static void serve(ResponseDefinitionBuilder response) {
    SERVER.stubFor(any(anyUrl()).willReturn(response));
  }

  private List<Candle> twoHours() {
    return feed.page(BTC, Timeframe.H1, MIDNIGHT, MIDNIGHT + 2 * HOUR).candles();
  }

  private FeedException failure() {
    return assertThrows(FeedException.class, this::twoHours);
  }

  private static String answer(String... rows) {
    return "{\"Response\":\"Success\",\"Type\":100,\"Data\":{\"Data\":["
        + String.join(",", rows)
        + "]}}";
  }

  private static String error(int type, String message) {
    return "{\"Response\":\"Error\",\"Message\":\""
        + message
        + "\",\"Type\":"
        + type
        + ",\"Data\":{}}";
  }

  private static String row(long time, double open) {
    return "{\"time\":"
        + time
        + ",\"high\":12,\"low\":9.5,\"open\":"
        + open
        + ",\"volumefrom\":0.25,\"volumeto\":2.5,\"close\":11}";
  }
}
