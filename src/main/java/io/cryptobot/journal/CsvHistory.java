package io.cryptobot.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A CSV file that gets a row now and then and keeps all earlier ones. The header stands once, in
 * the first line. A file of that name with another header, as an older version wrote it, is set
 * aside as {@code name.1.csv} (the first free number) and a new one begun.
 */
public final class CsvHistory {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Path file;
  private final List<String> columns;
  private final OutputFiles files;

  public CsvHistory(Path file, List<String> columns, OutputFiles files) {
    this.file = file;
    this.columns = List.copyOf(columns);
    this.files = files;
  }

  /**
   * Appends a row.
   *
   * @return where a file with another header was set aside, if there was one
   * @throws FileNotWrittenException if the file cannot be read, moved or written
   */
  public Optional<Path> append(String... cells) {
    byte[] row = new CsvLines(columns).add(cells).toBytes();
    byte[] header = new CsvLines(columns).addHeader().toBytes();
    byte[] before = read();
    Optional<Path> aside = Optional.empty();
    if (before.length > 0 && !hasHeader(before, header)) {
      aside = Optional.of(setAside());
      before = header;
    } else if (before.length == 0) {
      before = header;
    }
    files.write(file, joined(before, row));
    return aside;
  }

  private byte[] read() {
    try {
      return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    } catch (IOException e) {
      throw FileNotWrittenException.failed(file, e);
    }
  }

  private static boolean hasHeader(byte[] content, byte[] header) {
    String first = new String(content, StandardCharsets.UTF_8).lines().findFirst().orElse("");
    String expected = new String(header, StandardCharsets.UTF_8).strip();
    return first.replace(BYTE_ORDER_MARK, "").strip().equals(expected);
  }

  private Path setAside() {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    for (int number = 1; ; number++) {
      String free = name.substring(0, dot) + "." + number + name.substring(dot);
      Path aside = file.resolveSibling(free);
      if (!Files.exists(aside)) {
        files.move(file, aside);
        return aside;
      }
    }
  }

  private static byte[] joined(byte[] before, byte[] row) {
    ByteArrayOutputStream all = new ByteArrayOutputStream(before.length + row.length + 1);
    all.writeBytes(before);
    if (before[before.length - 1] != '\n') {
      all.write('\n');
    }
    all.writeBytes(row);
    return all.toByteArray();
  }
}
