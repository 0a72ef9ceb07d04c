package io.cryptobot.journal;

import com.opencsv.CSVWriter;
import com.opencsv.ICSVWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Lines of a CSV file: UTF-8, commas, quotes only where a cell needs them, every line ended by a
 * line feed. No cell can be taken for a formula by a spreadsheet. Not thread-safe.
 */
public final class CsvLines {
  private final List<String> columns;
  private final StringWriter text = new StringWriter();
  private final CSVWriter writer =
      new CSVWriter(
          text,
          ICSVWriter.DEFAULT_SEPARATOR,
          ICSVWriter.DEFAULT_QUOTE_CHARACTER,
          ICSVWriter.DEFAULT_ESCAPE_CHARACTER,
          ICSVWriter.DEFAULT_LINE_END);

  /**
   * @param columns the names that make the header; every line has a cell for each
   */
  public CsvLines(List<String> columns) {
    this.columns = List.copyOf(columns);
  }

  /** Adds the line of the column names. */
  public CsvLines addHeader() {
    return add(columns.toArray(String[]::new));
  }

  /**
   * Adds a line.
   *
   * @throws IllegalArgumentException if there is not exactly one cell a column
   */
  public CsvLines add(String... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(
          cells.length + " cells do not fit the " + columns.size() + " columns " + columns);
    }
    String[] safe = new String[cells.length];
    for (int i = 0; i < cells.length; i++) {
      safe[i] = CsvText.withoutFormula(cells[i]);
    }
    writer.writeNext(safe, false);
    return this;
  }

  public byte[] toBytes() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
