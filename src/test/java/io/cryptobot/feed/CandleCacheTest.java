package io.cryptobot.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.cryptobot.files.FaultyFiles;
import io.cryptobot.files.FileLayer;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.market.Candle;
import io.cryptobot.market.CandleSeries;
import io.cryptobot.market.Coin;
import io.cryptobot.market.Timeframe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The feed gives four candles a page; the day is 2021-01-01, times are hours of it. */
class CandleCacheTest {
  private static final Coin BTC = new Coin("BTC-USD");
  private static final Coin ETH = new Coin("ETH-USD");

  @TempDir Path folder;

  private final ManualClock clock = new ManualClock("2021-06-01T00:00:00Z");
  private final FakeFeed feed = new FakeFeed("coinbase", clock);
  private final RecordingSleeper sleeper = new RecordingSleeper();

  @Test
  void downloadsPageByPageAndThenNothing() {
    assertEquals(10, candles(0, 10).size());
    assertEquals(requests("00 to 04", "04 to 08", "08 to 10"), feed.requests());

    assertEquals(10, candles(0, 10).size());
    assertEquals(5, candles(2, 7).size());
    assertEquals(List.of(), feed.requests());
  }

  @Test
  void anotherCacheOnTheSameFolderKnowsWhatCame() {
    candles(0, 4);
    feed.requests();

    assertEquals(4, candles(cache(folder), 0, 4).size());
    assertEquals(List.of(), feed.requests());
  }

  @Test
  void asksOnlyForWhatLacksBeforeInsideAndAfter() {
    candles(2, 4);
    candles(6, 8);
    feed.requests();

    CandleSeries all = candles(0, 10);

    assertEquals(requests("00 to 02", "04 to 06", "08 to 10"), feed.requests());
    assertEquals(10, all.size());
    assertEquals(List.of(), all.gaps());
  }

  @Test
  void aHoleIsNotAskedForAgain() {
    feed.hole("2021-01-01T00:00:00Z");
    feed.hole("2021-01-01T02:00:00Z");
    feed.hole("2021-01-01T03:00:00Z");

    assertEquals(1, candles(0, 4).size());
    feed.requests();

    assertEquals(1, candles(0, 4).size());
    assertEquals(List.of(), feed.requests());
  }

  @Test
  void aCoinWithoutAnyCandleIsNotAskedForAgain() {
    feed.hole("2021-01-01T00:00:00Z");

    assertTrue(candles(0, 1).isEmpty());
    feed.requests();

    assertTrue(candles(0, 1).isEmpty());
    assertEquals(List.of(), feed.requests());
  }

  @Test
  void theFormingCandleIsNeitherAskedForNorKept() throws IOException {
    clock.set("2021-01-01T03:59:59Z");

    assertEquals(3, candles(0, 10).size());
    assertEquals(requests("00 to 03"), feed.requests());

    clock.set("2021-01-01T04:00:00Z");
    assertEquals(4, candles(0, 10).size());
    assertEquals(requests("03 to 04"), feed.requests());
  }

  @Test
  void theNewestCandleIsAskedForAgainUntilItIsPublished() {
    clock.set("2021-01-01T04:00:01Z");
    feed.hole("2021-01-01T01:00:00Z");
    feed.hole("2021-01-01T03:00:00Z");

    assertEquals(3, candles(0, 10).size());
    feed.trade("2021-01-01T03:00:00Z");
    feed.requests();

    assertEquals(4, candles(0, 10).size());
    assertEquals(requests("03 to 04"), feed.requests());
    candles(0, 10);
    assertEquals(List.of(), feed.requests());
  }

  @Test
  void anInterruptedDownloadGoesOnWhereItStopped() {
    feed.failAfter(2);

    assertThrows(FeedException.class, () -> candles(0, 16));
    feed.requests();
    feed.failAfter(Integer.MAX_VALUE);

    assertEquals(16, candles(0, 16).size());
    assertEquals(requests("08 to 12", "12 to 16"), feed.requests());
  }

  @Test
  void aLongDownloadIsSavedEveryTenPages() {
    List<Integer> savedLines = new ArrayList<>();
    DownloadProgress watch =
        new DownloadProgress() {
          @Override
          public void advanced(Coin coin, int done, int total) {
            if (done == 10 || done == 19) {
              savedLines.add(lines(folder.resolve("coinbase/BTC-USD-1h.csv")).size());
            }
          }

          @Override
          public void stopped(Coin coin) {}
        };

    cache(folder).candles(BTC, Timeframe.H1, hour(0), hour(80), watch);

    assertEquals(List.of(41, 41), savedLines);
  }

