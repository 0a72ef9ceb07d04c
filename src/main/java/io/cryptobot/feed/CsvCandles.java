package io.cryptobot.feed;

import io.cryptobot.market.CandleSeries;
import io.cryptobot.market.Coin;
import io.cryptobot.market.Timeframe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Candles from a folder with a file per coin and time frame, such as {@code BTC-USD-1h.csv}:
 *
 * <pre>
 * timestamp,open,high,low,close,volume
 * 2021-01-01T00:00:00Z,28923.63,29031.34,28690.17,28995.13,2311.811445
 * </pre>
 *
 * The timestamp is the candle's open, UTC: ISO 8601, or seconds or milliseconds since the epoch.
 * Rows ascend. Nothing is dropped: the first bad row is a {@link CandleDataException} that names
 * file and line. Missing hours are filled flat by {@link CandleSeries}. Immutable; the files are
 * read at each call.
 */
public final class CsvCandles implements CandleSource {
  private static final int NAMES_SHOWN = 12;

  private final Path folder;

  public CsvCandles(Path folder) {
    this.folder = folder;
  }

  @Override
  public String name() {
    return "csv";
  }

  @Override
  public List<CandleSeries> candles(
      List<Coin> coins, Timeframe timeframe, Instant from, Instant to) {
    long fromSecond = TimeRange.ceilSecond(from);
    long toSecond = TimeRange.ceilSecond(to);
    return loadAll(coins, timeframe).stream()
        .map(series -> series.between(fromSecond, toSecond))
        .toList();
  }

  /**
   * All candles that the files hold, a series per coin in the order of {@code coins}; none is
   * empty. If several files are bad, the complaint is about the first coin's.
   *
   * @throws CandleDataException if the folder or a coin's file is missing, empty or bad
   */
  public List<CandleSeries> loadAll(List<Coin> coins, Timeframe timeframe) {
    if (!Files.isDirectory(folder)) {
      throw new CandleDataException(
          "The candle folder "
              + folder
              + " is missing or is no folder. Name the folder that holds files such as "
              + "BTC-USD-1h.csv.");
    }
    ExecutorService pool = Executors.newFixedThreadPool(threads(coins.size()));
    try {
      List<Future<CandleSeries>> loading = new ArrayList<>();
      for (Coin coin : coins) {
        loading.add(pool.submit(() -> load(coin, timeframe)));
      }
      return loading.stream().map(CsvCandles::result).toList();
    } finally {
      pool.shutdownNow();
    }
  }

  /**
   * One core is left to the compiler of a young JVM, which is busy all the while: on two cores two
   * threads have been measured to be no faster than one.
   */
  private static int threads(int coins) {
    return Math.max(1, Math.min(coins, Runtime.getRuntime().availableProcessors() - 1));
  }

  private static CandleSeries result(Future<CandleSeries> loading) {
    try {
      return loading.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CandleDataException complaint) {
        throw complaint;
      }
      throw new IllegalStateException("reading candles failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CandleDataException("The reading of the candle files was interrupted.", e);
    }
  }

  private CandleSeries load(Coin coin, Timeframe timeframe) {
    Path file = folder.resolve(CandleCsv.fileName(coin, timeframe));
    if (!Files.isRegularFile(file)) {
      throw missing(coin, timeframe, file);
    }
    CandleSeries.Builder series = CandleSeries.builder(coin, timeframe);
    if (CandleCsv.read(file, series::add) == 0) {
      throw new CandleDataException(
          file
              + " holds no candles. Fill it with rows of "
              + String.join(",", CandleRowReader.COLUMNS)
              + ", or leave "
              + coin
              + " out of the settings.");
    }
    return series.build();
  }

  private CandleDataException missing(Coin coin, Timeframe timeframe, Path file) {
    return new CandleDataException(
        "The candle folder "
            + folder
            + " has no file "
            + file.getFileName()
            + " with the "
            + timeframe.code()
            + " candles of "
            + coin
            + "; "
            + holds()
            + ". Put the file there under that name, or leave the coin out of the settings.");
  }

  private String holds() {
    List<String> names;
    try (Stream<Path> files = Files.list(folder)) {
      names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".csv"))
              .sorted()
              .toList();
    } catch (IOException e) {
      return "what it holds cannot be listed (" + e + ")";
    }
    if (names.isEmpty()) {
      return "it holds no CSV file at all";
    }
    String shown = String.join(", ", names.subList(0, Math.min(names.size(), NAMES_SHOWN)));
    int more = names.size() - NAMES_SHOWN;
    return "it holds " + shown + (more > 0 ? " and " + more + " more" : "");
  }
}
