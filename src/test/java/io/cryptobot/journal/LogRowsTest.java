package io.cryptobot.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogRowsTest {
  @TempDir Path data;

  private final List<String> read = new ArrayList<>();

  private void write(String name, String text) throws IOException {
    Files.writeString(data.resolve(name), text);
  }

  private long read(String... columns) throws IOException {
    return LogRows.ofAll(data.resolve("log.csv"), List.of(columns))
        .forEach(cells -> read.add(String.join("|", cells)));
  }

  @Test
  void aLogThatIsNotThereHasNoRows() throws IOException {
    assertEquals(0, read("a"));
    assertEquals(
        0, LogRows.ofAll(data.resolve("no folder").resolve("log.csv"), List.of()).forEach(r -> {}));
    assertEquals(List.of(), read);
  }

  @Test
  void cellsComeByTheNamesOfTheirColumns() throws IOException {
    write("log.csv", "a,b,c\n1,\"2, quoted\",3\n4,,6\n");
    assertEquals(0, read("c", "b"));
    assertEquals(List.of("3|2, quoted", "6|"), read);
  }

  @Test
  void rolledFilesComeFirstInTheOrderOfTheirNumbers() throws IOException {
    write("log.csv", "a\nnewest\n");
    write("log.1.csv", "a\nfirst\n");
    write("log.2.csv", "a\nsecond\n");
    write("log.10.csv", "a\ntenth\n");
    write("log.old.csv", "another\nfile\n");
    write("other_log.1.csv", "another\nfile\n");
    read("a");
    assertEquals(List.of("first", "second", "tenth", "newest"), read);
  }

  @Test
  void theNewestFileCanBeReadAlone() throws IOException {
    write("log.csv", "a\nnewest\n");
    write("log.1.csv", "another header\nx\n");
    LogRows.ofNewest(data.resolve("log.csv"), List.of("a")).forEach(cells -> read.add(cells[0]));
    assertEquals(List.of("newest"), read);
  }

  @Test
  void whatExcelSavesIsRead() throws IOException {
    write("log.csv", "\uFEFFa,b\r\n1,2\r\n\r\n3,4\r\n");
    assertEquals(0, read("a", "b"));
    assertEquals(List.of("1|2", "3|4"), read);
  }

  @Test
  void rowsOfAnotherWidthAreCountedButNotOneThatIsBeingWritten() throws IOException {
    write("log.csv", "a,b\n1\n1,2\n1,2,3\n3,4\n5");
    assertEquals(2, read("a"));
    assertEquals(List.of("1", "3"), read);
  }

  @Test
  void aFileWithoutTheColumnIsNamed() throws IOException {
    write("log.csv", "a;b\n1;2\n");
    IOException refusal = assertThrows(IOException.class, () -> read("a"));
    assertTrue(String.valueOf(refusal.getMessage()).contains("log.csv has no column a"));
  }

  @Test
  void anEmptyFileHasNoRows() throws IOException {
    write("log.csv", "");
    assertEquals(0, read("a"));
  }
}
