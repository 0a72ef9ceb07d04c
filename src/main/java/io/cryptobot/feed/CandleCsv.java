package io.cryptobot.feed;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.cryptobot.market.Candle;
import io.cryptobot.market.Coin;
import io.cryptobot.market.Timeframe;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The form of a candle file. Its name is product and time frame, {@code BTC-USD-1h.csv}; times are
 * the open times of the candles, UTC, ascending; prices are US dollars, the volume is in coins:
 *
 * <pre>
 * timestamp,open,high,low,close,volume
 * 2021-01-01T00:00:00Z,28923.63,29031.34,28690.17,28995.13,2311.811445
 * 2021-01-01T01:00:00Z,28995.13,29470,28960.35,29409.99,5403.068471
 * </pre>
 *
 * Read are also epoch seconds and milliseconds, a byte order mark, CRLF, empty lines, and a file
 * without the header.
 */
final class CandleCsv {
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final String HEADER = String.join(",", CandleRowReader.COLUMNS) + "\n";

  private CandleCsv() {}

  static String fileName(Coin coin, Timeframe timeframe) {
    return coin.product() + "-" + timeframe.code() + ".csv";
  }

  /**
   * Hands every row to {@code sink} and says how many there were.
   *
   * @throws CandleDataException naming file and line if a row cannot be used
   */
  static long read(Path file, RowSink sink) {
    CandleRowReader rows = new CandleRowReader(file.toString(), sink);
    // Measured: from one string of the whole file the reader is fastest in a young process.
    try (CsvReader<Boolean> reader = CsvReader.builder().build(rows, text(file))) {
      reader.forEach(row -> {});
      return rows.rows();
    } catch (CsvParseException e) {
      if (e.getCause() instanceof CandleDataException complaint) {
        throw complaint;
      }
      if (e.getCause() instanceof FeedException complaint) {
        throw complaint;
      }
      throw new CandleDataException(
          file + " cannot be read as CSV: " + e.getMessage() + ". Export the file anew.", e);
    } catch (IOException e) {
      throw new CandleDataException(
          file + " cannot be read (" + e + "). Check that the file may be read.", e);
    }
  }

  private static String text(Path file) throws IOException {
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  /** The file that holds these candles, which must be ascending. */
  static byte[] write(Iterable<Candle> candles) {
    StringBuilder csv = new StringBuilder(HEADER);
    for (Candle candle : candles) {
      csv.append(candle.openTime());
      append(csv, candle.open());
      append(csv, candle.high());
      append(csv, candle.low());
      append(csv, candle.close());
      append(csv, candle.volume());
      csv.append('\n');
    }
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** A comma and the shortest text that reads back as the same number, without an exponent. */
  private static void append(StringBuilder csv, double number) {
    String text = Double.toString(number);
    if (text.indexOf('E') >= 0) {
      text = new BigDecimal(text).toPlainString();
    }
    csv.append(',').append(text, 0, text.endsWith(".0") ? text.length() - 2 : text.length());
  }
}
