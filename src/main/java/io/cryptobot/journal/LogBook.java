package io.cryptobot.journal;

import io.cryptobot.files.FileLayer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends rows to the logs so that each stands there exactly once, whenever the process dies:
 *
 * <ol>
 *   <li>{@link #owe}: the rows are due, nothing is written;
 *   <li>the caller saves {@link #owed}, which has each log's length before the rows, with the state
 *       that gave rise to them;
 *   <li>{@link #settle} appends and forces the rows. Rows of a log that cannot be written, because
 *       Excel holds it, stay due.
 * </ol>
 *
 * A start gives what was last saved to {@link #remember} and settles it: what already stands in the
 * log is not written again, half a row is completed. Where somebody else has changed the log since,
 * nothing of theirs is cut. Not thread-safe.
 */
public final class LogBook {
  /** A larger log is set aside as {@code name.1.csv}. */
  public static final long LARGEST = 50L * 1024 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(LogBook.class);

  private final Path data;
  private final FileLayer layer;
  private final Map<String, List<String>> columns;
  private final Map<String, Due> dues = new LinkedHashMap<>();

  /**
   * @param columns of the CSV logs, by their name in the data folder
   */
  public LogBook(Path data, FileLayer layer, Map<String, List<String>> columns) {
    this.data = data;
    this.layer = layer;
    this.columns = Map.copyOf(columns);
  }

  /**
   * What one log is owed.
   *
   * @param length of the log in bytes before the rows
   * @param rows the text of the rows, each ended by a line feed, the header before them if the log
   *     is new
   */
  public record Owed(long length, String rows) {

    /** The length of the log with the rows. */
    public long end() {
      return length + rows.getBytes(StandardCharsets.UTF_8).length;
    }
  }

  private static final class Due {
    private final long length;
    private final ByteArrayOutputStream rows = new ByteArrayOutputStream();

    Due(long length) {
      this.length = length;
    }
  }

  /** Owes rows to a CSV log. */
  public void owe(String file, List<String[]> rows) throws IOException {
    if (rows.isEmpty()) {
      return;
    }
    CsvLines lines = new CsvLines(columns.getOrDefault(file, List.of()));
    Due due = due(file);
    if (due.length == 0 && due.rows.size() == 0) {
      lines.addHeader();
    }
    rows.forEach(lines::add);
    due.rows.writeBytes(lines.toBytes());
  }

  /** Owes lines to a log that has no header. */
  public void oweLines(String file, List<String> lines) throws IOException {
    if (!lines.isEmpty()) {
      Due due = due(file);
      lines.forEach(line -> due.rows.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8)));
    }
  }

  private Due due(String file) throws IOException {
    Due known = dues.get(file);
    if (known != null) {
      return known;
    }
    Path path = data.resolve(file);
    long length = Files.exists(path) ? Files.size(path) : 0;
    if (length > LARGEST && setAside(path)) {
      length = 0;
    }
    Due due = new Due(length);
    dues.put(file, due);
    return due;
  }

  private boolean setAside(Path path) {
    try {
      layer.move(path, aside(path, firstFree(path)));
      return true;
    } catch (IOException e) {
      LOG.warn("event=log_not_set_aside file={} reason=\"{}\"", path, e.toString());
      return false;
    }
  }

  private static int firstFree(Path path) {
    int number = 1;
    while (Files.exists(aside(path, number))) {
      number++;
    }
    return number;
  }

  private static Path aside(Path path, int number) {
    String name = path.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return path.resolveSibling(name.substring(0, dot) + "." + number + name.substring(dot));
  }

  /** What is due, by the log's name in the data folder. */
  public Map<String, Owed> owed() {
    Map<String, Owed> owed = new LinkedHashMap<>();
    dues.forEach(
        (file, due) ->
            owed.put(file, new Owed(due.length, due.rows.toString(StandardCharsets.UTF_8))));
    return owed;
  }

  /** How long a log is now, in bytes; 0 if it is not there. */
  public long length(String file) throws IOException {
    Path path = data.resolve(file);
    return Files.exists(path) ? Files.size(path) : 0;
  }

  /**
   * Cuts a log of ours back to a length that it had. One that was set aside at that length since is
   * put back; another shorter one stays.
   */
  public static void cutBack(Path log, long length) throws IOException {
    if (!Files.exists(log)) {
      return;
    }
    Path last = aside(log, firstFree(log) - 1);
    if (Files.size(log) > length) {
      FileLayer.DISK.truncate(log, length);
    } else if (Files.size(log) < length && Files.exists(last) && Files.size(last) == length) {
      FileLayer.DISK.move(last, log);
    }
  }

  /** How many rows are due in all. */
  public long rowsDue() {
    long rows = 0;
    for (Due due : dues.values()) {
      for (byte b : due.rows.toByteArray()) {
        rows += b == '\n' ? 1 : 0;
      }
    }
    return rows;
  }

  /** Takes over what an earlier run was still owing when it last saved. */
  public void remember(Map<String, Owed> owed) {
    owed.forEach(
        (file, rows) -> {
          if (rows.rows().isEmpty()) {
            return;
          }
          Due due = new Due(rows.length());
          due.rows.writeBytes(rows.rows().getBytes(StandardCharsets.UTF_8));
          dues.put(file, due);
        });
  }

  /**
   * Writes all that is due.
   *
   * @return what could not be written, by log: the rows stay due
   */
  public Map<String, IOException> settle() {
    Map<String, IOException> refused = new LinkedHashMap<>();
    for (String file : List.copyOf(dues.keySet())) {
      try {
        settle(file);
        dues.remove(file);
      } catch (IOException e) {
        refused.put(file, e);
      }
    }
    return refused;
  }

  private void settle(String file) throws IOException {
    Path path = data.resolve(file);
    Due due = dues.get(file);
    if (due == null) {
      return;
    }
    if (file.equals(AuditLogFormat.FILE)) {
      AuditLog.locked(data, () -> append(path, due));
    } else {
      append(path, due);
    }
  }

  private void append(Path path, Due due) throws IOException {
    byte[] missing = missing(path, due);
    if (missing.length > 0) {
      layer.createDirectories(Objects.requireNonNullElse(path.getParent(), data));
      layer.append(path, missing);
    }
    if (Files.exists(path)) {
      layer.force(path);
    }
  }

  private byte[] missing(Path path, Due due) throws IOException {
    long size = Files.exists(path) ? Files.size(path) : 0;
    byte[] rows = due.rows.toByteArray();
    if (size >= due.length) {
      byte[] added = FileBytes.from(path, due.length);
      if (isPrefix(added, rows)) {
        boolean isTorn = added.length == 0 && size > 0 && !endsWithLineFeed(path, size);
        byte[] rest = Arrays.copyOfRange(rows, added.length, rows.length);
        return isTorn ? joined("\n".getBytes(StandardCharsets.UTF_8), rest) : rest;
      }
    }
    byte[] missing = notFound(path, size, due.length, rows);
    return size == 0 && missing.length > 0 ? withHeader(path, missing) : missing;
  }

  private byte[] withHeader(Path path, byte[] rows) {
    List<String> names = columns.get(path.getFileName().toString());
    if (names == null) {
      return rows;
    }
    byte[] header = new CsvLines(names).addHeader().toBytes();
    return isPrefix(header, rows) ? rows : joined(header, rows);
  }

  private static boolean isPrefix(byte[] start, byte[] whole) {
    return start.length <= whole.length
        && Arrays.equals(start, 0, start.length, whole, 0, start.length);
  }

  private static boolean endsWithLineFeed(Path path, long size) throws IOException {
    return FileBytes.from(path, size - 1)[0] == '\n';
  }

  /** Somebody else has written here too: what of ours is not there is added behind theirs. */
  private static byte[] notFound(Path path, long size, long length, byte[] rows)
      throws IOException {
    String there = size == 0 ? "" : FileBytes.textFrom(path, size >= length ? length : 0);
    List<String> present = new ArrayList<>(there.lines().toList());
    if (size < length) {
      int number = firstFree(path);
      if (number > 1) {
        present.addAll(FileBytes.textFrom(aside(path, number - 1), 0).lines().toList());
      }
    }
    boolean isTorn = !there.isEmpty() && !there.endsWith("\n");
    StringBuilder missing = new StringBuilder();
    for (String line : new String(rows, StandardCharsets.UTF_8).lines().toList()) {
      if (!present.remove(line)) {
        missing.append(line).append('\n');
      }
    }
    if (missing.length() > 0 && isTorn) {
      missing.insert(0, '\n');
    }
    return missing.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] joined(byte[] one, byte[] other) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(one);
    all.writeBytes(other);
    return all.toByteArray();
  }
}
