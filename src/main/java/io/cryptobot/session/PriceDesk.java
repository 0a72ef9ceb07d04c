package io.cryptobot.session;

import io.cryptobot.feed.LivePrices;
import io.cryptobot.feed.PriceFailure;
import io.cryptobot.feed.Prices;
import io.cryptobot.market.Coin;
import io.cryptobot.market.Quote;
import io.cryptobot.session.JudgedPrice.Trust;
import io.cryptobot.time.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes prices from the feeds and judges them: how old they are, and whether they are so far from
 * the last candle that another reading has to confirm them. Blocks while it asks; run on a thread
 * of its own.
 */
public final class PriceDesk implements PriceSource {
  private static final Duration OLDEST = Duration.ofSeconds(60);
  private static final Duration BETWEEN_READINGS = Duration.ofSeconds(2);
  private static final double FAR = 0.20;
  private static final double ALIKE = 0.05;
  private static final double MOST_APART = 4;

  private final LivePrices prices;
  private final Clock clock;
  private final Sleeper sleeper;

  public PriceDesk(LivePrices prices, Clock clock, Sleeper sleeper) {
    this.prices = prices;
    this.clock = clock;
    this.sleeper = sleeper;
  }

  @Override
  public Round read(List<Coin> coins, Map<Coin, Double> lastCloses) throws InterruptedException {
    Prices answer = prices.quotes(coins);
    Map<Coin, JudgedPrice> judged = new LinkedHashMap<>();
    List<PriceFailure> failures = new ArrayList<>(answer.failures());
    for (Coin coin : coins) {
      Optional<Quote> quote = answer.of(coin);
      if (quote.isPresent()) {
        judged.put(coin, judge(coin, quote.get(), lastCloses.get(coin)));
      }
    }
    failures.addAll(old(judged));
    return new Round(judged, failures);
  }

  /** A price that is old is of use for stops; that it is old is told, once a feed. */
  private List<PriceFailure> old(Map<Coin, JudgedPrice> judged) {
    Map<String, List<String>> ages = new LinkedHashMap<>();
    judged.forEach(
        (coin, price) -> {
          if (price.trust() == Trust.STALE) {
            Duration age = Duration.between(price.quote().time(), clock.instant());
            ages.computeIfAbsent(price.quote().feed(), feed -> new ArrayList<>())
                .add(coin + " " + age.toSeconds() + " s");
          }
        });
    List<PriceFailure> failures = new ArrayList<>();
    ages.forEach(
        (feed, coins) ->
            failures.add(
                PriceFailure.ofFeed(
                    feed,
                    feed
                        + " tells old prices ("
                        + String.join(", ", coins)
                        + "), so nothing is bought at them. It is behind, or this computer's clock"
                        + " is ahead.")));
    return failures;
  }

  private JudgedPrice judge(Coin coin, Quote quote, @Nullable Double lastClose)
      throws InterruptedException {
    if (lastClose != null && isFar(quote, lastClose)) {
      return doubted(coin, quote, lastClose);
    }
    boolean isOld = Duration.between(quote.time(), clock.instant()).compareTo(OLDEST) > 0;
    return new JudgedPrice(quote, isOld ? Trust.STALE : Trust.SOUND);
  }

  private JudgedPrice doubted(Coin coin, Quote quote, double lastClose)
      throws InterruptedException {
    Optional<Quote> other = prices.secondOpinion(coin, quote.feed());
    if (other.isPresent() && Math.abs(other.get().bid() / quote.bid() - 1) <= ALIKE) {
      return new JudgedPrice(quote, Trust.SOUND);
    }
    if (quote.bid() > lastClose) {
      return new JudgedPrice(quote, Trust.UNCONFIRMED);
    }
    sleeper.sleep(BETWEEN_READINGS);
    Optional<Quote> again = prices.quotes(List.of(coin)).of(coin);
    boolean isSame =
        again.isPresent()
            && again.get().feed().equals(quote.feed())
            && again.get().bid() < lastClose
            && isFar(again.get(), lastClose)
            && isMarket(quote, again.get());
    return isSame
        ? new JudgedPrice(again.get(), Trust.LOW)
        : new JudgedPrice(quote, Trust.UNCONFIRMED);
  }

  /**
   * Whether two readings can be of one market. However deep it falls: in two seconds it does not
   * halve twice over, and who buys and who sells are not apart by as much.
   */
  private static boolean isMarket(Quote one, Quote other) {
    double ratio = one.bid() / other.bid();
    return ratio < MOST_APART
        && ratio > 1 / MOST_APART
        && one.ask() / one.bid() < MOST_APART
        && other.ask() / other.bid() < MOST_APART;
  }

  private static boolean isFar(Quote quote, double lastClose) {
    return Math.abs(quote.bid() / lastClose - 1) > FAR
        || Math.abs(quote.ask() / lastClose - 1) > FAR;
  }
}
