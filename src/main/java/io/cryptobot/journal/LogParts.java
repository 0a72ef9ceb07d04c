package io.cryptobot.journal;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A log with the parts of it that were set aside when they had grown too large, oldest first:
 * {@code trade_log.1.csv}, {@code trade_log.2.csv}, {@code trade_log.csv}.
 */
public final class LogParts {
  private LogParts() {}

  /** The files that are there. */
  public static List<Path> files(Path data, String name) {
    List<Path> files = new ArrayList<>();
    int dot = name.lastIndexOf('.');
    for (int number = 1; ; number++) {
      Path part = data.resolve(name.substring(0, dot) + "." + number + name.substring(dot));
      if (!Files.exists(part)) {
        break;
      }
      files.add(part);
    }
    Path last = data.resolve(name);
    if (Files.exists(last)) {
      files.add(last);
    }
    return files;
  }

  /**
   * Reads all rows in their order, without the headers.
   *
   * @param columns the names of the header
   * @param row takes a row with a cell a column
   * @return how many rows were left out, because they have other columns or {@code row} refused
   *     them with an {@link IllegalArgumentException}: a line that is just being written is such
   * @throws IOException if a file cannot be read
   */
  public static int read(Path data, String name, List<String> columns, Consumer<List<String>> row)
      throws IOException {
    int leftOut = 0;
    for (Path file : files(data, name)) {
      leftOut += readFile(file, columns, row);
    }
    return leftOut;
  }

  /** The same of one file; a missing one has no rows. */
  public static int readFile(Path file, List<String> columns, Consumer<List<String>> row)
      throws IOException {
    if (!Files.exists(file)) {
      return 0;
    }
    int leftOut = 0;
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .detectBomHeader(true)
            .skipEmptyLines(true)
            .ofCsvRecord(file, StandardCharsets.UTF_8)) {
      for (CsvRecord record : reader) {
        if (!record.getFields().equals(columns) && !isTaken(record.getFields(), columns, row)) {
          leftOut++;
        }
      }
    } catch (CsvParseException e) {
      throw new IOException(file + " is no CSV file: " + e.getMessage(), e);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return leftOut;
  }

  private static boolean isTaken(
      List<String> cells, List<String> columns, Consumer<List<String>> row) {
    if (cells.size() != columns.size()) {
      return false;
    }
    try {
      row.accept(cells);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
