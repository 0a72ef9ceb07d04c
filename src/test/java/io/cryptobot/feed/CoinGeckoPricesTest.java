package io.cryptobot.feed;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.cryptobot.feed.PriceServer.BTC;
import static io.cryptobot.feed.PriceServer.ETH;
import static io.cryptobot.feed.PriceServer.FIVE;
import static io.cryptobot.feed.PriceServer.IMPATIENCE;
import static io.cryptobot.feed.PriceServer.PATIENCE;
import static io.cryptobot.feed.PriceServer.serve;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.cryptobot.market.Coin;
import io.cryptobot.market.Quote;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoinGeckoPricesTest {
  private static final Instant HALF_A_MINUTE_AGO = Instant.parse("2024-04-30T23:59:30Z");
  private static final String KEY = "s3cr3t-key";

  @RegisterExtension static final WireMockExtension SERVER = PriceServer.start();

  private final ManualClock clock = new ManualClock("2024-05-01T00:00:00Z");
  private final CoinGeckoPrices feed =
      new CoinGeckoPrices(PriceServer.settings(SERVER), Optional.empty(), 4, clock);

  @Test
  void oneCallTellsAllCoins() {
    serve(SERVER, okJson(answer("100", "200")));

    Prices prices = feed.quotes(List.of(BTC, ETH), PATIENCE);

    assertEquals(
        Map.of(
            BTC, new Quote(100, 100, HALF_A_MINUTE_AGO, "coingecko"),
            ETH, new Quote(200, 200, HALF_A_MINUTE_AGO, "coingecko")),
        prices.quotes());
    assertEquals(List.of(), prices.failures());
    SERVER.verify(
        1,
        getRequestedFor(urlPathEqualTo("/api/v3/simple/price"))
            .withQueryParam("ids", equalTo("avalanche-2,bitcoin,dogecoin,ethereum,solana"))
            .withQueryParam("vs_currencies", equalTo("usd"))
            .withQueryParam("include_last_updated_at", equalTo("true"))
            .withHeader("User-Agent", equalTo("cryptobot/test"))
            .withHeader("x-cg-demo-api-key", absent()));
  }

  @Test
  void aFreeKeyIsSentAndNotShown() {
    serve(SERVER, aResponse().withStatus(401).withBody("bad key " + KEY));
    CoinGeckoPrices keyed =
        new CoinGeckoPrices(PriceServer.settings(SERVER), Optional.of(KEY), 30, clock);

    String message = onlyFailure(keyed.quotes(FIVE, PATIENCE)).message();

    assertTrue(message.contains("HTTP 401: bad key ***"), message);
    assertFalse(message.contains(KEY));
    SERVER.verify(getRequestedFor(anyUrl()).withHeader("x-cg-demo-api-key", equalTo(KEY)));
  }

  @Test
  void aCoinWithoutAKnownNameIsNotAskedFor() {
    Coin other = new Coin("ADA-USD");

    Prices prices = feed.quotes(List.of(other), PATIENCE);

    assertEquals(Optional.of(other), onlyFailure(prices).coin());
    SERVER.verify(0, getRequestedFor(anyUrl()));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 'a bid of 0.0'",
    "-3, 'a bid of -3.0'",
    "null, 'it is missing in the answer'",
    "'\"NaN\"', 'a bid of NaN'",
  })
  void anUnsoundPriceIsAFailureOfTheCoinAlone(String price, String complaint) {
    serve(SERVER, okJson(answer("100", price)));

    Prices prices = feed.quotes(List.of(BTC, ETH), PATIENCE);

    assertEquals(1, prices.quotes().size());
    assertEquals(Optional.of(ETH), onlyFailure(prices).coin());
    assertTrue(onlyFailure(prices).message().contains(complaint));
  }

  @Test
  void aMissingCoinIsAFailureOfTheCoinAlone() {
    serve(SERVER, okJson(answer("100", "200")));

    Prices prices = feed.quotes(FIVE, PATIENCE);

    assertEquals(2, prices.quotes().size());
    assertEquals(3, prices.failures().size());
  }

  @Test
  void aPriceWithoutItsTimeCountsAsAMinuteOldAndALaterTimeAsThatOfTheAnswer() {
    serve(
        SERVER,
        okJson(
            "{\"bitcoin\":{\"usd\":1},\"ethereum\":{\"usd\":1,\"last_updated_at\":1893456000}}"));

    Prices prices = feed.quotes(List.of(BTC, ETH), PATIENCE);

    assertEquals(
        Optional.of(Instant.parse("2024-04-30T23:59:00Z")), prices.of(BTC).map(Quote::time));
    assertEquals(Optional.of(clock.instant()), prices.of(ETH).map(Quote::time));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | {\"status\":{\"error_code\":429,\"error_message\":\"Rate Limit\"}} | 429: Rate Limit",
        "200 | {\"status\":{\"error_code\":10010,\"error_message\":\"wrong key\"}} | 10010: wrong",
        "403 | {\"status\":{\"error_message\":\"Please add a User-Agent\"}} | add a User-Agent",
        "429 | '' | HTTP 429",
        "500 | '' | HTTP 500",
        "200 | '' | an empty answer",
        "200 | [] | holds no prices",
        "200 | {\"bitcoin\":{\"usd\" | broken JSON",
        "200 | <!DOCTYPE html> | a web page instead",
      })
  void aFailureOfTheServiceIsSaidPlainly(int status, String body, String complaint) {
    serve(SERVER, aResponse().withStatus(status).withBody(body));

    PriceFailure failure = onlyFailure(feed.quotes(FIVE, PATIENCE));

    assertEquals(Optional.empty(), failure.coin());
    assertTrue(failure.message().startsWith("CoinGecko gave no prices: "));
    assertTrue(failure.message().contains(complaint), failure.message());
  }

  @Test
  void anAnswerThatDripsIsGivenUpInTime() {
    serve(SERVER, okJson(answer("100", "200")).withChunkedDribbleDelay(20, 30_000));

    assertTrue(
        onlyFailure(feed.quotes(FIVE, IMPATIENCE)).message().contains("did not answer in time"));
  }

  @Test
  void anAnswerServesUntilTheNextCallIsDue() {
    serve(SERVER, okJson(answer("100", "200")));

    at("2024-05-01T00:00:00Z", 1);
    at("2024-05-01T00:00:14Z", 1);
    at("2024-05-01T00:00:15Z", 2);
  }

  @Test
  void thereAreAtMostFourCallsInAMinute() {
    serve(SERVER, aResponse().withStatus(500));
    for (int second = 10; second < 14; second++) {
      at("2024-05-01T00:00:" + second + "Z", second - 9);
    }
    serve(SERVER, okJson(answer("100", "200")));

    assertTrue(onlyFailure(at("2024-05-01T00:01:09Z", 4)).message().contains("are used up"));
    assertEquals(1, at("2024-05-01T00:01:10Z", 5).quotes().size());
  }

  @Test
  void whenTheCallsAreUsedUpAnAnswerServesForAMinute() {
    serve(SERVER, okJson(answer("100", "200")));
    at("2024-05-01T00:00:10Z", 1);
    serve(SERVER, aResponse().withStatus(500));
    for (int second = 26; second < 29; second++) {
      at("2024-05-01T00:00:" + second + "Z", second - 24);
    }

    assertEquals(1, at("2024-05-01T00:01:09Z", 4).quotes().size());
    assertEquals(0, at("2024-05-01T00:01:10Z", 5).quotes().size());
  }

  @Test
  void S16_aClockThatWasSetBackNeitherBlocksCallsNorMakesAnAnswerYoung() {
    serve(SERVER, okJson(answer("100", "200")));
    at("2024-05-01T12:00:00Z", 1);

    at("2024-05-01T00:00:00Z", 2);
  }

  private Prices at(String time, int callsSoFar) {
    clock.set(time);
    Prices prices = feed.quotes(List.of(BTC), PATIENCE);
    SERVER.verify(callsSoFar, getRequestedFor(anyUrl()));
    return prices;
  }

  private static PriceFailure onlyFailure(Prices prices) {
    assertEquals(1, prices.failures().size(), prices.toString());
    return prices.failures().get(0);
  }

  private static String answer(String bitcoin, String ethereum) {
    String time = ",\"last_updated_at\":" + HALF_A_MINUTE_AGO.getEpochSecond();
    return "{\"bitcoin\":{\"usd\":"
        + bitcoin
        + time
        + "},\"ethereum\":{\"usd\":"
        + ethereum
        + time
        + "}}";
  }
}
