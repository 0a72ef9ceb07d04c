package io.cryptobot.feed;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.cryptobot.feed.PriceServer.BTC;
import static io.cryptobot.feed.PriceServer.ETH;
import static io.cryptobot.feed.PriceServer.PATIENCE;
import static io.cryptobot.feed.PriceServer.serve;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.cryptobot.market.Quote;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CryptoComparePricesTest {
  private static final Instant HALF_A_MINUTE_AGO = Instant.parse("2024-04-30T23:59:30Z");
  private static final String KEY = "s3cr3t-key";

  @RegisterExtension static final WireMockExtension SERVER = PriceServer.start();

  private final CryptoComparePrices feed =
      new CryptoComparePrices(
          PriceServer.settings(SERVER), KEY + "\n", 60, new ManualClock("2024-05-01T00:00:00Z"));

  @Test
  void oneCallTellsAllCoins() {
    serve(SERVER, okJson(answer(100, 200)));

    Prices prices = both();

    assertEquals(
        Map.of(
            BTC, new Quote(100, 100, HALF_A_MINUTE_AGO, "cryptocompare"),
            ETH, new Quote(200, 200, HALF_A_MINUTE_AGO, "cryptocompare")),
        prices.quotes());
    assertEquals(List.of(), prices.failures());
    SERVER.verify(
        1,
        getRequestedFor(urlPathEqualTo("/data/pricemultifull"))
            .withQueryParam("fsyms", equalTo("BTC,ETH"))
            .withQueryParam("tsyms", equalTo("USD"))
            .withHeader("Authorization", equalTo("Apikey " + KEY)));
  }

  @ParameterizedTest
  @CsvSource({"0, 'a bid of 0.0'", "-3, 'a bid of -3.0'"})
  void anUnsoundPriceIsAFailureOfTheCoinAlone(double price, String complaint) {
    serve(SERVER, okJson(answer(100, price)));

    Prices prices = both();

    assertEquals(1, prices.quotes().size());
    assertEquals(Optional.of(ETH), onlyFailure(prices).coin());
    assertTrue(onlyFailure(prices).message().contains(complaint));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"RAW\":{}}                                        | it is missing in the answer",
        "{\"RAW\":{\"BTC\":{\"USD\":{\"PRICE\":1}}}}         | a price without its time",
        "{\"Response\":\"Error\",\"Message\":\"no such market\",\"Type\":2} | no such market",
      })
  void aCoinThatItDoesNotTellIsAFailureOfTheCoin(String body, String complaint) {
    serve(SERVER, okJson(body));

    PriceFailure failure = onlyFailure(feed.quotes(List.of(BTC), PATIENCE));

    assertEquals(Optional.of(BTC), failure.coin());
    assertTrue(failure.message().contains(complaint), failure.message());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | {\"Response\":\"Error\",\"Message\":\"over your rate limit\",\"Type\":99} | over your",
        "401 | {\"message\":\"bad key s3cr3t-key\"} | its prices need a paid plan",
        "403 | bad s3cr3t-key | HTTP 403: bad ***",
        "500 | '' | HTTP 500",
        "200 | '' | an empty answer",
        "200 | {\"BTC\":{\"USD\":1}} | holds no prices",
        "200 | {\"RAW\":{\"BTC | broken JSON",
        "200 | <html></html> | a web page instead",
      })
  void aFailureOfTheServiceIsSaidPlainlyWithoutTheKey(int status, String body, String complaint) {
    serve(SERVER, aResponse().withStatus(status).withBody(body));

    PriceFailure failure = onlyFailure(both());

    assertEquals(Optional.empty(), failure.coin());
    assertTrue(failure.message().startsWith("CryptoCompare gave no prices: "));
    assertTrue(failure.message().contains(complaint), failure.message());
    assertFalse(failure.message().contains(KEY));
  }

  private Prices both() {
    return feed.quotes(List.of(BTC, ETH), PATIENCE);
  }

  private static PriceFailure onlyFailure(Prices prices) {
    assertEquals(1, prices.failures().size(), prices.toString());
    return prices.failures().get(0);
  }

  private static String answer(double bitcoin, double ethereum) {
    return "{\"RAW\":{\"BTC\":" + coin(bitcoin) + ",\"ETH\":" + coin(ethereum) + "}}";
  }

  private static String coin(double price) {
    return "{\"USD\":{\"PRICE\":"
        + price
        + ",\"LASTUPDATE\":"
        + HALF_A_MINUTE_AGO.getEpochSecond()
        + "}}";
  }
}
