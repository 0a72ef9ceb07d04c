package io.cryptobot.simulator;

import io.cryptobot.market.Candle;
import io.cryptobot.market.CandleSeries;
import io.cryptobot.market.Coin;
import io.cryptobot.market.Decimals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Prices of recorded candles, as they were at the time that a clock says. The last price is the
 * close of the last candle that had closed; the bid and the ask stand half a spread below and
 * above. Nothing of a candle is told before it has closed. After the last candle there is no price.
 */
public final class CandlePrices implements Prices {
  private static final int DECIMALS = 8;
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private final Map<Coin, CandleSeries> series = new HashMap<>();
  private final BigDecimal halfSpread;
  private final Clock clock;

  /**
   * @param recorded one series a coin
   * @param spread ask minus bid, as a part of the price: 0.0002 for two basis points
   */
  public CandlePrices(Collection<CandleSeries> recorded, BigDecimal spread, Clock clock) {
    for (CandleSeries candles : recorded) {
      if (series.put(candles.coin(), candles) != null) {
        throw new IllegalArgumentException("two series of " + candles.coin());
      }
    }
    this.halfSpread = spread.divide(TWO);
    this.clock = clock;
  }

  @Override
  public Optional<Price> at(Coin coin, Instant time) {
    @Nullable CandleSeries candles = series.get(coin);
    if (candles == null || candles.isEmpty()) {
      return Optional.empty();
    }
    int closed = candles.indexOf(time.getEpochSecond()) - 1;
    if (closed < 0 || closed >= candles.size()) {
      return Optional.empty();
    }
    BigDecimal last = Decimals.of(candles.close()[closed]);
    return Optional.of(
        new Price(
            last.multiply(BigDecimal.ONE.subtract(halfSpread))
                .setScale(DECIMALS, RoundingMode.DOWN),
            last.multiply(BigDecimal.ONE.add(halfSpread)).setScale(DECIMALS, RoundingMode.UP),
            last));
  }

  @Override
  public List<Candle> candles(Coin coin, Duration length, Instant from, Instant to) {
    @Nullable CandleSeries candles = series.get(coin);
    List<Candle> found = new ArrayList<>();
    if (candles == null || length.toSeconds() % candles.timeframe().seconds() != 0) {
      return found;
    }
    long step = length.toSeconds();
    long begin = Math.max(from.getEpochSecond(), candles.firstOpenSecond());
    long open = -Math.floorDiv(-begin, step) * step;
    long end = Math.min(to.getEpochSecond(), Math.min(now(), candles.endSecond()) - step);
    for (; open <= end; open += step) {
      joined(candles.between(open, open + step), open).ifPresent(found::add);
    }
    return found;
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }

  /** As at Coinbase, there is none where nothing was traded. */
  private static Optional<Candle> joined(CandleSeries parts, long open) {
    double high = 0;
    double low = Double.POSITIVE_INFINITY;
    double volume = 0;
    boolean isTraded = false;
    for (int i = 0; i < parts.size(); i++) {
      isTraded |= !parts.isFilled(i);
      high = Math.max(high, parts.high()[i]);
      low = Math.min(low, parts.low()[i]);
      volume += parts.volume()[i];
    }
    return isTraded
        ? Optional.of(
            new Candle(
                Instant.ofEpochSecond(open),
                parts.open()[0],
                high,
                low,
                parts.close()[parts.size() - 1],
                volume))
        : Optional.empty();
  }
}
