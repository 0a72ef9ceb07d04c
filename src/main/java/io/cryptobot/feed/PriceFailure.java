package io.cryptobot.feed;

import io.cryptobot.market.Coin;
import java.time.Duration;
import java.util.Optional;

/**
 * Why a feed did not give a price.
 *
 * @param feed the name of the feed: {@code coinbase}
 * @param coin the coin that it did not give; none if the feed as a whole failed
 * @param message a sentence for a person, without secrets
 * @param retryAfter for how long the service asked to be left alone
 */
public record PriceFailure(
    String feed, Optional<Coin> coin, String message, Optional<Duration> retryAfter) {

  /** The feed as a whole failed. */
  public static PriceFailure ofFeed(String feed, String message) {
    return new PriceFailure(feed, Optional.empty(), message, Optional.empty());
  }

  /** The feed works, and gave no sound price of this coin. */
  public static PriceFailure ofCoin(String feed, Coin coin, String message) {
    return new PriceFailure(feed, Optional.of(coin), message, Optional.empty());
  }
}
