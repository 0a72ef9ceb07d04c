package io.cryptobot.feed;

import io.cryptobot.files.WholeFiles;
import io.cryptobot.market.Candle;
import io.cryptobot.market.CandleSeries;
import io.cryptobot.market.Coin;
import io.cryptobot.market.InvalidCandleException;
import io.cryptobot.market.Timeframe;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of a candle cache: for each coin and time frame the candles, in the form of {@link
 * CsvCandles}, and beside them, in {@code BTC-USD-1h.asked}, which open times the service has been
 * asked for, end not included. What was asked and has no candle is a hole, not to be asked again:
 *
 * <pre>
 * from,to
 * 2021-01-01T00:00:00Z,2024-12-31T23:00:00Z
 * </pre>
 *
 * Candles are written before the range that claims them, so that a crash between the two costs a
 * download and never a candle. A damaged file is set aside with its neighbour as {@code .damaged}.
 * Several processes may use a folder: the pair is read and written under the lock of its {@code
 * .lock} file, and what another process added in the meantime is kept.
 */
final class CandleStore {
  private static final Logger LOG = LoggerFactory.getLogger(CandleStore.class);

  /** A file lock is held by the whole process, so its threads take turns before it. */
  private static final Object ONE_THREAD = new Object();

  private final Path folder;
  private final WholeFiles files;

  CandleStore(Path folder, WholeFiles files) {
    this.folder = folder;
    this.files = files;
  }

  /**
   * What is kept of a window.
   *
   * @param asked all that the service has been asked for, in the window and outside of it
   * @param series the candles of the window
   */
  record Kept(TimeRanges asked, CandleSeries series) {}

  /**
   * Reads both files, or sets them aside if one of them is damaged.
   *
   * @throws FeedException if the folder cannot be used
   */
  Kept load(Coin coin, Timeframe timeframe, TimeRange window) {
    return locked(() -> loadOrSetAside(coin, timeframe, window));
  }

  /**
   * Adds candles and the range in which they are all there are. A candle that is there already is
   * replaced.
   *
   * @throws FeedException if the files cannot be written, or have become damaged
   */
  void add(Coin coin, Timeframe timeframe, List<Candle> fresh, List<TimeRange> asked) {
    locked(
        () -> {
          NavigableMap<Long, Candle> candles = candles(coin, timeframe);
          fresh.forEach(candle -> candles.put(candle.openTime().getEpochSecond(), candle));
          TimeRanges ranges = ranges(coin, timeframe);
          for (TimeRange range : asked) {
            ranges = ranges.plus(range);
          }
          files.write(csv(coin, timeframe), CandleCsv.write(candles.values()));
          files.write(asked(coin, timeframe), AskedFile.write(ranges));
          return ranges;
        });
  }

  private NavigableMap<Long, Candle> candles(Coin coin, Timeframe timeframe) {
    NavigableMap<Long, Candle> candles = new TreeMap<>();
    Path csv = csv(coin, timeframe);
    RowSink keep =
        (t, o, h, l, c, v) -> candles.put(t, new Candle(Instant.ofEpochSecond(t), o, h, l, c, v));
    if (Files.exists(csv)) {
      CandleCsv.read(csv, checked(timeframe, keep));
    }
    return candles;
  }

  /** Without its candles, a range claims nothing. */
  private TimeRanges ranges(Coin coin, Timeframe timeframe) throws IOException {
    return Files.exists(csv(coin, timeframe))
        ? AskedFile.read(asked(coin, timeframe))
        : TimeRanges.NONE;
  }

  private Kept loadOrSetAside(Coin coin, Timeframe timeframe, TimeRange window) throws IOException {
    try {
      return new Kept(ranges(coin, timeframe), series(coin, timeframe, window));
    } catch (CandleDataException e) {
      LOG.warn(
          "event=candle_cache_damaged feed={} coin={} timeframe={} reason=\"{}\"",
          folder.getFileName(),
          coin,
          timeframe.code(),
          e.getMessage());
      setAside(csv(coin, timeframe));
      setAside(asked(coin, timeframe));
      return new Kept(TimeRanges.NONE, CandleSeries.builder(coin, timeframe).build());
    }
  }

  private CandleSeries series(Coin coin, Timeframe timeframe, TimeRange window) {
    CandleSeries.Builder series = CandleSeries.builder(coin, timeframe);
    RowSink inWindow =
        (t, o, h, l, c, v) -> {
          if (window.contains(t)) {
            append(series, coin, t, o, h, l, c, v);
          }
        };
    Path csv = csv(coin, timeframe);
    if (Files.exists(csv)) {
      CandleCsv.read(csv, checked(timeframe, inWindow));
    }
    return series.build();
  }

  /** A sound row that no series takes: the market of this coin was closed for too long. */
  private static void append(
      CandleSeries.Builder series,
      Coin coin,
      long t,
      double o,
      double h,
      double l,
      double c,
      double v) {
    try {
      series.add(t, o, h, l, c, v);
    } catch (InvalidCandleException e) {
      throw FeedException.ofCoin(
          "The candles of " + coin + " cannot be used: " + e.getMessage() + "; begin after it");
    }
  }

  private void setAside(Path file) throws IOException {
    if (Files.exists(file)) {
      files.move(file, file.resolveSibling(file.getFileName() + ".damaged"));
    }
  }

  /** Checks each row as a series does, but lets a hole be of any length. */
  private static RowSink checked(Timeframe timeframe, RowSink sink) {
    long[] last = {Long.MIN_VALUE};
    return (t, o, h, l, c, v) -> {
      Candle.check(o, h, l, c, v);
      if (!timeframe.isOpenTime(t) || t <= last[0]) {
        throw new InvalidCandleException(
            "the time " + Instant.ofEpochSecond(t) + " does not belong here");
      }
      last[0] = t;
      sink.row(t, o, h, l, c, v);
    };
  }

  private Path csv(Coin coin, Timeframe timeframe) {
    return folder.resolve(CandleCsv.fileName(coin, timeframe));
  }

  private Path asked(Coin coin, Timeframe timeframe) {
    return folder.resolve(coin.product() + "-" + timeframe.code() + ".asked");
  }

  @FunctionalInterface
  private interface FileWork<T> {
    T run() throws IOException;
  }

  private <T> T locked(FileWork<T> work) {
    try {
      return runLocked(work);
    } catch (IOException e) {
      throw FeedException.ofService(
          "The candle cache "
              + folder
              + " cannot be used ("
              + e
              + "); close the programs that have its files open, and check that they may be"
              + " written",
          e);
    } catch (CandleDataException e) {
      throw FeedException.ofService("The candle cache is damaged: " + e.getMessage(), e);
    }
  }

  private <T> T runLocked(FileWork<T> work) throws IOException {
    Files.createDirectories(folder);
    Path lock = folder.resolve(".lock");
    synchronized (ONE_THREAD) {
      try (FileChannel channel =
          FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        channel.lock(); // until the channel is closed
        return work.run();
      }
    }
  }
}
