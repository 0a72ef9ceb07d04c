package io.cryptobot.feed;

import io.cryptobot.market.Coin;
import io.cryptobot.market.Quote;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A feed that says what a test wants it to, at once. */
final class FakePrices implements PriceService {
  private final String name;
  private final Clock clock;
  private final Map<Coin, Double> prices = new LinkedHashMap<>();
  private final List<List<Coin>> asked = new ArrayList<>();
  private Optional<PriceFailure> failure = Optional.empty();
  private boolean isBroken;
  private boolean isClosed;

  FakePrices(String name, Clock clock) {
    this.name = name;
    this.clock = clock;
  }

  FakePrices says(Coin coin, double price) {
    prices.put(coin, price);
    return this;
  }

  FakePrices fails() {
    return fails(Optional.empty());
  }

  FakePrices fails(Optional<Duration> retryAfter) {
    failure = Optional.of(new PriceFailure(name, Optional.empty(), name + " is down.", retryAfter));
    return this;
  }

  void works() {
    failure = Optional.empty();
  }

  void breaksItsContract() {
    isBroken = true;
  }

  /** What it was asked for, call by call. */
  List<List<Coin>> asked() {
    return asked;
  }

  boolean isClosed() {
    return isClosed;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Prices quotes(List<Coin> coins, Duration within) {
    asked.add(coins);
    if (isBroken) {
      throw new IllegalStateException("a mistake");
    }
    if (failure.isPresent()) {
      return Prices.failed(failure.get());
    }
    Prices.Collector answer = new Prices.Collector();
    for (Coin coin : coins) {
      Optional.ofNullable(prices.get(coin))
          .ifPresentOrElse(
              price -> answer.add(coin, new Quote(price, price, clock.instant(), name)),
              () -> answer.fail(PriceFailure.ofCoin(name, coin, name + " lacks " + coin + ".")));
    }
    return answer.prices();
  }

  @Override
  public void close() {
    isClosed = true;
  }
}
