package io.cryptobot.feed;

import io.cryptobot.market.CandleSeries;
import io.cryptobot.market.Coin;
import io.cryptobot.market.Timeframe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Candles of the network's feeds, each with its cache, in the order of preference. A coin whose
 * candles the first feed does not give is asked of the next; the candles of a series always come
 * from one feed. Without a network it serves what the caches hold. Not thread-safe.
 */
public final class NetworkCandles implements CandleSource {
  private static final Logger LOG = LoggerFactory.getLogger(NetworkCandles.class);

  private final List<CandleCache> caches;
  private final DownloadProgress progress;

  /**
   * A source that asks these feeds.
   *
   * @param caches one or more, the preferred one first
   * @param progress is told of downloads
   */
  public NetworkCandles(List<CandleCache> caches, DownloadProgress progress) {
    if (caches.isEmpty()) {
      throw new IllegalArgumentException("no feed to take candles from");
    }
    this.caches = List.copyOf(caches);
    this.progress = progress;
  }

  @Override
  public String name() {
    return "network";
  }

  @Override
  public List<CandleSeries> candles(
      List<Coin> coins, Timeframe timeframe, Instant from, Instant to) {
    return new Round(timeframe, from, to).candles(coins);
  }

  /** One call: what has failed in it is not tried again for the next coin. */
  private final class Round {
    private final Timeframe timeframe;
    private final Instant from;
    private final Instant to;
    private final Set<CandleCache> down = new HashSet<>();
    private final List<FeedException> failures = new ArrayList<>();
    private final List<Coin> lacking = new ArrayList<>();

    Round(Timeframe timeframe, Instant from, Instant to) {
      this.timeframe = timeframe;
      this.from = from;
      this.to = to;
    }

    List<CandleSeries> candles(List<Coin> coins) {
      List<CandleSeries> found = new ArrayList<>();
      for (Coin coin : coins) {
        candles(coin).ifPresentOrElse(found::add, () -> lacking.add(coin));
      }
      if (!lacking.isEmpty()) {
        throw FeedException.ofService(complaint(), failures.get(0));
      }
      return found;
    }

    private Optional<CandleSeries> candles(Coin coin) {
      for (CandleCache cache : caches) {
        if (down.contains(cache) && !cache.missing(coin, timeframe, from, to).isEmpty()) {
          continue;
        }
        try {
          return Optional.of(cache.candles(coin, timeframe, from, to, progress));
        } catch (FeedException failure) {
          remember(failure, cache, coin);
        }
      }
      return Optional.empty();
    }

    private void remember(FeedException failure, CandleCache cache, Coin coin) {
      if (Thread.currentThread().isInterrupted()) {
        throw failure;
      }
      LOG.warn(
          "event=feed_failed feed={} coin={} reason=\"{}\"",
          cache.name(),
          coin,
          failure.getMessage());
      failures.add(failure);
      if (failure.isForEveryCoin()) {
        down.add(cache);
      }
    }

    private String complaint() {
      Map<String, List<Coin>> byRange = new LinkedHashMap<>();
      lacking.forEach(c -> byRange.computeIfAbsent(missing(c), r -> new ArrayList<>()).add(c));
      String what =
          byRange.entrySet().stream()
              .map(e -> names(e.getValue()) + e.getKey())
              .collect(Collectors.joining(", "));
      String why =
          failures.stream()
              .map(FeedException::getMessage)
              .distinct()
              .collect(Collectors.joining("; "));
      return "The "
          + timeframe.code()
          + " candles of "
          + what
          + " are not in the cache and could not be downloaded: "
          + why
          + ". Without a network, --csv DIR takes candles from a folder of files, and --sample"
          + " tries the bot on prices that the program makes up.";
    }

    private static String names(List<Coin> coins) {
      return coins.stream().map(Coin::product).collect(Collectors.joining(", "));
    }

    /** Which time is missing, with a space before it; empty if that is not known. */
    private String missing(Coin coin) {
      List<TimeRange> missing = caches.get(0).missing(coin, timeframe, from, to);
      return missing.isEmpty()
          ? ""
          : " " + new TimeRange(missing.get(0).from(), missing.get(missing.size() - 1).to());
    }
  }
}
