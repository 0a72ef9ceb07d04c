package io.cryptobot.session;

import io.cryptobot.feed.CandleCache;
import io.cryptobot.feed.CandleSource;
import io.cryptobot.feed.CoinbaseCandles;
import io.cryptobot.feed.DownloadProgress;
import io.cryptobot.feed.FeedSettings;
import io.cryptobot.feed.NetworkCandles;
import io.cryptobot.files.WholeFiles;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Candles asked of the simulator over HTTP, with the cache, as a bot asks the real exchange. */
final class VenueCandles {
  private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(5);
  private static final int UNHURRIED = 1000;

  private VenueCandles() {}

  static CandleSource of(AccountWorld world) {
    FeedSettings settings =
        new FeedSettings(
            URI.create(world.simulator.url()),
            "cryptobot/test",
            UNHURRIED,
            ANSWERS_WITHIN,
            ANSWERS_WITHIN,
            ANSWERS_WITHIN);
    CandleCache cache =
        new CandleCache(
            world.home.data("candles"),
            new CoinbaseCandles(settings, world.time, world.time),
            world.time,
            WholeFiles.onDisk());
    return new NetworkCandles(List.of(cache), DownloadProgress.NONE);
  }
}
