package io.cryptobot.health;

import io.cryptobot.feed.PriceFailure;
import io.cryptobot.feed.PriceService;
import io.cryptobot.feed.Prices;
import io.cryptobot.market.Coin;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Asks each price feed once, all at the same time, and shares the answers among the checks. */
public final class FeedAnswers {
  private final List<PriceService> services;
  private final Set<String> standIns;
  private final List<Coin> coins;
  private final Duration within;
  private final Map<String, CompletableFuture<Prices>> asked = new LinkedHashMap<>();

  /**
   * Nothing is asked yet.
   *
   * @param services whom to ask
   * @param standIns the names of those that the bot takes prices from; another service's answer
   *     helps it nothing
   * @param within the time that each has
   */
  public FeedAnswers(
      List<? extends PriceService> services,
      Collection<String> standIns,
      List<Coin> coins,
      Duration within) {
    this.services = List.copyOf(services);
    this.standIns = Set.copyOf(standIns);
    this.coins = List.copyOf(coins);
    this.within = within;
  }

  /** What the feed says; the first call asks all feeds. */
  Prices of(String feed) {
    CompletableFuture<Prices> answer = asked().get(feed);
    if (answer == null) {
      throw new IllegalArgumentException("no such feed: " + feed);
    }
    return answer.join();
  }

  private synchronized Map<String, CompletableFuture<Prices>> asked() {
    if (asked.isEmpty()) {
      for (PriceService service : services) {
        asked.put(service.name(), ask(service));
      }
    }
    return asked;
  }

  private CompletableFuture<Prices> ask(PriceService service) {
    CompletableFuture<Prices> answer = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                answer.complete(service.quotes(coins, within));
              } catch (RuntimeException e) {
                answer.completeExceptionally(e);
              }
            },
            "health-" + service.name());
    thread.setDaemon(true);
    thread.start();
    return answer;
  }

  /** The coins that this answer has no price of. */
  List<Coin> missing(Prices prices) {
    return coins.stream().filter(coin -> prices.of(coin).isEmpty()).toList();
  }

  /** Whether another feed than this one tells all these coins' prices. */
  boolean hasElsewhere(List<Coin> wanted, String notThisFeed) {
    return wanted.stream()
        .allMatch(
            coin ->
                services.stream()
                    .map(PriceService::name)
                    .filter(name -> standIns.contains(name) && !name.equals(notThisFeed))
                    .anyMatch(name -> tells(name, coin)));
  }

  private boolean tells(String feed, Coin coin) {
    try {
      return of(feed).of(coin).isPresent();
    } catch (RuntimeException e) {
      // A broken feed gives no price; its own check tells what broke.
      return false;
    }
  }

  /** What went wrong, each sentence once. */
  static String reasons(Prices prices) {
    return prices.failures().stream()
        .map(PriceFailure::message)
        .distinct()
        .collect(Collectors.joining(" "));
  }
}
