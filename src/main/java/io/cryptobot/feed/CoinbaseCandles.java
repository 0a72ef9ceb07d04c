package io.cryptobot.feed;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import com.fasterxml.jackson.databind.JsonNode;
import io.cryptobot.market.Coin;
import io.cryptobot.market.Timeframe;
import io.cryptobot.time.Sleeper;
import java.time.Clock;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/**
 * Candles of Coinbase's public market data (Advanced Trade, no key):
 *
 * <pre>
 * GET /api/v3/brokerage/market/products/BTC-USD/candles
 *     ?start=1712188800&amp;end=1712196000&amp;granularity=ONE_HOUR&amp;limit=350
 *
 * {"candles": [
 *   {"start": "1712192400", "low": "66055.14", "high": "66331.99", "open": "66312.4",
 *    "close": "66181.6", "volume": "355.82896243"}, ...]}
 * </pre>
 *
 * Newest first. Both ends of the range are included, so that a page of 349 candles gives up to 350
 * rows, the most there may be; the one too many is left out. An hour without a trade has no row.
 */
public final class CoinbaseCandles implements CandleFeed {
  private static final int CANDLES_PER_PAGE = 349;
  private static final String PRODUCTS = "api/v3/brokerage/market/products/";
  private static final Headers NOT_CACHED = Headers.of("Cache-Control", "no-cache");

  private final HttpCalls calls;

  public CoinbaseCandles(FeedSettings settings, Clock clock, Sleeper sleeper) {
    calls = new HttpCalls(settings, clock, sleeper);
  }

  @Override
  public String name() {
    return "coinbase";
  }

  @Override
  public int candlesPerPage(Timeframe timeframe) {
    return CANDLES_PER_PAGE;
  }

  @Override
  public CandlePage page(Coin coin, Timeframe timeframe, long fromSecond, long toSecond) {
    HttpUrl url =
        calls
            .url(PRODUCTS + coin.product() + "/candles")
            .addQueryParameter("start", Long.toString(fromSecond))
            .addQueryParameter("end", Long.toString(toSecond))
            .addQueryParameter("granularity", granularity(timeframe))
            .addQueryParameter("limit", Integer.toString(CANDLES_PER_PAGE + 1))
            .build();
    TimeRange asked = new TimeRange(fromSecond, toSecond);
    return calls.get(url, NOT_CACHED, answer -> read(answer, url, coin, timeframe, asked));
  }

  private static String granularity(Timeframe timeframe) {
    return switch (timeframe) {
      case M5 -> "FIVE_MINUTE";
      case M15 -> "FIFTEEN_MINUTE";
      case M30 -> "THIRTY_MINUTE";
      case H1 -> "ONE_HOUR";
      case H6 -> "SIX_HOUR";
      case D1 -> "ONE_DAY";
    };
  }

  static CandlePage read(
      HttpAnswer answer, HttpUrl url, Coin coin, Timeframe timeframe, TimeRange asked)
      throws TransientFailure {
    if (!answer.isSuccess()) {
      throw refusal(answer, url, coin);
    }
    JsonNode rows = answer.json().path("candles");
    if (!rows.isArray()) {
      throw new TransientFailure("its answer holds no list of candles: " + answer.excerpt());
    }
    CandlePage.Collector page = new CandlePage.Collector(timeframe, asked, answer.asOf());
    for (JsonNode row : rows) {
      add(row, page);
    }
    return page.page();
  }

  private static void add(JsonNode row, CandlePage.Collector page) throws TransientFailure {
    try {
      long start = Long.parseLong(row.path("start").asText());
      if (page.wants(start)) {
        page.add(
            start,
            number(row, "open"),
            number(row, "high"),
            number(row, "low"),
            number(row, "close"),
            number(row, "volume"));
      }
    } catch (NumberFormatException e) {
      throw new TransientFailure("it gave a candle that cannot be read: " + row);
    }
  }

  private static double number(JsonNode row, String member) {
    return JavaDoubleParser.parseDouble(row.path(member).asText());
  }

  private static FeedException refusal(HttpAnswer answer, HttpUrl url, Coin coin) {
    String said = "HTTP " + answer.status() + " from " + url.host() + ": " + answer.excerpt();
    return switch (answer.status()) {
      case 404 ->
          FeedException.ofCoin(
              "Coinbase does not know " + coin + " (" + said + "); check it in the settings");
      case 400 -> FeedException.ofCoin("Coinbase gives no candles of " + coin + " (" + said + ")");
      default -> FeedException.ofService("Coinbase refuses to give candles (" + said + ")");
    };
  }
}
