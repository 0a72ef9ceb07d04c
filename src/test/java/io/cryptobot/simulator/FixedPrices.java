package io.cryptobot.simulator;

import io.cryptobot.market.Candle;
import io.cryptobot.market.Coin;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Prices that a test sets; the candles are flat, at the last price. */
public final class FixedPrices implements Prices {
  private final Map<Coin, Price> prices = new ConcurrentHashMap<>();

  /** One dollar between bid and ask of Bitcoin, less of the others. */
  public static FixedPrices ofFive() {
    FixedPrices fixed = new FixedPrices();
    fixed.set("BTC-USD", "59999", "60000");
    fixed.set("ETH-USD", "2999.5", "3000");
    fixed.set("SOL-USD", "149.9", "150");
    fixed.set("AVAX-USD", "29.99", "30");
    fixed.set("DOGE-USD", "0.1999", "0.2");
    return fixed;
  }

  public void set(String coin, String bid, String ask) {
    BigDecimal price = new BigDecimal(ask);
    prices.put(new Coin(coin), new Price(new BigDecimal(bid), price, price));
  }

  public void forget(String coin) {
    prices.remove(new Coin(coin));
  }

  @Override
  public Optional<Price> at(Coin coin, Instant time) {
    return Optional.ofNullable(prices.get(coin));
  }

  @Override
  public List<Candle> candles(Coin coin, Duration length, Instant from, Instant to) {
    List<Candle> candles = new ArrayList<>();
    at(coin, to)
        .ifPresent(
            price -> {
              double last = price.last().doubleValue();
              long step = length.toSeconds();
              long open = -Math.floorDiv(-from.getEpochSecond(), step) * step;
              for (; open <= to.getEpochSecond(); open += step) {
                candles.add(new Candle(Instant.ofEpochSecond(open), last, last, last, last, 1.5));
              }
            });
    return candles;
  }
}
