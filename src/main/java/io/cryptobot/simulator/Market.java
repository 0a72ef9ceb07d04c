package io.cryptobot.simulator;

import io.cryptobot.market.Candle;
import io.cryptobot.market.Coin;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The prices that the simulator was given, in steps of each product's price increment, and what
 * they were over a day. Thread-safe.
 */
final class Market implements Prices {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration KEPT = Duration.ofMinutes(1);

  private final Prices source;
  private final Clock clock;
  private final Map<Coin, Day> days = new ConcurrentHashMap<>();

  Market(Prices source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  /**
   * The last 24 hours of a coin.
   *
   * @param volume coins
   * @param asOf when this was read
   */
  record Day(double open, double high, double low, double last, double volume, Instant asOf) {
    /** Percent. */
    double change() {
      final double percent = 100;
      return open > 0 ? (last / open - 1) * percent : 0;
    }
  }

  Instant now() {
    return clock.instant();
  }

  /** What a product costs now. */
  Optional<Price> now(Product product) {
    return at(product.coin(), clock.instant());
  }

  @Override
  public Optional<Price> at(Coin coin, Instant time) {
    BigDecimal step =
        Product.find(coin.product()).map(Product::priceIncrement).orElse(BigDecimal.ONE);
    return source
        .at(coin, time)
        .map(
            price ->
                new Price(
                    stepped(price.bid(), step, RoundingMode.DOWN),
                    stepped(price.ask(), step, RoundingMode.UP),
                    stepped(price.last(), step, RoundingMode.HALF_EVEN)));
  }

  private static BigDecimal stepped(BigDecimal price, BigDecimal step, RoundingMode mode) {
    return price.divide(step, 0, mode).multiply(step).max(step);
  }

  /** Those that open at or before now. */
  @Override
  public List<Candle> candles(Coin coin, Duration length, Instant from, Instant to) {
    Instant now = clock.instant();
    return source.candles(coin, length, from, to.isAfter(now) ? now : to);
  }

  /** Read at most once a minute; flat at the last price where there are no candles of an hour. */
  Day day(Product product) {
    Instant now = clock.instant();
    @Nullable Day known = days.get(product.coin());
    if (known == null || known.asOf().plus(KEPT).isBefore(now) || known.asOf().isAfter(now)) {
      known = read(product, now);
      days.put(product.coin(), known);
    }
    return known;
  }

  /** The candles of an hour of the last 24, ascending. */
  List<Candle> lastDay(Product product) {
    Instant now = clock.instant();
    return candles(product.coin(), HOUR, now.minus(DAY), now);
  }

  private Day read(Product product, Instant now) {
    List<Candle> hours = lastDay(product);
    double last = now(product).map(price -> price.last().doubleValue()).orElse(0.0);
    if (hours.isEmpty()) {
      return new Day(last, last, last, last, 0, now);
    }
    double high = hours.stream().mapToDouble(Candle::high).max().orElse(last);
    double low = hours.stream().mapToDouble(Candle::low).min().orElse(last);
    double volume = hours.stream().mapToDouble(Candle::volume).sum();
    return new Day(hours.get(0).open(), high, low, last, volume, now);
  }
}