  @Test
  void tellsHowTheDownloadGoesOn() {
    List<String> told = new ArrayList<>();
    DownloadProgress progress =
        new DownloadProgress() {
          @Override
          public void advanced(Coin coin, int done, int total) {
            told.add(coin + " " + done + "/" + total);
          }

          @Override
          public void stopped(Coin coin) {
            told.add(coin + " stopped");
          }
        };

    cache(folder).candles(BTC, Timeframe.H1, hour(0), hour(8), progress);
    feed.failAfter(1);
    assertThrows(
        FeedException.class,
        () -> cache(folder).candles(ETH, Timeframe.H1, hour(0), hour(8), progress));
    cache(folder).candles(BTC, Timeframe.H1, hour(0), hour(8), progress);

    assertEquals(
        List.of(
            "BTC-USD 0/2",
            "BTC-USD 1/2",
            "BTC-USD 2/2",
            "ETH-USD 0/2",
            "ETH-USD 1/2",
            "ETH-USD stopped"),
        told);
  }

  @Test
  void theFilesCanBeReadByAPersonAndAsAFolderOfCandles() throws IOException {
    feed.hole("2021-01-01T01:00:00Z");
    candles(0, 3);

    Path cached = folder.resolve("coinbase");
    assertEquals(
        List.of(
            "timestamp,open,high,low,close,volume",
            "2021-01-01T00:00:00Z,10,12,9,11,0.0000010",
            "2021-01-01T02:00:00Z,10,12,9,11,0.0000010"),
        lines(cached.resolve("BTC-USD-1h.csv")));
    assertEquals(
        List.of("from,to", "2021-01-01T00:00:00Z,2021-01-01T03:00:00Z"),
        lines(cached.resolve("BTC-USD-1h.asked")));
    assertEquals(3, new CsvCandles(cached).loadAll(List.of(BTC), Timeframe.H1).get(0).size());
  }

  @Test
  void windowsYearsApartLieInOneFile() {
    Instant before = Instant.parse("2018-01-01T00:00:00Z");

    candles(0, 4);
    CandleSeries old =
        cache(folder)
            .candles(BTC, Timeframe.H1, before, before.plusSeconds(7200), DownloadProgress.NONE);

    assertEquals(2, old.size());
    assertEquals(4, candles(0, 4).size());
  }

