package io.cryptobot.journal;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * All rows of a CSV log, oldest first, one at a time: however long the log is, one row is in
 * memory. A log that {@link LogBook} has rolled is read as one: {@code name.1.csv}, {@code
 * name.2.csv}, ..., {@code name.csv}. Files that another program has saved with a byte order mark
 * or with Windows line ends are read too; columns are found by their names.
 */
public final class LogRows {
  private final Path log;
  private final List<String> columns;
  private final boolean isNewestAlone;

  private LogRows(Path log, List<String> columns, boolean isNewestAlone) {
    this.log = log;
    this.columns = List.copyOf(columns);
    this.isNewestAlone = isNewestAlone;
  }

  /**
   * All rows of a log.
   *
   * @param log the newest file, which need not be there
   * @param columns the cells that a row is given with, in this order
   */
  public static LogRows ofAll(Path log, List<String> columns) {
    return new LogRows(log, columns, false);
  }

  /** As {@link #ofAll}, without the files that were set aside. */
  public static LogRows ofNewest(Path log, List<String> columns) {
    return new LogRows(log, columns, true);
  }

  /**
   * Reads them.
   *
   * @param reader is given the cells of each row
   * @return how many rows have another number of cells than the header and were left out; a last
   *     one that is just being written does not count
   * @throws IOException if a file cannot be read, or is not this log; the message is for a person
   */
  public long forEach(Consumer<String[]> reader) throws IOException {
    long unreadable = 0;
    for (Path file : files()) {
      unreadable += read(file, reader);
    }
    return unreadable;
  }

  private List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>(isNewestAlone ? List.of() : setAside());
    if (Files.exists(log)) {
      files.add(log);
    }
    return files;
  }

  private List<Path> setAside() throws IOException {
    String name = log.getFileName().toString();
    int dot = name.lastIndexOf('.');
    Pattern rolled =
        Pattern.compile(
            Pattern.quote(name.substring(0, dot))
                + "\\.(\\d{1,9})"
                + Pattern.quote(name.substring(dot)));
    TreeMap<Integer, Path> older = new TreeMap<>();
    Path folder = log.toAbsolutePath().getParent();
    if (folder != null && Files.isDirectory(folder)) {
      try (Stream<Path> all = Files.list(folder)) {
        for (Path file : all.toList()) {
          Matcher matcher = rolled.matcher(file.getFileName().toString());
          if (matcher.matches()) {
            older.put(Integer.parseInt(matcher.group(1)), file);
          }
        }
      }
    }
    return List.copyOf(older.values());
  }

  private long read(Path file, Consumer<String[]> reader) throws IOException {
    try (CsvReader<CsvRecord> records =
        CsvReader.builder().detectBomHeader(true).ofCsvRecord(file)) {
      int[] places = null;
      int width = 0;
      long unreadable = 0;
      boolean isLastUnreadable = false;
      for (CsvRecord row : records) {
        if (places == null) {
          places = places(file, row.getFields());
          width = row.getFieldCount();
          continue;
        }
        isLastUnreadable = row.getFieldCount() != width;
        if (isLastUnreadable) {
          unreadable++;
        } else {
          reader.accept(cells(row, places));
        }
      }
      return isLastUnreadable ? unreadable - 1 : unreadable;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (CsvParseException e) {
      throw new IOException(file + " is not a CSV file that can be read: " + e.getMessage(), e);
    }
  }

  private int[] places(Path file, List<String> header) throws IOException {
    int[] places = new int[columns.size()];
    for (int i = 0; i < places.length; i++) {
      places[i] = header.indexOf(columns.get(i));
      if (places[i] < 0) {
        throw new IOException(
            file
                + " has no column "
                + columns.get(i)
                + " in its first line, so it is not what the bot wrote. Bring the file back from a"
                + " backup, or move it away");
      }
    }
    return places;
  }

  private static String[] cells(CsvRecord row, int[] places) {
    String[] cells = new String[places.length];
    for (int i = 0; i < places.length; i++) {
      cells[i] = row.getField(places[i]);
    }
    return cells;
  }
}
