package io.cryptobot.cli;

import io.cryptobot.feed.CandleSource;
import io.cryptobot.feed.FeedException;
import io.cryptobot.feed.LivePrices;
import io.cryptobot.market.Candle;
import io.cryptobot.market.CandleSeries;
import io.cryptobot.market.Coin;
import io.cryptobot.market.Quote;
import io.cryptobot.market.Timeframe;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The local Coinbase's prices from the live feeds. They are read every few seconds on a thread of
 * their own; one that is a minute old is no price.
 */
final class FeedPrices implements OpenPrices {
  private static final Logger LOG = LoggerFactory.getLogger(FeedPrices.class);
  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final Duration OLDEST = Duration.ofSeconds(60);

  private final LivePrices feeds;
  private final CandleSource candles;
  private final List<Coin> coins;
  private final Map<Coin, Quote> known = new ConcurrentHashMap<>();
  private final Thread reader = new Thread(this::read, "local-coinbase-prices");

  FeedPrices(LivePrices feeds, CandleSource candles, List<Coin> coins) {
    this.feeds = feeds;
    this.candles = candles;
    this.coins = List.copyOf(coins);
    reader.setDaemon(true);
    refresh();
    reader.start();
  }

  private void refresh() {
    known.putAll(feeds.quotes(coins).quotes());
  }

  private void read() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Thread.sleep(EVERY.toMillis());
        refresh();
      }
    } catch (InterruptedException e) {
      LOG.debug("event=local_prices_end");
    }
  }

  @Override
  public Optional<Price> at(Coin coin, Instant time) {
    return Optional.ofNullable(known.get(coin))
        .filter(quote -> Duration.between(quote.time(), time).compareTo(OLDEST) <= 0)
        .map(
            quote -> {
              BigDecimal bid = BigDecimal.valueOf(quote.bid());
              return new Price(bid, BigDecimal.valueOf(quote.ask()), bid);
            });
  }

  @Override
  public List<Candle> candles(Coin coin, Duration length, Instant from, Instant to) {
    List<Candle> found = new ArrayList<>();
    for (Timeframe timeframe : Timeframe.values()) {
      if (timeframe.duration().equals(length)) {
        try {
          CandleSeries series =
              candles.candles(List.of(coin), timeframe, from, to.plus(length)).get(0);
          for (int i = 0; i < series.size(); i++) {
            found.add(series.candle(i));
          }
        } catch (FeedException e) {
          LOG.warn("event=no_candles coin={} reason=\"{}\"", coin, e.getMessage());
        }
      }
    }
    return found;
  }

  @Override
  public void close() {
    reader.interrupt();
    feeds.close();
  }
}
