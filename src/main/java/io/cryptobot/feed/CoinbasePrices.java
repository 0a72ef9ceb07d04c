package io.cryptobot.feed;

import com.fasterxml.jackson.databind.JsonNode;
import io.cryptobot.market.Coin;
import io.cryptobot.market.Quote;
import io.cryptobot.time.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/**
 * The best bid and ask of Coinbase's public market data (Advanced Trade, no key), all coins at the
 * same time:
 *
 * <pre>
 * GET /api/v3/brokerage/market/products/BTC-USD/ticker?limit=1
 *
 * {"trades": [{"price": "68923.67", "time": "2026-04-07T00:28:58.544778Z", ...}],
 *  "best_bid": "68923.66", "best_ask": "68923.67"}
 * </pre>
 *
 * The book is as old as the answer, however long ago the last trade was: a quote of the book has
 * the earlier of the answer's {@code Date} and our clock when the request left. So a coin that is
 * seldom traded is not stale while its book is fresh, and an answer out of a cache is. Where bid or
 * ask is empty, the last trade's price stands for both, with the time of that trade.
 *
 * <p>Of more coins than the settings allow requests a second, the others follow a second later.
 */
public final class CoinbasePrices implements PriceService {
  private static final String NAME = "coinbase";
  private static final String PRODUCTS = "api/v3/brokerage/market/products/";
  private static final Headers NOT_CACHED = Headers.of("Cache-Control", "no-cache");
  private static final int MOST_THREADS = 8;

  private final HttpSender http;
  private final int requestsPerSecond;
  private final Sleeper sleeper;
  private final ExecutorService pool = DaemonThreads.pool("prices-" + NAME, MOST_THREADS);

  public CoinbasePrices(FeedSettings settings, Clock clock, Sleeper sleeper) {
    this.http = new HttpSender(settings, clock);
    this.requestsPerSecond = settings.requestsPerSecond();
    this.sleeper = sleeper;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Prices quotes(List<Coin> coins, Duration within) {
    List<Coin> wanted = coins.stream().distinct().toList();
    List<Callable<Quote>> requests = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      Coin coin = wanted.get(i);
      Duration pause = Duration.ofSeconds(i / requestsPerSecond);
      requests.add(() -> quote(coin, pause, within));
    }
    try {
      return collect(wanted, pool.invokeAll(requests, within.toMillis(), TimeUnit.MILLISECONDS));
    } catch (RejectedExecutionException e) {
      return Prices.failed(PriceFailure.ofFeed(NAME, "Coinbase is not asked any more."));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Prices.failed(PriceFailure.ofFeed(NAME, "Asking Coinbase was interrupted."));
    }
  }

  private static Prices collect(List<Coin> coins, List<Future<Quote>> answers)
      throws InterruptedException {
    CoinAnswers collected = new CoinAnswers(NAME, "Coinbase");
    for (int i = 0; i < coins.size(); i++) {
      collected.add(coins.get(i), answers.get(i));
    }
    return collected.prices();
  }

  private Quote quote(Coin coin, Duration pause, Duration within)
      throws TransientFailure, InterruptedException {
    if (!pause.isZero()) {
      sleeper.sleep(pause);
    }
    HttpUrl url =
        http.url(PRODUCTS + coin.product() + "/ticker").addQueryParameter("limit", "1").build();
    return read(http.send(url, NOT_CACHED, within));
  }

  static Quote read(HttpAnswer answer) throws TransientFailure {
    if (!answer.isSuccess()) {
      throw refusal(answer);
    }
    JsonNode json = answer.json();
    Instant asOf = answer.asOf();
    OptionalDouble bid = PriceJson.number(json.path("best_bid"));
    OptionalDouble ask = PriceJson.number(json.path("best_ask"));
    if (bid.isPresent() && ask.isPresent()) {
      return PriceJson.quote(bid.getAsDouble(), ask.getAsDouble(), asOf, NAME);
    }
    JsonNode trade = json.path("trades").path(0);
    double last =
        PriceJson.number(trade.path("price"))
            .orElseThrow(() -> FeedException.ofCoin("it told neither a book nor a trade"));
    Instant time =
        PriceJson.isoTime(trade.path("time"), asOf)
            .orElseThrow(() -> FeedException.ofCoin("it told a trade without its time"));
    return PriceJson.quote(last, last, time, NAME);
  }

  private static FeedException refusal(HttpAnswer answer) {
    String said = "it answered HTTP " + answer.status() + ": " + answer.excerpt();
    return switch (answer.status()) {
      case 400, 404 -> FeedException.ofCoin(said);
      default -> FeedException.ofService(said);
    };
  }

  @Override
  public void close() {
    pool.shutdownNow();
    http.close();
  }
}
