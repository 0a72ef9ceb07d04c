package io.cryptobot.cli;

import io.cryptobot.market.Candle;
import io.cryptobot.market.CandleSeries;
import io.cryptobot.market.Coin;
import io.cryptobot.simulator.CandlePrices;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The local Coinbase's prices from recorded candles, moved to today: they go by as fast as they did
 * then. What has passed at the start is what indicators need to begin.
 */
final class ReplayedPrices implements OpenPrices {
  private static final BigDecimal SPREAD = new BigDecimal("0.0002");
  private static final Duration WHOLE = Duration.ofDays(1);

  private final CandlePrices recorded;
  private final Duration shift;

  /**
   * @param series one a coin
   * @param start when the replay began, by the real clock
   * @param passed how many candles had closed then
   */
  ReplayedPrices(List<CandleSeries> series, Instant start, int passed, Clock clock) {
    this.shift = shift(series.get(0), start, passed);
    this.recorded = new CandlePrices(series, SPREAD, Clock.offset(clock, shift.negated()));
  }

  /**
   * By whole days, so that a candle of any length still opens where such candles open. Of fewer
   * candles than that needs, the first half has passed, and only candles of their length open
   * there.
   */
  private static Duration shift(CandleSeries first, Instant start, int passed) {
    Duration step = Duration.ofSeconds(first.timeframe().seconds());
    if (first.size() > passed + WHOLE.dividedBy(step)) {
      return whole(WHOLE, Duration.between(first.openTime(passed), start));
    }
    return whole(step, Duration.between(first.openTime(first.size() / 2), start));
  }

  private static Duration whole(Duration step, Duration time) {
    return step.multipliedBy(time.dividedBy(step));
  }

  @Override
  public Optional<Price> at(Coin coin, Instant time) {
    return recorded.at(coin, time.minus(shift));
  }

  @Override
  public List<Candle> candles(Coin coin, Duration length, Instant from, Instant to) {
    return recorded.candles(coin, length, from.minus(shift), to.minus(shift)).stream()
        .map(
            one ->
                new Candle(
                    one.openTime().plus(shift),
                    one.open(),
                    one.high(),
                    one.low(),
                    one.close(),
                    one.volume()))
        .toList();
  }

  @Override
  public void close() {}
}
