package io.cryptobot.feed;

import com.fasterxml.jackson.databind.JsonNode;
import io.cryptobot.market.Coin;
import io.cryptobot.market.Timeframe;
import io.cryptobot.time.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/**
 * Candles of CryptoCompare, for those who pay for a key:
 *
 * <pre>
 * GET /data/v2/histohour?fsym=BTC&amp;tsym=USD&amp;limit=2&amp;aggregate=1&amp;toTs=1780099200
 * Authorization: Apikey KEY
 *
 * {"Response": "Success", "Data": {"Data": [
 *   {"time": 1780092000, "high": 74478.39, "low": 72476.19, "open": 74348.55,
 *    "volumefrom": 27233.93, "volumeto": 1995371003.86, "close": 73531.95}, ...]}}
 * </pre>
 *
 * Ascending, {@code limit} + 1 rows up to and including {@code toTs}; {@code volumefrom} is the
 * volume in coins. An error comes as HTTP 200 too, {@code {"Response": "Error", "Message": ...}}.
 * Before a coin was listed all prices are zero. Candles under an hour are kept for 7 days only.
 */
public final class CryptoCompareCandles implements CandleFeed {
  private static final int MOST_ROWS = 2000;
  private static final Duration MINUTES_ARE_KEPT = Duration.ofDays(7);
  private static final int RATE_LIMIT = 99;

  private final HttpCalls calls;
  private final Clock clock;
  private final ApiKey apiKey;

  public CryptoCompareCandles(FeedSettings settings, String apiKey, Clock clock, Sleeper sleeper) {
    this.calls = new HttpCalls(settings, clock, sleeper);
    this.clock = clock;
    this.apiKey = new ApiKey(apiKey);
  }

  @Override
  public String name() {
    return "cryptocompare";
  }

  @Override
  public int candlesPerPage(Timeframe timeframe) {
    return MOST_ROWS / History.of(timeframe).aggregate;
  }

  @Override
  public CandlePage page(Coin coin, Timeframe timeframe, long fromSecond, long toSecond) {
    History history = History.of(timeframe);
    TimeRange asked = new TimeRange(fromSecond, toSecond);
    checkAge(timeframe, asked);
    long candles = (toSecond - fromSecond) / timeframe.seconds();
    HttpUrl url =
        calls
            .url("data/v2/" + history.path)
            .addQueryParameter("fsym", coin.symbol())
            .addQueryParameter("tsym", "USD")
            .addQueryParameter("limit", Long.toString(candles))
            .addQueryParameter("aggregate", Integer.toString(history.aggregate))
            .addQueryParameter("toTs", Long.toString(toSecond - timeframe.seconds()))
            .build();
    Headers authorization = Headers.of("Authorization", "Apikey " + apiKey.value());
    return calls.get(url, authorization, answer -> read(answer, url, coin, timeframe, asked));
  }

  private void checkAge(Timeframe timeframe, TimeRange asked) {
    Instant oldest = clock.instant().minus(MINUTES_ARE_KEPT);
    boolean isInMinutes = timeframe.compareTo(Timeframe.H1) < 0;
    if (isInMinutes && Instant.ofEpochSecond(asked.from()).isBefore(oldest)) {
      throw FeedException.ofService(
          "CryptoCompare keeps candles under an hour for 7 days only, and "
              + timeframe.code()
              + " candles are wanted "
              + asked
              + "; take a timeframe of 1h or more");
    }
  }

  CandlePage read(HttpAnswer answer, HttpUrl url, Coin coin, Timeframe timeframe, TimeRange asked)
      throws TransientFailure {
    if (answer.status() == 401) {
      throw FeedException.ofService(
          url.host()
              + " does not accept the API key (HTTP 401: "
              + apiKey.hiddenIn(answer.excerpt())
              + "); its candles need a paid plan");
    }
    if (!answer.isSuccess()) {
      throw refusal(url, coin, "HTTP " + answer.status() + " " + answer.excerpt());
    }
    JsonNode json = answer.json();
    checkResponse(json, url, coin);
    JsonNode rows = json.path("Data").path("Data");
    if (!rows.isArray()) {
      throw new TransientFailure(
          "its answer holds no list of candles: " + apiKey.hiddenIn(answer.excerpt()));
    }
    CandlePage.Collector page = new CandlePage.Collector(timeframe, asked, answer.asOf());
    for (JsonNode row : rows) {
      add(row, page);
    }
    return page.page();
  }

  private void checkResponse(JsonNode json, HttpUrl url, Coin coin) throws TransientFailure {
    if (!json.path("Response").asText().equals("Error")) {
      return;
    }
    String message = json.path("Message").asText();
    if (json.path("Type").asInt() == RATE_LIMIT) {
      throw new TransientFailure("it answered '" + apiKey.hiddenIn(message) + "'");
    }
    throw refusal(url, coin, message);
  }

  private FeedException refusal(HttpUrl url, Coin coin, String reason) {
    return FeedException.ofCoin(
        url.host() + " refused to give candles of " + coin + ": " + apiKey.hiddenIn(reason));
  }

  private static void add(JsonNode row, CandlePage.Collector page) throws TransientFailure {
    long time = (long) number(row, "time");
    if (!page.wants(time) || isBeforeListing(row)) {
      return;
    }
    page.add(
        time,
        number(row, "open"),
        number(row, "high"),
        number(row, "low"),
        number(row, "close"),
        number(row, "volumefrom"));
  }

  private static boolean isBeforeListing(JsonNode row) throws TransientFailure {
    return number(row, "open") == 0
        && number(row, "high") == 0
        && number(row, "low") == 0
        && number(row, "close") == 0;
  }

  private static double number(JsonNode row, String member) throws TransientFailure {
    JsonNode value = row.path(member);
    if (!value.isNumber()) {
      throw new TransientFailure("it gave a candle that cannot be read: " + row);
    }
    return value.asDouble();
  }

  /** Which history makes the candles of a time frame, by putting so many of its rows together. */
  private enum History {
    M5("histominute", 5),
    M15("histominute", 15),
    M30("histominute", 30),
    H1("histohour", 1),
    H6("histohour", 6),
    D1("histoday", 1);

    private final String path;
    private final int aggregate;

    History(String path, int aggregate) {
      this.path = path;
      this.aggregate = aggregate;
    }

    static History of(Timeframe timeframe) {
      return valueOf(timeframe.name());
    }
  }
}
