package io.cryptobot.health;

import io.cryptobot.feed.Prices;
import io.cryptobot.market.Coin;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A price feed answers. One that others stand in for is a warning; without any price, none trades.
 */
public final class FeedCheck implements HealthCheck {
  private static final String LOOK =
      "Look whether this computer reaches the internet (firewall, proxy, VPN) and whether the"
          + " service has an outage.";

  private final String feed;
  private final FeedAnswers answers;

  public FeedCheck(String feed, FeedAnswers answers) {
    this.feed = feed;
    this.answers = answers;
  }

  @Override
  public String name() {
    return "prices from " + feed;
  }

  @Override
  public boolean needsNetwork() {
    return true;
  }

  @Override
  public Finding check() {
    Prices prices = answers.of(feed);
    List<Coin> missing = answers.missing(prices);
    if (missing.isEmpty()) {
      return Finding.pass("answers; coins: " + prices.quotes().size());
    }
    String names = missing.stream().map(Coin::product).collect(Collectors.joining(", "));
    String fact =
        (prices.quotes().isEmpty() ? "no price at all. " : "no price of " + names + ". ")
            + FeedAnswers.reasons(prices);
    return answers.hasElsewhere(missing, feed)
        ? Finding.warn(fact.strip() + " Another feed has them", LOOK)
        : Finding.fail(
            fact.strip() + " No other feed has them",
            LOOK + " Without a price the bot neither buys nor sells.");
  }
}
