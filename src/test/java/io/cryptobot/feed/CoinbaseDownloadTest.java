package io.cryptobot.feed;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.cryptobot.files.FileLayer;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.market.CandleSeries;
import io.cryptobot.market.Coin;
import io.cryptobot.market.Timeframe;
import io.cryptobot.time.Sleeper;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The whole way of 800 hourly candles: Coinbase's pages, the cache, the source. */
class CoinbaseDownloadTest {
  private static final Coin BTC = new Coin("BTC-USD");
  private static final String CANDLES = "/api/v3/brokerage/market/products/BTC-USD/candles";
  private static final long START = Instant.parse("2024-01-01T00:00:00Z").getEpochSecond();
  private static final long NO_TRADE = 400;

  @RegisterExtension
  static final WireMockExtension COINBASE =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  @TempDir Path folder;

  @Test
  void eachCandleIsAskedForOnce() {
    serveAll();

    CandleSeries series = hours(0, 800);

    assertEquals(800, series.size());
    assertEquals(1, series.gaps().size());
    assertTrue(series.isFilled((int) NO_TRADE));
    COINBASE.verify(3, getRequestedFor(anyUrl()));
    verifyPage(0, 349);
    verifyPage(349, 698);
    verifyPage(698, 800);

    COINBASE.resetRequests();
    assertEquals(series.close().length, hours(0, 800).size());
    assertEquals(100, hours(350, 450).size());
    COINBASE.verify(0, getRequestedFor(anyUrl()));
  }

  @Test
  void onlyTheHoursSinceTheLastTimeAreAskedFor() {
    serveAll();
    hours(0, 698);
    COINBASE.resetRequests();

    hours(0, 800);

    COINBASE.verify(1, getRequestedFor(anyUrl()));
    verifyPage(698, 800);
  }

  @Test
  void aDownloadThatBrokeOffGoesOnAtItsPage() {
    servePage(0, 349);
    serve(349, serverError());

    FeedException failure = assertThrows(FeedException.class, () -> hours(0, 800));

    assertTrue(
        failure
            .getMessage()
            .startsWith(
                "The 1h candles of BTC-USD from 2024-01-15T13:00:00Z to 2024-02-03T08:00:00Z are"
                    + " not in the cache and could not be downloaded: localhost gave no candles"
                    + " after 6 attempts: it answered HTTP 500."),
        failure.getMessage());
    COINBASE.resetRequests();
    serveAll();
    assertEquals(800, hours(0, 800).size());
    COINBASE.verify(2, getRequestedFor(anyUrl()));
  }

  private CandleSeries hours(long from, long to) {
    Clock clock = Clock.fixed(Instant.parse("2024-05-01T00:00:00Z"), ZoneOffset.UTC);
    Duration patience = Duration.ofSeconds(5);
    FeedSettings settings =
        new FeedSettings(
            URI.create(COINBASE.baseUrl()), "cryptobot/test", 5, patience, patience, patience);
    Sleeper sleeper = new RecordingSleeper();
    CandleFeed feed = new CoinbaseCandles(settings, clock, sleeper);
    return new NetworkCandles(
            List.of(new CandleCache(folder, feed, clock, new WholeFiles(FileLayer.DISK, sleeper))),
            DownloadProgress.NONE)
        .candles(
            BTC,
            Timeframe.H1,
            Instant.ofEpochSecond(second(from)),
            Instant.ofEpochSecond(second(to)));
  }

  private static void serveAll() {
    servePage(0, 349);
    servePage(349, 698);
    servePage(698, 800);
  }

  /** Both ends included and newest first, as Coinbase does it. */
  private static void servePage(long from, long to) {
    String rows =
        LongStream.iterate(to, hour -> hour >= from, hour -> hour - 1)
            .filter(hour -> hour != NO_TRADE)
            .mapToObj(CoinbaseDownloadTest::row)
            .collect(Collectors.joining(","));
    serve(from, okJson("{\"candles\":[" + rows + "]}"));
  }

  private static void serve(long from, ResponseDefinitionBuilder response) {
    COINBASE.stubFor(
        get(urlPathEqualTo(CANDLES))
            .withQueryParam("start", equalTo(Long.toString(second(from))))
            .willReturn(response));
  }

  private static void verifyPage(long from, long to) {
    COINBASE.verify(
        1,
        getRequestedFor(urlPathEqualTo(CANDLES))
            .withQueryParam("start", equalTo(Long.toString(second(from))))
            .withQueryParam("end", equalTo(Long.toString(second(to)))));
  }

  private static String row(long hour) {
    return "{\"start\":\""
        + second(hour)
        + "\",\"low\":\"9.5\",\"high\":\"12\",\"open\":\"10\",\"close\":\"11\",\"volume\":\"1\"}";
  }

  private static long second(long hour) {
    return START + hour * 3600;
  }
}
