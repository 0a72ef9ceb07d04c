package io.cryptobot.journal;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the last rows of a log without reading the log. */
public final class CsvTail {
  /** What is read of a file, at most, where nothing else is said. */
  public static final int MOST_BYTES = 64 * 1024;

  private CsvTail() {}

  /** As the other, of the file's last 64 KB. */
  public static List<List<String>> rows(Path file, int most, int columns) throws IOException {
    return rows(file, most, columns, MOST_BYTES);
  }

  /**
   * The last whole rows of a file, oldest first; none if there is no file. The header and a last
   * line that is just being written are left out.
   *
   * @param most how many rows, of those in the file's last bytes
   * @param columns how many cells a row has; other rows are left out
   * @param mostBytes how much of the file is read
   */
  public static List<List<String>> rows(Path file, int most, int columns, int mostBytes)
      throws IOException {
    String text = FileTail.text(file, mostBytes);
    int first = text.indexOf('\n') + 1;
    int last = text.lastIndexOf('\n') + 1;
    if (first >= last) {
      return List.of();
    }
    List<List<String>> rows = new ArrayList<>();
    for (CsvRecord row : CsvReader.builder().ofCsvRecord(text.substring(first, last))) {
      if (row.getFieldCount() == columns) {
        rows.add(row.getFields());
      }
    }
    return List.copyOf(rows.subList(Math.max(0, rows.size() - most), rows.size()));
  }
}
