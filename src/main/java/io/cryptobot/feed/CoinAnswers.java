package io.cryptobot.feed;

import io.cryptobot.market.Coin;
import io.cryptobot.market.Quote;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The answers of a feed that is asked for each coin by itself. Where the feed failed and no coin
 * came through, it failed as a whole, which is said once.
 */
final class CoinAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(CoinAnswers.class);

  private final String feed;
  private final String label;
  private final Prices.Collector collected = new Prices.Collector();
  private final List<PriceFailure> failuresOfFeed = new ArrayList<>();
  private boolean hasQuotes;

  /**
   * Nothing so far.
   *
   * @param label the name of the feed in a sentence
   */
  CoinAnswers(String feed, String label) {
    this.feed = feed;
    this.label = label;
  }

  /** Adds the answer for a coin, which is there or was given up. */
  void add(Coin coin, Future<Quote> answer) throws InterruptedException {
    try {
      collected.add(coin, answer.get());
      hasQuotes = true;
    } catch (CancellationException e) {
      failuresOfFeed.add(failure(coin, "it did not answer in time", Optional.empty()));
    } catch (ExecutionException e) {
      fail(coin, e);
    }
  }

  private void fail(Coin coin, ExecutionException failed) {
    if (failed.getCause() instanceof TransientFailure cause) {
      failuresOfFeed.add(failure(coin, cause.getMessage(), cause.retryAfter()));
    } else if (failed.getCause() instanceof FeedException cause) {
      PriceFailure failure = failure(coin, cause.getMessage(), Optional.empty());
      if (cause.isForEveryCoin()) {
        failuresOfFeed.add(failure);
      } else {
        collected.fail(failure);
      }
    } else {
      LOG.error("event=price_failed feed={} coin={}", feed, coin, failed);
      collected.fail(
          failure(coin, "it failed unexpectedly: " + failed.getCause(), Optional.empty()));
    }
  }

  private PriceFailure failure(Coin coin, String what, Optional<Duration> retryAfter) {
    String sentence = label + " gave no price of " + coin + ": " + what + ".";
    return new PriceFailure(feed, Optional.of(coin), sentence, retryAfter);
  }

  Prices prices() {
    if (hasQuotes || failuresOfFeed.isEmpty()) {
      failuresOfFeed.forEach(collected::fail);
    } else {
      collected.fail(ofFeed());
    }
    return collected.prices();
  }

  /** The first failure for all of them, with the longest time that the feed asked for. */
  private PriceFailure ofFeed() {
    Optional<Duration> longest =
        failuresOfFeed.stream()
            .flatMap(failure -> failure.retryAfter().stream())
            .max(Duration::compareTo);
    return new PriceFailure(feed, Optional.empty(), failuresOfFeed.get(0).message(), longest);
  }
}
