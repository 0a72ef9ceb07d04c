package io.cryptobot.feed;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.cryptobot.files.FileLayer;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.market.Candle;
import io.cryptobot.market.CandleSeries;
import io.cryptobot.market.Coin;
import io.cryptobot.market.Timeframe;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Answers that the real services gave, as they were recorded. */
class RecordedAnswersTest {
  private static final Path FIXTURES = Path.of("../shared/fixtures");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T00:00:00Z"), ZoneOffset.UTC);

  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private final RecordingSleeper sleeper = new RecordingSleeper();

  @BeforeAll
  static void needsTheRecordings() {
    assumeTrue(
        Files.isDirectory(FIXTURES), "the recorded answers in ../shared/fixtures are not here");
  }

  @Test
  void twoHoursOfCoinbase() throws IOException {
    serve(read("coinbase-advanced/candles-BTC-USD-ONE_HOUR-2rows.json"));

    CandlePage page = page(coinbase(), "BTC-USD", Timeframe.H1, "2024-04-04T00:00:00Z", 2);

    Instant one = Instant.parse("2024-04-04T01:00:00Z");
    assertEquals(2, page.candles().size());
    assertEquals(
        new Candle(one, 66312.4, 66331.99, 66055.14, 66181.6, 355.82896243), page.candles().get(1));
  }

  @Test
  void twoDaysOfCoinbase() throws IOException {
    serve(read("coinbase-advanced/candles-BTC-USD-ONE_DAY-2rows.json"));

    CandlePage page = page(coinbase(), "BTC-USD", Timeframe.D1, "2022-01-30T00:00:00Z", 2);

    assertEquals(2, page.candles().size());
  }

  @Test
  void aFullPageOfCoinbaseThroughTheCache(@TempDir Path folder) throws IOException {
    serve(read("coinbase-advanced/candles-ETH-USD-ONE_DAY-350rows.json"));
    CandleCache cache =
        new CandleCache(folder, coinbase(), CLOCK, new WholeFiles(FileLayer.DISK, sleeper));
    Instant from = Instant.parse("2024-11-06T00:00:00Z");
    Instant to = Instant.parse("2025-10-21T00:00:00Z");

    for (int i = 0; i < 2; i++) {
      CandleSeries series =
          cache.candles(new Coin("ETH-USD"), Timeframe.D1, from, to, DownloadProgress.NONE);
      assertEquals(349, series.size());
      assertEquals(0, series.gaps().size());
    }
    SERVER.verify(1, getRequestedFor(anyUrl()));
  }

  @Test
  void threeDaysOfCryptoCompare() throws IOException {
    serve(json("cryptocompare/histoday-v2.json").path("response").path("body").toString());
    Instant day = Instant.ofEpochSecond(1779926400);

    CandlePage page = page(cryptoCompare(), "BTC-USD", Timeframe.D1, day.toString(), 2);

    assertEquals(2, page.candles().size());
    assertEquals(
        new Candle(day, 74348.55, 74478.39, 72476.19, 73531.95, 27233.93), page.candles().get(0));
  }

  @Test
  void theRateLimitOfCryptoCompare() throws IOException {
    serve(read("cryptocompare/error-200-rate-limit.json"));

    assertTrue(failure(cryptoCompare()).contains("You are over your rate limit"));
  }

  @Test
  void theRefusalOfCryptoCompareWithoutAKey() throws IOException {
    SERVER.stubFor(
        any(anyUrl())
            .willReturn(
                aResponse()
                    .withStatus(401)
                    .withBody(read("cryptocompare/error-401-api-key-required.json"))));

    assertTrue(failure(cryptoCompare()).contains("API key required"));
  }

  @Test
  void theErrorsOfCoinbase() throws IOException {
    for (JsonNode error : json("coinbase-advanced/http-errors.json")) {
      JsonNode body = error.path("body");
      SERVER.stubFor(
          any(anyUrl())
              .willReturn(
                  aResponse()
                      .withStatus(error.path("http_status").asInt())
                      .withBody(body.isTextual() ? body.asText() : body.toString())));

      String message = failure(coinbase());

      assertTrue(message.contains("HTTP " + error.path("http_status").asInt()), message);
    }
  }

  private static void serve(String body) {
    SERVER.stubFor(any(anyUrl()).willReturn(okJson(body)));
  }

  private static String read(String file) throws IOException {
    return Files.readString(FIXTURES.resolve(file));
  }

  private static JsonNode json(String file) throws IOException {
    return new ObjectMapper().readTree(read(file));
  }

  private static CandlePage page(
      CandleFeed feed, String coin, Timeframe timeframe, String from, int candles) {
    long fromSecond = Instant.parse(from).getEpochSecond();
    return feed.page(
        new Coin(coin), timeframe, fromSecond, fromSecond + candles * timeframe.seconds());
  }

  private static String failure(CandleFeed feed) {
    return assertThrows(
            FeedException.class,
            () -> page(feed, "BTC-USD", Timeframe.H1, "2024-04-04T00:00:00Z", 2))
        .getMessage();
  }

  private CandleFeed coinbase() {
    return new CoinbaseCandles(settings(), CLOCK, sleeper);
  }

  private CandleFeed cryptoCompare() {
    return new CryptoCompareCandles(settings(), "s3cr3t", CLOCK, sleeper);
  }

  private static FeedSettings settings() {
    Duration patience = Duration.ofSeconds(5);
    return new FeedSettings(
        URI.create(SERVER.baseUrl()), "cryptobot/test", 5, patience, patience, patience);
  }
}
