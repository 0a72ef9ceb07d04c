package io.cryptobot.feed;

import com.fasterxml.jackson.databind.JsonNode;
import io.cryptobot.market.Coin;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/**
 * The last prices of CryptoCompare, an average over many exchanges, for those who pay for a key.
 * One call tells all coins:
 *
 * <pre>
 * GET /data/pricemultifull?fsyms=BTC,ETH&amp;tsyms=USD
 * Authorization: Apikey KEY
 *
 * {"RAW": {"BTC": {"USD": {"PRICE": 30231.69, "LASTUPDATE": 1790000000, ...}}, ...}, ...}
 * </pre>
 *
 * The price is bid and ask of the quote, {@code LASTUPDATE} (seconds) its time. An error comes as
 * HTTP 200 too, {@code {"Response": "Error", "Message": ...}}, or as 401 where the key is refused.
 */
public final class CryptoComparePrices implements PriceService {
  private static final String NAME = "cryptocompare";

  /** The type of an error about what was asked for. */
  private static final int UNKNOWN_COIN = 2;

  private final HttpSender http;
  private final LimitedCalls calls;
  private final ApiKey key;

  /**
   * The service with its limit.
   *
   * @param callsPerMinute at most so many in any 60 seconds
   */
  public CryptoComparePrices(
      FeedSettings settings, String apiKey, int callsPerMinute, Clock clock) {
    this.http = new HttpSender(settings, clock);
    this.calls = new LimitedCalls(NAME, "CryptoCompare", http, callsPerMinute, clock);
    this.key = new ApiKey(apiKey);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Prices quotes(List<Coin> coins, Duration within) {
    HttpUrl url =
        http.url("data/pricemultifull")
            .addQueryParameter(
                "fsyms", coins.stream().map(Coin::symbol).collect(Collectors.joining(",")))
            .addQueryParameter("tsyms", "USD")
            .build();
    Headers authorization = Headers.of("Authorization", "Apikey " + key.value());
    return calls.prices(coins, url, authorization, within, answer -> read(answer, coins));
  }

  Prices read(HttpAnswer answer, List<Coin> coins) throws TransientFailure {
    if (answer.status() == 401) {
      throw FeedException.ofService(
          "it does not accept the API key (HTTP 401: "
              + key.hiddenIn(answer.excerpt())
              + "); its prices need a paid plan");
    }
    if (!answer.isSuccess()) {
      throw FeedException.ofService(
          "it answered HTTP " + answer.status() + ": " + key.hiddenIn(answer.excerpt()));
    }
    JsonNode json = answer.json();
    if (json.path("Response").asText().equals("Error")) {
      return refused(json, coins);
    }
    if (!json.path("RAW").isObject()) {
      throw new TransientFailure("its answer holds no prices: " + key.hiddenIn(answer.excerpt()));
    }
    Prices.Collector prices = new Prices.Collector();
    for (Coin coin : coins) {
      read(coin, json.path("RAW").path(coin.symbol()).path("USD"), answer.asOf(), prices);
    }
    return prices.prices();
  }

  private static void read(Coin coin, JsonNode row, Instant asOf, Prices.Collector prices) {
    try {
      double price =
          PriceJson.number(row.path("PRICE"))
              .orElseThrow(() -> FeedException.ofCoin("it is missing in the answer"));
      Instant time =
          PriceJson.epochSecond(row.path("LASTUPDATE"), asOf)
              .orElseThrow(() -> FeedException.ofCoin("it told a price without its time"));
      prices.add(coin, PriceJson.quote(price, price, time, NAME));
    } catch (FeedException e) {
      prices.fail(failure(coin, e.getMessage()));
    }
  }

  /** An error of success: of the coins that it does not know, or of the service. */
  private Prices refused(JsonNode json, List<Coin> coins) throws TransientFailure {
    String said =
        "it answered '" + HttpAnswer.message(key.hiddenIn(json.path("Message").asText())) + "'";
    if (json.path("Type").asInt() != UNKNOWN_COIN) {
      throw new TransientFailure(said);
    }
    Prices.Collector none = new Prices.Collector();
    coins.forEach(coin -> none.fail(failure(coin, said)));
    return none.prices();
  }

  private static PriceFailure failure(Coin coin, String what) {
    return PriceFailure.ofCoin(
        NAME, coin, "CryptoCompare gave no price of " + coin + ": " + what + ".");
  }

  @Override
  public void close() {
    http.close();
  }
}
