package io.cryptobot.feed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.cryptobot.market.CandleSeries;
import io.cryptobot.market.Coin;
import io.cryptobot.market.Timeframe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvCandlesTest {
  private static final Coin BTC = new Coin("BTC-USD");
  private static final Coin ETH = new Coin("ETH-USD");
  private static final String HEADER = "timestamp,open,high,low,close,volume\n";
  private static final String MIDNIGHT = "2021-01-01T00:00:00Z,10,12,9,11,100\n";
  private static final String ONE = "2021-01-01T01:00:00Z,11,13,10,12,50.5\n";

  @TempDir Path folder;

  @Test
  void readsEveryColumnOfEveryRow() throws IOException {
    CandleSeries series = read(HEADER + MIDNIGHT + ONE);

    assertEquals(2, series.size());
    assertEquals(Instant.parse("2021-01-01T00:00:00Z"), series.openTime(0));
    assertArrayEquals(new double[] {10, 11}, series.open());
    assertArrayEquals(new double[] {12, 13}, series.high());
    assertArrayEquals(new double[] {9, 10}, series.low());
    assertArrayEquals(new double[] {11, 12}, series.close());
    assertArrayEquals(new double[] {100, 50.5}, series.volume());
  }

  @Test
  void acceptsAByteOrderMarkWindowsLineEndsAndEmptyLines() throws IOException {
    String text = "\uFEFF" + HEADER + MIDNIGHT + "\n" + ONE + "\n";

    assertEquals(2, read(text.replace("\n", "\r\n")).size());
  }

  @Test
  void acceptsAFileWithoutTheHeader() throws IOException {
    assertEquals(2, read(MIDNIGHT + ONE).size());
    assertEquals(2, read("\uFEFF" + MIDNIGHT + ONE).size());
  }

  @Test
  void acceptsALastRowWithoutALineEnd() throws IOException {
    assertEquals(2, read(HEADER + MIDNIGHT + ONE.strip()).size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1614556800",
        "1614556800000",
        "2021-03-01T00:00:00Z",
        "2021-03-01T00:00:00.000Z",
        "2021-03-01T00:00Z",
        "2021-03-01T01:00:00+01:00",
        "2021-03-01T00:00:00+00:00",
        "\"2021-03-01T00:00:00Z\"",
      })
  void acceptsEachFormOfATimestamp(String timestamp) throws IOException {
    CandleSeries series = read(HEADER + timestamp + ",10,12,9,11,100\n");

    assertEquals(Instant.parse("2021-03-01T00:00:00Z"), series.openTime(0));
  }

  @Test
  void acceptsNumbersWithAnExponentAndSpacesAroundThem() throws IOException {
    CandleSeries series = read(HEADER + "2021-01-01T00:00:00Z, 1e1 ,12,9,11,1.5E-7\n");

    assertEquals(10, series.open()[0]);
    assertEquals(1.5e-7, series.volume()[0]);
  }

  @Test
  void fillsAMissingHourFlat() throws IOException {
    CandleSeries series = read(HEADER + MIDNIGHT + "2021-01-01T02:00:00Z,11,13,10,12,1\n");

    assertEquals(3, series.size());
    assertTrue(series.isFilled(1));
    assertEquals(1, series.gaps().size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "2021-01-01T01:00:00Z,eleven,13,10,12,1   | the open 'eleven' is not a number",
        "2021-01-01T01:00:00Z,11,13,10,12,        | the volume '' is not a number",
        "2021-01-01T01:00:00Z,11,13,10,1_2,1      | the close '1_2' is not a number",
        "yesterday,11,13,10,12,1                  | the timestamp 'yesterday' cannot be read",
        "2021-01-01 01:00:00,11,13,10,12,1        | the timestamp '2021-01-01 01:00:00' cannot be",
        "2021-02-30T01:00:00Z,11,13,10,12,1       | the timestamp '2021-02-30T01:00:00Z' cannot",
        "2021-01-01T24:00:00Z,11,13,10,12,1       | the timestamp '2021-01-01T24:00:00Z' cannot",
        "2021-01-01T01:00:00.5Z,11,13,10,12,1     | the timestamp '2021-01-01T01:00:00.5Z' cannot",
        "1609462800500,11,13,10,12,1              | the timestamp '1609462800500' cannot be read",
        "99999999999999999999,11,13,10,12,1       | the timestamp '99999999999999999999' cannot",
        ",11,13,10,12,1                           | the timestamp is missing",
        "2021-01-01T01:00:00Z,11,13,10,12         | the row has 5 columns, it must have six",
        "2021-01-01T01:00:00Z,11,13,10,12,1,7     | the row has 7 columns, it must have six",
        "2021-01-01T01:00:00Z,NaN,13,10,12,1      | the open price is NaN",
        "2021-01-01T01:00:00Z,11,Infinity,10,12,1 | the high price is Infinity",
        "2021-01-01T01:00:00Z,11,13,10,12,NaN     | the volume is NaN",
        "2021-01-01T01:00:00Z,11,13,-10,12,1      | the low price is -10.0",
        "2021-01-01T01:00:00Z,11,13,0,12,1        | the low price is 0.0",
        "2021-01-01T01:00:00Z,11,9,10,12,1        | the high 9.0 is below the low 10.0",
        "2021-01-01T01:00:00Z,14,13,10,12,1       | the open 14.0 lies outside",
        "2021-01-01T01:00:00Z,11,13,10,9,1        | the close 9.0 lies outside",
        "2021-01-01T01:00:00Z,11,13,10,12,-1      | the volume is -1.0",
        "2021-01-01T00:00:00Z,11,13,10,12,1       | stands here a second time",
        "2020-12-31T23:00:00Z,11,13,10,12,1       | must be in ascending order",
        "2021-01-01T01:30:00Z,11,13,10,12,1       | is not the start of a candle of 1h",
        "2031-01-01T01:00:00Z,11,13,10,12,1       | more than a year after",
        "timestamp,open,high,low,close,volume     | the timestamp 'timestamp' cannot be read",
      })
  void aBadRowIsNamedWithFileAndLine(String row, String complaint) {
    String message = complaintAbout(HEADER + MIDNIGHT + row + "\n" + ONE);

    assertTrue(message.contains("BTC-USD-1h.csv, line 3: "), message);
    assertTrue(message.contains(complaint), message);
    assertTrue(message.endsWith("Correct this row or export the file anew."), message);
    assertFalse(message.contains("\n"), message);
  }

  @Test
  void aFieldThatRunsOnIsShownShortAndOnOneLine() {
    String message = complaintAbout(HEADER + MIDNIGHT + "\"" + ONE.repeat(1000));

    assertTrue(message.contains("'2021-01-01T01:00:00Z,11,13,10,12,50.5?20...'"), message);
    assertFalse(message.contains("\n"), message);
  }

  @Test
  void theLineIsTheLineOfTheFileAlsoAfterEmptyLines() {
    String message = complaintAbout(HEADER + MIDNIGHT + "\n\n\nbad,11,13,10,12,1\n");

    assertTrue(message.contains("line 6: "), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "time,open,high,low,close,volume\n",
        "timestamp,open,high,low,close\n",
        "timestamp,open,high,low,close,volume,trades\n",
        "timestamp,high,open,low,close,volume\n",
        "timestamp;open;high;low;close;volume\n",
      })
  void aWrongHeaderIsShownWithTheRightOne(String header) {
    String message = complaintAbout(header + MIDNIGHT);

    assertTrue(message.contains("BTC-USD-1h.csv, line 1: the header is 'time"), message);
    assertTrue(message.contains("must be 'timestamp,open,high,low,close,volume'"), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", HEADER})
  void aFileWithoutCandlesIsAnError(String text) {
    String message = complaintAbout(text);

    assertTrue(message.contains("BTC-USD-1h.csv holds no candles"), message);
  }

  @Test
  void aMissingFolderIsNamed() {
    CsvCandles source = new CsvCandles(folder.resolve("nowhere"));

    String message = complaint(source, BTC);

    assertTrue(message.contains("nowhere is missing or is no folder"), message);
  }

  @Test
  void aMissingCoinIsNamedWithWhatTheFolderHolds() throws IOException {
    Files.writeString(folder.resolve("ETH-USD-1h.csv"), HEADER + MIDNIGHT);
    Files.writeString(folder.resolve("BTC-USD-1d.csv"), HEADER + MIDNIGHT);

    String message = complaint(new CsvCandles(folder), BTC);

    assertTrue(message.contains("has no file BTC-USD-1h.csv"), message);
    assertTrue(message.contains("holds BTC-USD-1d.csv, ETH-USD-1h.csv."), message);
  }

  @Test
  void ofSeveralBadFilesTheFirstCoinsIsTheComplaint() throws IOException {
    Files.writeString(folder.resolve("BTC-USD-1h.csv"), HEADER + MIDNIGHT.repeat(2));
    Files.writeString(folder.resolve("ETH-USD-1h.csv"), "");

    assertTrue(complaint(new CsvCandles(folder), BTC, ETH).contains("BTC-USD-1h.csv, line 3"));
    assertTrue(complaint(new CsvCandles(folder), ETH, BTC).contains("ETH-USD-1h.csv holds no"));
  }

  @Test
  void aWindowTakesItsStartAndLeavesItsEnd() throws IOException {
    Files.writeString(folder.resolve("BTC-USD-1h.csv"), HEADER + MIDNIGHT + ONE);
    CsvCandles source = new CsvCandles(folder);
    Instant one = Instant.parse("2021-01-01T01:00:00Z");

    assertEquals(1, source.candles(BTC, Timeframe.H1, Instant.EPOCH, one).size());
    assertEquals(1, source.candles(BTC, Timeframe.H1, one, Instant.MAX).size());
    assertEquals(0, source.candles(BTC, Timeframe.H1, one.plusNanos(1), Instant.MAX).size());
  }

  @Test
  void readsAWindowsDisk() throws IOException {
    try (FileSystem windows = Jimfs.newFileSystem(Configuration.windows())) {
      Path home = windows.getPath("C:\\Users\\J\u00f6rg M\u00fcller\\candles");
      Files.createDirectories(home);
      Files.writeString(home.resolve("BTC-USD-1h.csv"), HEADER + "bad");

      String message = complaint(new CsvCandles(home), BTC);

      assertTrue(
          message.startsWith("C:\\Users\\J\u00f6rg M\u00fcller\\candles\\BTC-USD-1h.csv, line 2"));
    }
  }

  @Test
  void whatIsWrittenReadsBackTheSame() throws IOException {
    CandleSeries series =
        read(HEADER + MIDNIGHT + "2021-01-01T01:00:00Z,0.00000123,12345678,1e-9,0.1,29470\n");

    byte[] written = CandleCsv.write(Stream.of(0, 1).map(series::candle).toList());

    assertEquals(
        HEADER + MIDNIGHT + "2021-01-01T01:00:00Z,0.00000123,12345678,0.0000000010,0.1,29470\n",
        new String(written, StandardCharsets.UTF_8));
    assertEquals(series.candle(1), read(new String(written, StandardCharsets.UTF_8)).candle(1));
  }

  @Test
  void fourYearsOfFiveCoinsLoadWithTheirSevenGaps() {
    Path data = Path.of("../shared/data");
    assumeTrue(Files.isDirectory(data), "the folder of real candles ../shared/data is not here");
    List<Coin> coins =
        Stream.of("BTC", "ETH", "SOL", "AVAX", "DOGE").map(s -> new Coin(s + "-USD")).toList();

    List<CandleSeries> all = new CsvCandles(data).loadAll(coins, Timeframe.H1);

    assertEquals(coins, all.stream().map(CandleSeries::coin).toList());
    for (CandleSeries series : all) {
      assertEquals(35_064, series.size());
      assertEquals(7, series.gaps().size());
      assertEquals(14, series.gaps().stream().mapToInt(gap -> gap.candles()).sum());
    }
  }

  private CandleSeries read(String text) throws IOException {
    Files.writeString(folder.resolve("BTC-USD-1h.csv"), text);
    return new CsvCandles(folder).loadAll(List.of(BTC), Timeframe.H1).get(0);
  }

  private String complaintAbout(String text) {
    return assertThrows(CandleDataException.class, () -> read(text)).getMessage();
  }

  private static String complaint(CsvCandles source, Coin... coins) {
    return assertThrows(
            CandleDataException.class, () -> source.loadAll(List.of(coins), Timeframe.H1))
        .getMessage();
  }
}
