package io.cryptobot.feed;

import io.cryptobot.market.Coin;
import io.cryptobot.market.Quote;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/**
 * Requests to a service that tells the last trades of many coins at once and allows few calls a
 * minute. Evenly spread calls are what the limit allows, so an answer is used again until the next
 * one is due; when the limit is used up, it is used again for a minute. Thread-safe.
 */
final class LimitedCalls {
  private static final Duration USED_AGAIN_FOR = Duration.ofSeconds(60);

  private final String feed;
  private final String label;
  private final HttpSender http;
  private final CallWindow window;
  private final Clock clock;
  private final Map<Coin, Known> known = new HashMap<>();

  /**
   * No call so far.
   *
   * @param label the name of the feed in a sentence
   * @param callsPerMinute at most so many in any 60 seconds
   */
  LimitedCalls(String feed, String label, HttpSender http, int callsPerMinute, Clock clock) {
    this.feed = feed;
    this.label = label;
    this.http = http;
    this.window = new CallWindow(callsPerMinute, clock);
    this.clock = clock;
  }

  /** A quote and when it was received. */
  private record Known(Quote quote, Instant received) {}

  /** Prices of these coins, by a call or from the last answer. */
  synchronized Prices prices(
      List<Coin> coins,
      HttpUrl url,
      Headers headers,
      Duration within,
      HttpCalls.Reader<Prices> reader) {
    Prices young = known(coins, window.spacing());
    if (young.failures().isEmpty()) {
      return young;
    }
    if (!window.take()) {
      return known(coins, USED_AGAIN_FOR);
    }
    Prices answer = call(url, headers, within, reader);
    Instant now = clock.instant();
    answer.quotes().forEach((coin, quote) -> known.put(coin, new Known(quote, now)));
    return only(coins, answer);
  }

  private Prices known(List<Coin> coins, Duration youngerThan) {
    Instant now = clock.instant();
    Prices.Collector found = new Prices.Collector();
    for (Coin coin : coins) {
      Optional.ofNullable(known.get(coin))
          .filter(last -> isYoung(last.received(), now, youngerThan))
          .ifPresentOrElse(
              last -> found.add(coin, last.quote()), () -> found.fail(limitUsedUp(coin)));
    }
    return found.prices();
  }

  private static boolean isYoung(Instant received, Instant now, Duration youngerThan) {
    return !received.isAfter(now) && now.isBefore(received.plus(youngerThan));
  }

  private PriceFailure limitUsedUp(Coin coin) {
    return PriceFailure.ofCoin(
        feed,
        coin,
        label + " is not asked for " + coin + " now: its calls of this minute are used up.");
  }

  private Prices call(
      HttpUrl url, Headers headers, Duration within, HttpCalls.Reader<Prices> reader) {
    try {
      return reader.read(http.send(url, headers, within));
    } catch (TransientFailure e) {
      return Prices.failed(
          new PriceFailure(feed, Optional.empty(), sentence(e.getMessage()), e.retryAfter()));
    } catch (FeedException e) {
      return Prices.failed(PriceFailure.ofFeed(feed, sentence(e.getMessage())));
    }
  }

  private String sentence(String what) {
    return label + " gave no prices: " + what + ".";
  }

  private static Prices only(List<Coin> coins, Prices answer) {
    Set<Coin> wanted = new HashSet<>(coins);
    Prices.Collector kept = new Prices.Collector();
    answer
        .quotes()
        .forEach(
            (coin, quote) -> {
              if (wanted.contains(coin)) {
                kept.add(coin, quote);
              }
            });
    answer.failures().stream()
        .filter(failure -> failure.coin().map(wanted::contains).orElse(true))
        .forEach(kept::fail);
    return kept.prices();
  }
}
