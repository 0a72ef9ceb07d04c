package io.cryptobot.feed;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static io.cryptobot.feed.PriceServer.BTC;
import static io.cryptobot.feed.PriceServer.FIVE;
import static io.cryptobot.feed.PriceServer.PATIENCE;
import static io.cryptobot.feed.PriceServer.serve;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.cryptobot.market.Quote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Prices that the real services told, as they were recorded. */
class RecordedPricesTest {
  private static final Path FIXTURES = Path.of("../shared/fixtures");

  @RegisterExtension static final WireMockExtension SERVER = PriceServer.start();

  private final ManualClock clock = new ManualClock("2026-11-23T00:00:00Z");

  @BeforeAll
  static void needsTheRecordings() {
    assumeTrue(
        Files.isDirectory(FIXTURES), "the recorded answers in ../shared/fixtures are not here");
  }

  @ParameterizedTest
  @CsvSource({"2025-01, 102605.48, 102605.49", "2026-04, 68923.66, 68923.67"})
  void theBookOfCoinbase(String month, double bid, double ask) throws IOException {
    serve(SERVER, okJson(read("coinbase-advanced/market-trades-BTC-USD-" + month + ".json")));

    assertEquals(Optional.of(new Quote(bid, ask, clock.instant(), "coinbase")), coinbase().of(BTC));
  }

  @Test
  void theErrorsOfCoinbase() throws IOException {
    for (JsonNode error : json("coinbase-advanced/http-errors.json")) {
      serveError(error, error.path("http_status").asInt());

      String message = coinbase().failures().get(0).message();

      assertTrue(message.contains("HTTP " + error.path("http_status").asInt()), message);
    }
  }

  @Test
  void theFiveCoinsOfCoinGecko() throws IOException {
    serve(SERVER, okJson(read("coingecko/simple-price-five-coins-derived.json")));

    Prices prices = coinGecko();

    assertEquals(5, prices.quotes().size());
    assertEquals(Optional.of(62123.45), prices.of(BTC).map(Quote::bid));
  }

  @ParameterizedTest
  @CsvSource({"simple-price-bitcoin, 1", "simple-price-real, 0"})
  void fewerCoinsOfCoinGecko(String file, int coins) throws IOException {
    serve(SERVER, okJson(read("coingecko/" + file + ".json")));

    Prices prices = coinGecko();

    assertEquals(coins, prices.quotes().size());
    assertEquals(5 - coins, prices.failures().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"http_status", "alt_http_status"})
  void theErrorsOfCoinGecko(String member) throws IOException {
    for (JsonNode error : json("coingecko/http-errors.json")) {
      int status = error.path(member).asInt(error.path("http_status").asInt());
      serveError(error, status);

      String message = coinGecko().failures().get(0).message();

      String code = error.path("body").path("status").path("error_code").asText();
      assertTrue(message.contains(code), message);
    }
  }

  @Test
  void theErrorsOfCryptoCompare() throws IOException {
    serve(SERVER, okJson(read("cryptocompare/error-200-rate-limit.json")));
    assertTrue(cryptoCompare().contains("You are over your rate limit"));

    String refused = read("cryptocompare/error-401-api-key-required.json");
    serve(SERVER, aResponse().withStatus(401).withBody(refused));
    assertTrue(cryptoCompare().contains("API key required"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pricemulti", "price-single", "data-api-index-latest-tick"})
  void pricesOfCryptoCompareWithoutTheirTimeAreNotTaken(String file) throws IOException {
    serve(SERVER, okJson(read("cryptocompare/" + file + ".json")));

    assertTrue(cryptoCompare().contains("its answer holds no prices"));
  }

  private Prices coinbase() {
    try (CoinbasePrices feed =
        new CoinbasePrices(PriceServer.settings(SERVER), clock, new RecordingSleeper())) {
      return feed.quotes(List.of(BTC), PATIENCE);
    }
  }

  private Prices coinGecko() {
    try (CoinGeckoPrices feed =
        new CoinGeckoPrices(PriceServer.settings(SERVER), Optional.empty(), 4, clock)) {
      return feed.quotes(FIVE, PATIENCE);
    }
  }

  private String cryptoCompare() {
    try (CryptoComparePrices feed =
        new CryptoComparePrices(PriceServer.settings(SERVER), "s3cr3t", 60, clock)) {
      return feed.quotes(FIVE, PATIENCE).failures().get(0).message();
    }
  }

  private static void serveError(JsonNode error, int status) {
    JsonNode body = error.path("body");
    String text = body.isTextual() ? body.asText() : body.toString();
    serve(SERVER, aResponse().withStatus(status).withBody(text));
  }

  private static String read(String file) throws IOException {
    return Files.readString(FIXTURES.resolve(file));
  }

  private static JsonNode json(String file) throws IOException {
    return new ObjectMapper().readTree(read(file));
  }
}
