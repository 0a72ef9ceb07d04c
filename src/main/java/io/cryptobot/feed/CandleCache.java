package io.cryptobot.feed;

import io.cryptobot.files.WholeFiles;
import io.cryptobot.market.Candle;
import io.cryptobot.market.CandleSeries;
import io.cryptobot.market.Coin;
import io.cryptobot.market.Timeframe;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The candles of one feed, kept in a folder of its own, so that a candle is downloaded once. The
 * feed is asked only for what has never been asked, oldest first, and what has come is saved every
 * few pages: an interrupted download goes on where it stopped.
 *
 * <p>In the folder {@code candles/coinbase} there are, for each coin and time frame, {@code
 * BTC-USD-1h.csv} in the form that {@link CsvCandles} reads, and {@code BTC-USD-1h.asked} with the
 * ranges of open times that have been asked. A damaged file is renamed to {@code .damaged} with a
 * warning in the log, and its candles are downloaded anew. Not thread-safe; several processes may
 * share the folder.
 */
public final class CandleCache {
  private static final int PAGES_PER_SAVE = 10;

  /**
   * A candle that is not there may still be published. After a day, or when a later one is there,
   * it will not be, and its place counts as a hole in the market.
   */
  private static final Duration UNTIL_A_HOLE_IS_CERTAIN = Duration.ofDays(1);

  private final CandleFeed feed;
  private final CandleStore store;
  private final Clock clock;

  /**
   * A cache in {@code candles/<name of the feed>}.
   *
   * @param candles the folder of all caches; made when needed
   * @param feed asked for what lacks
   * @param clock tells which candles have closed
   * @param files how its files are replaced
   */
  public CandleCache(Path candles, CandleFeed feed, Clock clock, WholeFiles files) {
    this.feed = feed;
    this.clock = clock;
    this.store = new CandleStore(candles.resolve(feed.name()), files);
  }

  /** The name of the feed. */
  public String name() {
    return feed.name();
  }

  /** What would have to be downloaded to have the closed candles of the window, ascending. */
  List<TimeRange> missing(Coin coin, Timeframe timeframe, Instant from, Instant to) {
    TimeRange window = closedWindow(timeframe, from, to);
    return store.load(coin, timeframe, window).asked().missing(window);
  }

  /**
   * The closed candles that open from {@code from} (included) to {@code to} (not included), after
   * the download of what is missing; no request is made if nothing is.
   *
   * @throws FeedException if the feed fails; what came before is kept
   */
  CandleSeries candles(
      Coin coin, Timeframe timeframe, Instant from, Instant to, DownloadProgress progress) {
    TimeRange window = closedWindow(timeframe, from, to);
    CandleStore.Kept kept = store.load(coin, timeframe, window);
    List<TimeRange> pages = pages(timeframe, kept.asked().missing(window));
    if (pages.isEmpty()) {
      return kept.series();
    }
    download(coin, timeframe, pages, progress);
    return store.load(coin, timeframe, window).series();
  }

  private TimeRange closedWindow(Timeframe timeframe, Instant from, Instant to) {
    long formingOpen = timeframe.candleOpenAt(clock.instant()).getEpochSecond();
    return TimeRange.of(timeframe, from, to).until(formingOpen);
  }

  private List<TimeRange> pages(Timeframe timeframe, List<TimeRange> missing) {
    long length = feed.candlesPerPage(timeframe) * timeframe.seconds();
    return missing.stream().flatMap(range -> range.pieces(length).stream()).toList();
  }

  private void download(
      Coin coin, Timeframe timeframe, List<TimeRange> pages, DownloadProgress progress) {
    Unsaved unsaved = new Unsaved(coin, timeframe);
    progress.advanced(coin, 0, pages.size());
    try {
      for (int done = 0; done < pages.size(); done++) {
        TimeRange asked = pages.get(done);
        unsaved.add(asked, feed.page(coin, timeframe, asked.from(), asked.to()));
        if (unsaved.pages() == PAGES_PER_SAVE || done == pages.size() - 1) {
          unsaved.save();
        }
        progress.advanced(coin, done + 1, pages.size());
      }
    } catch (FeedException failure) {
      progress.stopped(coin);
      unsaved.saveAfter(failure);
      throw failure;
    }
  }

  /** Pages that have come and are not on disk yet. */
  private final class Unsaved {
    private final Coin coin;
    private final Timeframe timeframe;
    private final List<Candle> candles = new ArrayList<>();
    private final List<TimeRange> asked = new ArrayList<>();

    Unsaved(Coin coin, Timeframe timeframe) {
      this.coin = coin;
      this.timeframe = timeframe;
    }

    int pages() {
      return asked.size();
    }

    void add(TimeRange range, CandlePage page) {
      candles.addAll(page.candles());
      asked.add(range.until(certainUntil(page)));
    }

    private long certainUntil(CandlePage page) {
      Instant aDayAgo = page.asOf().minus(UNTIL_A_HOLE_IS_CERTAIN);
      long certain = timeframe.candleOpenAt(aDayAgo).getEpochSecond();
      List<Candle> found = page.candles();
      if (found.isEmpty()) {
        return certain;
      }
      long lastOpen = found.get(found.size() - 1).openTime().getEpochSecond();
      return Math.max(certain, lastOpen + timeframe.seconds());
    }

    void save() {
      store.add(coin, timeframe, candles, asked);
      candles.clear();
      asked.clear();
    }

    /** Keeps what came before a failure; if that fails too, the failure says so as well. */
    void saveAfter(FeedException failure) {
      if (asked.isEmpty()) {
        return;
      }
      try {
        save();
      } catch (FeedException e) {
        failure.addSuppressed(e);
      }
    }
  }
}
