package io.cryptobot.journal;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the last rows of a log without reading the log. */
public final class CsvTail {
  /** What is read of a file, at most. */
  public static final int MOST_BYTES = 64 * 1024;

  private CsvTail() {}

  /**
   * The last whole rows of a file, oldest first; none if there is no file. The header and a last
   * line that is just being written are left out.
   *
   * @param most how many rows, of those in the file's last 64 KB
   * @param columns how many cells a row has; other rows are left out
   */
  public static List<List<String>> rows(Path file, int most, int columns) throws IOException {
    byte[] end;
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      long start = Math.max(0, channel.size() - MOST_BYTES);
      channel.position(start);
      ByteBuffer buffer = ByteBuffer.allocate((int) (channel.size() - start));
      while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
        // Reads on.
      }
      end = Arrays.copyOf(buffer.array(), buffer.position());
    } catch (NoSuchFileException e) {
      return List.of();
    }
    String text = new String(end, StandardCharsets.UTF_8);
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
