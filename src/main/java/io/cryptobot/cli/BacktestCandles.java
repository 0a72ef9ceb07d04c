package io.cryptobot.cli;

import io.cryptobot.backtest.BacktestInput;
import io.cryptobot.backtest.BacktestPeriod;
import io.cryptobot.backtest.CandleOrigin;
import io.cryptobot.config.ConnectionSettings;
import io.cryptobot.credential.Slot;
import io.cryptobot.engine.TradingPlan;
import io.cryptobot.feed.CandleCache;
import io.cryptobot.feed.CandleFeed;
import io.cryptobot.feed.CandleSource;
import io.cryptobot.feed.CoinbaseCandles;
import io.cryptobot.feed.ConsoleProgress;
import io.cryptobot.feed.CryptoCompareCandles;
import io.cryptobot.feed.CsvCandles;
import io.cryptobot.feed.NetworkCandles;
import io.cryptobot.feed.SampleCandles;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.home.Home;
import io.cryptobot.market.CandleSeries;
import io.cryptobot.market.Timeframe;
import io.cryptobot.time.Sleeper;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Where a backtest's candles come from, and how to get those of its period. */
interface BacktestCandles {
  /** Shorter pauses only keep the pace. */
  Duration WORTH_SAYING = Duration.ofSeconds(2);

  CandleOrigin origin();

  /**
   * Candles as they were loaded.
   *
   * @param series one a coin of the plan, in its order; at least what was asked for, if it is there
   * @param period that was asked for
   */
  record Loaded(List<CandleSeries> series, BacktestPeriod period) {}

  /**
   * Loads the candles of the period that is asked for, with the warm-up before it.
   *
   * @param warmUpCandles how many before the period
   * @param period makes the period from the time at which the last candle closes
   */
  Loaded series(TradingPlan plan, int warmUpCandles, Function<Instant, BacktestPeriod> period);

  /** The same, cut as the plan's backtest wants it. */
  default BacktestInput load(TradingPlan plan, Function<Instant, BacktestPeriod> period) {
    int warmUp = plan.warmUpCandles();
    Loaded loaded = series(plan, warmUp, period);
    return BacktestInput.prepare(loaded.series(), loaded.period(), warmUp);
  }

  /** From a folder of files, which are read whole: their last candle is the end. */
  static BacktestCandles csv(Path folder) {
    return new BacktestCandles() {
      @Override
      public CandleOrigin origin() {
        return CandleOrigin.CSV;
      }

      @Override
      public Loaded series(
          TradingPlan plan, int warmUpCandles, Function<Instant, BacktestPeriod> period) {
        List<CandleSeries> series = new CsvCandles(folder).loadAll(plan.coins(), plan.timeframe());
        long end = series.stream().mapToLong(CandleSeries::endSecond).max().getAsLong();
        return new Loaded(series, period.apply(Instant.ofEpochSecond(end)));
      }
    };
  }

  /** Made up by the program. */
  static BacktestCandles sample() {
    return upTo(CandleOrigin.SAMPLE, new SampleCandles(), timeframe -> SampleCandles.END);
  }

  /** From the exchange, through the cache in the home folder. */
  static BacktestCandles network(Path home, ConnectionSettings settings, Console console) {
    CandleSource source = networkSource(home, new Keys(new Home(home), console), settings, console);
    return upTo(
        CandleOrigin.NETWORK,
        source,
        timeframe -> timeframe.candleOpenAt(console.clock().instant()));
  }

  /** The candles of the exchange, through the cache in the home folder. */
  static CandleSource networkSource(
      Path home, Keys keys, ConnectionSettings settings, Console console) {
    return networkSource(home.resolve("data"), "candles", keys, settings, console);
  }

  /** The same, with a cache of another name in the data folder. */
  static CandleSource networkSource(
      Path data, String cache, Keys keys, ConnectionSettings settings, Console console) {
    Path folder = data.resolve(cache);
    WholeFiles files = HomeParts.files(console);
    List<CandleCache> caches = new ArrayList<>();
    for (CandleFeed feed : feeds(keys, settings, console)) {
      caches.add(new CandleCache(folder, feed, console.clock(), files));
    }
    return new NetworkCandles(caches, new ConsoleProgress(console.err(), console.isTerminal()));
  }

  private static BacktestCandles upTo(
      CandleOrigin origin, CandleSource source, Function<Timeframe, Instant> end) {
    return new BacktestCandles() {
      @Override
      public CandleOrigin origin() {
        return origin;
      }

      @Override
      public Loaded series(
          TradingPlan plan, int warmUpCandles, Function<Instant, BacktestPeriod> period) {
        BacktestPeriod asked = period.apply(end.apply(plan.timeframe()));
        Duration warmUp = plan.timeframe().duration().multipliedBy(warmUpCandles);
        return new Loaded(
            source.candles(plan.coins(), plan.timeframe(), asked.from().minus(warmUp), asked.to()),
            asked);
      }
    };
  }

  private static List<CandleFeed> feeds(Keys keys, ConnectionSettings settings, Console console) {
    Sleeper sleeper = announcing(console);
    List<CandleFeed> feeds = new ArrayList<>();
    for (String name : settings.feeds()) {
      if (name.equals("coinbase")) {
        feeds.add(
            new CoinbaseCandles(
                FeedConnections.of(settings.coinbaseAdvanced()), console.clock(), sleeper));
      } else if (name.equals("cryptocompare")) {
        keys.apiKey(Slot.CRYPTOCOMPARE)
            .ifPresent(
                k ->
                    feeds.add(
                        new CryptoCompareCandles(
                            FeedConnections.of(settings.cryptocompare()),
                            k,
                            console.clock(),
                            sleeper)));
      }
    }
    if (feeds.isEmpty()) {
      throw new CommandFailedException(
          "No feed that has candles is configured: connections.json lists "
              + settings.feeds()
              + " under feeds. Add coinbase there, or use --csv DIR or --sample.");
    }
    return feeds;
  }

  /** Says when a feed is waited for, so that nobody takes the pause for a hang. */
  private static Sleeper announcing(Console console) {
    return pause -> {
      if (pause.compareTo(WORTH_SAYING) >= 0) {
        console
            .err()
            .println("The feed did not answer; trying again in " + pause.toSeconds() + " s.");
      }
      console.sleeper().sleep(pause);
    };
  }
}