  @Test
  void aMarketThatWasClosedForYearsIsNamedAndItsFileStays() {
    Instant before = Instant.parse("2018-01-01T00:00:00Z");
    CandleFeed relisted = new RelistedFeed(before);
    CandleCache cache =
        new CandleCache(folder, relisted, clock, new WholeFiles(FileLayer.DISK, sleeper));

    FeedException failure =
        assertThrows(
            FeedException.class,
            () -> cache.candles(BTC, Timeframe.H1, before, hour(1), DownloadProgress.NONE));

    assertTrue(failure.getMessage().contains("more than a year after the candle before it"));
    assertFalse(Files.exists(folder.resolve("coinbase/BTC-USD-1h.csv.damaged")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "timestamp,open,high,low,close,volume\n2021-01-01T00:00:00Z,10,12,9,11\n",
        "timestamp,open,high,low,close,volume\n2021-01-01T00:00:01Z,10,12,9,11,1\n",
        """
        timestamp,open,high,low,close,volume
        2021-01-01T00:00:00Z,10,12,9,11,1
        2021-01-01T00:00:00Z,10,12,9,11,1
        """,
        "timestamp,open,high,low,close,volume\n2020-01-01T00:00:00Z,10,12,90,11,1\n",
        "\u0000\u0000\u0000",
      })
  void damagedCandlesAreSetAsideAndDownloadedAnew(String damage) throws IOException {
    candles(0, 4);
    feed.requests();
    Path csv = folder.resolve("coinbase/BTC-USD-1h.csv");
    Files.writeString(csv, damage);

    assertEquals(4, candles(0, 4).size());

    assertEquals(requests("00 to 04"), feed.requests());
    assertEquals(damage, Files.readString(folder.resolve("coinbase/BTC-USD-1h.csv.damaged")));
    assertEquals(5, lines(csv).size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "to,from\n",
        "from,to\n2021-01-01T00:00:00Z\n",
        "from,to\n2021-01-01T00:00:00Z,\n",
        "from,to\n2021-01-01T04:00:00Z,2021-01-01T00:00:00Z\n",
      })
  void aDamagedRecordOfWhatWasAskedIsSetAsideWithItsCandles(String damage) throws IOException {
    candles(0, 4);
    feed.requests();
    Files.writeString(folder.resolve("coinbase/BTC-USD-1h.asked"), damage);

    assertEquals(4, candles(0, 4).size());

    assertEquals(requests("00 to 04"), feed.requests());
    assertTrue(Files.exists(folder.resolve("coinbase/BTC-USD-1h.asked.damaged")));
    assertTrue(Files.exists(folder.resolve("coinbase/BTC-USD-1h.csv.damaged")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"BTC-USD-1h.csv", "BTC-USD-1h.asked"})
  void afterTheLossOfOneFileTheCandlesAreDownloadedAnew(String lost) throws IOException {
    candles(0, 4);
    feed.requests();
    Files.delete(folder.resolve("coinbase").resolve(lost));

    assertEquals(4, candles(0, 4).size());
    assertEquals(requests("00 to 04"), feed.requests());
  }

  @Test
  void whatTwoDownloadsAddToAFileAtTheSameTimeIsAllKept() {
    List<CompletableFuture<CandleSeries>> downloads = new ArrayList<>();
    for (int day = 0; day < 4; day++) {
      CandleCache own =
          new CandleCache(
              folder,
              new FakeFeed("coinbase", clock),
              clock,
              new WholeFiles(FileLayer.DISK, sleeper));
      int start = 24 * day;
      downloads.add(CompletableFuture.supplyAsync(() -> candles(own, start, start + 24)));
    }
    downloads.forEach(CompletableFuture::join);

    assertEquals(96, candles(0, 96).size());
    assertEquals(List.of(), feed.requests());
  }

  @Test
  void worksOnAWindowsDisk() throws IOException {
    try (FileSystem windows = Jimfs.newFileSystem(Configuration.windows())) {
      Path home = windows.getPath("C:\\Users\\J\u00f6rg M\u00fcller\\data\\candles");

      assertEquals(8, candles(cache(home), 0, 8).size());
      assertEquals(8, candles(cache(home), 0, 8).size());
      assertEquals(2, feed.requests().size());
    }
  }

  private CandleSeries candles(int fromHour, int toHour) {
    return candles(cache(folder), fromHour, toHour);
  }

  private static CandleSeries candles(CandleCache cache, int fromHour, int toHour) {
    return cache.candles(BTC, Timeframe.H1, hour(fromHour), hour(toHour), DownloadProgress.NONE);
  }

  private CandleCache cache(Path candles) {
    return new CandleCache(candles, feed, clock, new WholeFiles(FileLayer.DISK, sleeper));
  }

  private static Instant hour(int hour) {
    return Instant.parse("2021-01-01T00:00:00Z").plus(Duration.ofHours(hour));
  }

  private static List<String> requests(String... hours) {
    return List.of(hours).stream()
        .map(h -> h.replaceAll("(\\d\\d)", "2021-01-01T$1:00:00Z"))
        .map(h -> "BTC-USD " + h)
        .toList();
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Had one candle long ago, and has them again since 2021. */
  private record RelistedFeed(Instant before) implements CandleFeed {
    @Override
    public String name() {
      return "coinbase";
    }

    @Override
    public int candlesPerPage(Timeframe timeframe) {
      return 100_000;
    }

    @Override
    public CandlePage page(Coin coin, Timeframe timeframe, long fromSecond, long toSecond) {
      return new CandlePage(
          List.of(new Candle(before, 10, 12, 9, 11, 1), new Candle(hour(0), 10, 12, 9, 11, 1)),
          Instant.parse("2021-06-01T00:00:00Z"));
    }
  }

  @Test
  void aFileThatIsHeldIsNamedWithWhatToDo() {
    CandleStore store =
        new CandleStore(
            folder, new WholeFiles(new FaultyFiles(Integer.MAX_VALUE), new RecordingSleeper()));

    String message =
        assertThrows(
                FeedException.class,
                () -> store.add(new Coin("BTC-USD"), Timeframe.H1, List.of(), List.of()))
            .getMessage();

    assertTrue(message.contains("BTC-USD-1h.csv"), message);
    assertTrue(message.contains("close the programs that have its files open"), message);
  }
}
