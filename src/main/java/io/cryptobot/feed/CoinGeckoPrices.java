package io.cryptobot.feed;

import com.fasterxml.jackson.databind.JsonNode;
import io.cryptobot.market.Coin;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/**
 * The last prices of CoinGecko, an average over many exchanges, with or without a free key. One
 * call tells all the coins it is known to have:
 *
 * <pre>
 * GET /api/v3/simple/price?ids=bitcoin,ethereum,...&amp;vs_currencies=usd
 *     &amp;include_last_updated_at=true
 *
 * {"bitcoin": {"usd": 62123.45, "last_updated_at": 1790000000}, ...}
 * </pre>
 *
 * The price is bid and ask of the quote, {@code last_updated_at} (seconds) its time. Without that
 * time a price counts as a minute old, the time between two updates. A rate limit may come as HTTP
 * 200 with {@code {"status": {"error_code": 429, ...}}}; a request without a {@code User-Agent} is
 * refused with 403.
 */
public final class CoinGeckoPrices implements PriceService {
  private static final String NAME = "coingecko";
  private static final Duration UPDATE_INTERVAL = Duration.ofSeconds(60);
  private static final int RATE_LIMIT = 429;

  private static final Map<Coin, String> IDS =
      Map.of(
          new Coin("BTC-USD"), "bitcoin",
          new Coin("ETH-USD"), "ethereum",
          new Coin("SOL-USD"), "solana",
          new Coin("AVAX-USD"), "avalanche-2",
          new Coin("DOGE-USD"), "dogecoin");

  private final HttpSender http;
  private final LimitedCalls calls;
  private final Headers headers;
  private final Optional<ApiKey> key;

  /**
   * The service with its limit.
   *
   * @param demoKey a free key, which allows more calls
   * @param callsPerMinute without a key about 4, with one 30
   */
  public CoinGeckoPrices(
      FeedSettings settings, Optional<String> demoKey, int callsPerMinute, Clock clock) {
    this.http = new HttpSender(settings, clock);
    this.calls = new LimitedCalls(NAME, "CoinGecko", http, callsPerMinute, clock);
    this.key = demoKey.map(ApiKey::new);
    this.headers =
        key.map(given -> Headers.of("x-cg-demo-api-key", given.value())).orElse(Headers.EMPTY);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Prices quotes(List<Coin> coins, Duration within) {
    Prices.Collector all = new Prices.Collector();
    List<Coin> known = new ArrayList<>();
    for (Coin coin : coins) {
      if (IDS.containsKey(coin)) {
        known.add(coin);
      } else {
        all.fail(failure(coin, "its name there is not known"));
      }
    }
    if (!known.isEmpty()) {
      all.addAll(calls.prices(known, url(), headers, within, this::read));
    }
    return all.prices();
  }

  /** Of all coins, so that one answer serves whatever is wanted next. */
  private HttpUrl url() {
    return http.url("api/v3/simple/price")
        .addQueryParameter("ids", IDS.values().stream().sorted().collect(Collectors.joining(",")))
        .addQueryParameter("vs_currencies", "usd")
        .addQueryParameter("include_last_updated_at", "true")
        .build();
  }

  Prices read(HttpAnswer answer) throws TransientFailure {
    if (!answer.isSuccess()) {
      throw FeedException.ofService(hidden("HTTP " + answer.status() + ": " + answer.excerpt()));
    }
    JsonNode json = answer.json();
    checkStatus(json.path("status"));
    if (!json.isObject()) {
      throw new TransientFailure("its answer holds no prices: " + hidden(answer.excerpt()));
    }
    Prices.Collector prices = new Prices.Collector();
    IDS.forEach((coin, id) -> read(coin, json.path(id), answer.asOf(), prices));
    return prices.prices();
  }

  private void checkStatus(JsonNode status) throws TransientFailure {
    int code = status.path("error_code").asInt();
    String said = hidden("it answered " + code + ": " + status.path("error_message").asText());
    if (code == RATE_LIMIT) {
      throw new TransientFailure(said);
    }
    if (code != 0) {
      throw FeedException.ofService(said);
    }
  }

  private static void read(Coin coin, JsonNode price, Instant asOf, Prices.Collector prices) {
    try {
      double usd =
          PriceJson.number(price.path("usd"))
              .orElseThrow(() -> FeedException.ofCoin("it is missing in the answer"));
      Instant time =
          PriceJson.epochSecond(price.path("last_updated_at"), asOf)
              .orElseGet(() -> asOf.minus(UPDATE_INTERVAL));
      prices.add(coin, PriceJson.quote(usd, usd, time, NAME));
    } catch (FeedException e) {
      prices.fail(failure(coin, e.getMessage()));
    }
  }

  private static PriceFailure failure(Coin coin, String what) {
    return PriceFailure.ofCoin(
        NAME, coin, "CoinGecko gave no price of " + coin + ": " + what + ".");
  }

  private String hidden(String text) {
    return key.map(given -> given.hiddenIn(text)).orElse(text);
  }

  @Override
  public void close() {
    http.close();
  }
}
