package io.cryptobot.feed;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordWrapper;
import io.cryptobot.market.InvalidCandleException;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.List;

/**
 * Turns the fields of each row into numbers while they stand in the buffer of the CSV reader, and
 * hands the row on. Complains with a {@link CandleDataException}.
 */
final class CandleRowReader extends AbstractBaseCsvCallbackHandler<Boolean> {
  static final List<String> COLUMNS =
      List.of("timestamp", "open", "high", "low", "close", "volume");

  private static final int LONGEST_SHOWN = 40;

  private final String file;
  private final RowSink sink;
  private final double[] values = new double[COLUMNS.size()];
  private final String[] header = new String[COLUMNS.size()];
  private long openSecond;
  private boolean seenFirstRow;
  private boolean inHeader;
  private boolean hasTime;
  private long rows;

  /**
   * @param file as messages name it
   */
  CandleRowReader(String file, RowSink sink) {
    this.file = file;
    this.sink = sink;
  }

  /** How many rows of candles have been read. */
  long rows() {
    return rows;
  }

  @Override
  protected void handleBegin(long startingLineNumber) {
    hasTime = false;
    inHeader = false;
  }

  @Override
  protected void handleField(int column, char[] buffer, int offset, int length, boolean quoted) {
    if (column == 0) {
      firstField(buffer, offset, length);
    } else if (column < values.length && !inHeader) {
      values[column] = number(column, buffer, offset, length);
    }
    if (inHeader && column < header.length) {
      header[column] = shown(buffer, offset, length);
    }
  }

  private void firstField(char[] buffer, int offset, int length) {
    if (length == 0) {
      return;
    }
    boolean beginsWithDigit = buffer[offset] >= '0' && buffer[offset] <= '9';
    inHeader = !seenFirstRow && !beginsWithDigit;
    seenFirstRow = true;
    if (!inHeader) {
      openSecond = time(buffer, offset, length);
      hasTime = true;
    }
  }

  private long time(char[] buffer, int offset, int length) {
    try {
      return CandleTime.parse(buffer, offset, length);
    } catch (DateTimeException e) {
      throw badRow(
          "the timestamp '"
              + shown(buffer, offset, length)
              + "' cannot be read (a timestamp is 2021-01-01T00:00:00Z, or whole seconds or"
              + " milliseconds since 1970)");
    }
  }

  private double number(int column, char[] buffer, int offset, int length) {
    try {
      return JavaDoubleParser.parseDouble(buffer, offset, length);
    } catch (NumberFormatException e) {
      String text = shown(buffer, offset, length);
      throw badRow("the " + COLUMNS.get(column) + " '" + text + "' is not a number");
    }
  }

  @Override
  protected RecordWrapper<Boolean> buildRecord() {
    if (inHeader) {
      checkHeader();
    } else if (!isEmptyLine()) {
      handOn();
    }
    return wrapRecord(Boolean.TRUE);
  }

  private void checkHeader() {
    boolean matches = getFieldCount() == COLUMNS.size();
    for (int i = 0; i < header.length && matches; i++) {
      matches = COLUMNS.get(i).equalsIgnoreCase(header[i].strip());
    }
    if (!matches) {
      List<String> found = Arrays.asList(header).subList(0, Math.min(getFieldCount(), 6));
      throw new CandleDataException(
          at()
              + "the header is '"
              + String.join(",", found)
              + "', it must be '"
              + String.join(",", COLUMNS)
              + "'. Put these six columns in this order, with commas between them.");
    }
  }

  private void handOn() {
    if (getFieldCount() != COLUMNS.size()) {
      throw badRow(
          "the row has "
              + getFieldCount()
              + " columns, it must have six ("
              + String.join(",", COLUMNS)
              + ")");
    }
    if (!hasTime) {
      throw badRow("the timestamp is missing");
    }
    try {
      sink.row(openSecond, values[1], values[2], values[3], values[4], values[5]);
    } catch (InvalidCandleException e) {
      throw badRow(String.valueOf(e.getMessage()));
    }
    rows++;
  }

  /** A field as a message shows it: a damaged file may hold anything, of any length. */
  private static String shown(char[] buffer, int offset, int length) {
    String text = new String(buffer, offset, Math.min(length, LONGEST_SHOWN));
    return text.replaceAll("\\p{Cntrl}", "?") + (length > LONGEST_SHOWN ? "..." : "");
  }

  private CandleDataException badRow(String wrong) {
    return new CandleDataException(at() + wrong + ". Correct this row or export the file anew.");
  }

  private String at() {
    return file + ", line " + getStartingLineNumber() + ": ";
  }
}
