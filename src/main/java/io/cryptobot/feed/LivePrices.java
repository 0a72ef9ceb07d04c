package io.cryptobot.feed;

import io.cryptobot.market.Coin;
import io.cryptobot.market.Quote;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What coins cost now, from several feeds in the order of preference. Each coin has the quote of
 * the first feed that gives a sound one. A feed that failed as a whole is left alone for a while
 * ({@link FeedMemory}) and costs no time until then.
 *
 * <p>No call lasts longer than the deadline: what is left of it is shared equally among the feeds
 * that may still be asked, so that a dead one cannot use up the time of the others. The requests
 * run on threads of their own, so an interrupted caller returns at once. Nothing is thrown because
 * of a network. Thread-safe.
 */
public final class LivePrices implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LivePrices.class);

  private final List<Feed> feeds;
  private final Duration deadline;
  private final ExecutorService pool;

  /**
   * Prices of these feeds, which {@link #close()} closes too.
   *
   * @param services one or more, the preferred one first
   * @param deadline for one call
   * @param clock for the times of failures and successes
   */
  public LivePrices(List<? extends PriceService> services, Duration deadline, Clock clock) {
    if (services.isEmpty()) {
      throw new IllegalArgumentException("no feed to take prices from");
    }
    this.feeds =
        services.stream()
            .map(service -> new Feed(service, new FeedMemory(service.name(), clock)))
            .toList();
    this.deadline = deadline;
    this.pool = DaemonThreads.pool("prices", services.size());
  }

  private record Feed(PriceService service, FeedMemory memory) {
    String name() {
      return service.name();
    }
  }

  /**
   * The quotes of these coins. A coin that no feed gives is absent, and the failures say why; they
   * also hold what went wrong with a feed that another one stood in for.
   */
  public Prices quotes(List<Coin> coins) {
    return new Round(coins, feeds).prices();
  }

  /**
   * What another feed says, for a price that is hard to believe. A feed with few calls a minute
   * answers from what it said less than a minute ago. What goes wrong is logged and in {@link
   * #health()}.
   *
   * @param notFromThisFeed the feed whose price is doubted
   */
  public Optional<Quote> secondOpinion(Coin coin, String notFromThisFeed) {
    List<Feed> others =
        feeds.stream().filter(feed -> !feed.name().equals(notFromThisFeed)).toList();
    Prices answer = new Round(List.of(coin), others).prices();
    for (PriceFailure failure : answer.failures()) {
      LOG.warn(
          "event=second_opinion_failed feed={} coin={} reason=\"{}\"",
          failure.feed(),
          coin,
          failure.message());
    }
    return answer.of(coin);
  }

  /** How each feed is doing, the preferred one first. */
  public List<FeedHealth> health() {
    return feeds.stream().map(feed -> feed.memory().health()).toList();
  }

  /** Ends all threads and connections; a call that is under way returns with what it has. */
  @Override
  public void close() {
    pool.shutdownNow();
    feeds.forEach(feed -> feed.service().close());
  }

  /** One call. */
  private final class Round {
    private final Set<Coin> lacking;
    private final List<Feed> asked;
    private final Prices.Collector found = new Prices.Collector();
    private final long start = System.nanoTime();

    Round(List<Coin> coins, List<Feed> asked) {
      this.lacking = new LinkedHashSet<>(coins);
      this.asked = asked;
    }

    Prices prices() {
      List<Feed> ready = asked.stream().filter(feed -> feed.memory().nextTry().isEmpty()).toList();
      for (int i = 0; i < ready.size() && !lacking.isEmpty(); i++) {
        if (Thread.currentThread().isInterrupted()) {
          break;
        }
        ask(ready.get(i), ready.size() - i);
      }
      if (!lacking.isEmpty()) {
        asked.stream().filter(feed -> !ready.contains(feed)).forEach(this::tellLeftAlone);
      }
      return found.prices();
    }

    private void ask(Feed feed, int feedsLeft) {
      Duration left = deadline.minusNanos(System.nanoTime() - start);
      Prices answer = LivePrices.this.ask(feed, List.copyOf(lacking), left.dividedBy(feedsLeft));
      found.addAll(answer);
      lacking.removeAll(answer.quotes().keySet());
    }

    private void tellLeftAlone(Feed feed) {
      FeedHealth health = feed.memory().health();
      String until = health.nextTry().map(Instant::toString).orElse("now");
      found.fail(
          PriceFailure.ofFeed(
              feed.name(),
              feed.name()
                  + " is left alone until "
                  + until
                  + " (failures in a row: "
                  + health.failuresInARow()
                  + "). The last one: "
                  + health.lastError().orElse("")));
    }
  }

  private Prices ask(Feed feed, List<Coin> coins, Duration within) {
    Duration forTheFeed = within.multipliedBy(9).dividedBy(10);
    Future<Prices> answer;
    try {
      answer = pool.submit(() -> feed.service().quotes(coins, forTheFeed));
    } catch (RejectedExecutionException e) {
      return failed(feed, "is not asked any more, because the program ends");
    }
    try {
      return remembered(feed, answer.get(within.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      answer.cancel(true);
      return remembered(feed, failed(feed, "did not answer in time"));
    } catch (ExecutionException e) {
      LOG.error("event=price_feed_failed feed={}", feed.name(), e);
      return remembered(feed, failed(feed, "failed unexpectedly: " + e.getCause()));
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return failed(feed, "was interrupted while it was asked");
    }
  }

  private static Prices remembered(Feed feed, Prices answer) {
    feed.memory().remember(answer);
    return answer;
  }

  private static Prices failed(Feed feed, String what) {
    return Prices.failed(PriceFailure.ofFeed(feed.name(), feed.name() + " " + what + "."));
  }
}
