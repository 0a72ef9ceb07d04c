package io.cryptobot.feed;

import io.cryptobot.market.Coin;
import io.cryptobot.market.Quote;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What coins cost, as far as it could be learned.
 *
 * @param quotes sound ones only, in US dollars; a coin without one is absent
 * @param failures what went wrong, also where another feed made up for it
 */
public record Prices(Map<Coin, Quote> quotes, List<PriceFailure> failures) {

  /** Copies both, in their order. */
  public Prices {
    quotes = Collections.unmodifiableMap(new LinkedHashMap<>(quotes));
    failures = List.copyOf(failures);
  }

  /** No price, because of this. */
  static Prices failed(PriceFailure failure) {
    return new Prices(Map.of(), List.of(failure));
  }

  /** The quote of a coin, if there is one. */
  public Optional<Quote> of(Coin coin) {
    return Optional.ofNullable(quotes.get(coin));
  }

  /** What went wrong with the feed as a whole, if it gave nothing. */
  Optional<PriceFailure> failureOfFeed() {
    return quotes.isEmpty()
        ? failures.stream().filter(failure -> failure.coin().isEmpty()).findFirst()
        : Optional.empty();
  }

  /** Collects prices as they come. Not thread-safe. */
  static final class Collector {
    private final Map<Coin, Quote> quotes = new LinkedHashMap<>();
    private final List<PriceFailure> failures = new ArrayList<>();

    void add(Coin coin, Quote quote) {
      quotes.put(coin, quote);
    }

    void addAll(Prices more) {
      quotes.putAll(more.quotes());
      failures.addAll(more.failures());
    }

    void fail(PriceFailure failure) {
      failures.add(failure);
    }

    Prices prices() {
      return new Prices(quotes, failures);
    }
  }
}
