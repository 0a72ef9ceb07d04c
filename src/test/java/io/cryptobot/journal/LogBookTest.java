package io.cryptobot.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.files.FileLayer;
import io.cryptobot.journal.LogBook.Owed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.Mockito;

class LogBookTest {
  private static final String FILE = "log.csv";
  private static final List<String> COLUMNS = List.of("a", "b");

  @TempDir private Path data;

  private String text() throws IOException {
    return Files.readString(data.resolve(FILE));
  }

  private LogBook book() {
    return new LogBook(data, FileLayer.DISK, Map.of(FILE, COLUMNS));
  }

  private LogBook owing(String... firstCells) throws IOException {
    LogBook book = book();
    for (String cell : firstCells) {
      book.owe(FILE, List.<String[]>of(new String[] {cell, "x"}));
    }
    return book;
  }

  @Test
  void aRowComesWithItsHeaderOnce() throws IOException {
    assertTrue(owing("1").settle().isEmpty());
    assertTrue(owing("2").settle().isEmpty());
    assertEquals("a,b\n1,x\n2,x\n", text());
  }

  @Test
  void S23_rowsThatACrashKeptFromTheLogAreWrittenOnceHoweverMuchOfThemStandsThere()
      throws IOException {
    owing("1").settle();
    LogBook book = owing("2", "3");
    Map<String, Owed> saved = book.owed();
    String before = text();
    String rows = Objects.requireNonNull(saved.get(FILE)).rows();
    for (int cut = 0; cut <= rows.length(); cut++) {
      Files.writeString(data.resolve(FILE), before + rows.substring(0, cut));
      for (int start = 0; start < 2; start++) {
        LogBook next = book();
        next.remember(saved);
        assertTrue(next.settle().isEmpty());
        assertEquals(before + rows, text(), "cut after " + cut);
      }
    }
  }

  @Test
  void S23_whatSomebodyElseHasWrittenIsNotCut() throws IOException {
    owing("1").settle();
    LogBook book = owing("2", "3");
    Map<String, Owed> saved = book.owed();
    Files.writeString(data.resolve(FILE), "a,b\n1,x\nby hand,1\n2,x\nhalf");
    LogBook next = book();
    next.remember(saved);
    assertTrue(next.settle().isEmpty());
    assertEquals("a,b\n1,x\nby hand,1\n2,x\nhalf\n3,x\n", text());
  }

  @Test
  void S23_aTornLastLineIsCompletedBeforeTheNextRow() throws IOException {
    Files.writeString(data.resolve(FILE), "a,b\n1,x");
    assertTrue(owing("2").settle().isEmpty());
    assertEquals("a,b\n1,x\n2,x\n", text());
  }

  @Test
  void aLogThatWasDeletedBeginsAnewAndGetsWhatIsOwed() throws IOException {
    owing("1").settle();
    Map<String, Owed> saved = owing("2").owed();
    Files.delete(data.resolve(FILE));
    LogBook next = book();
    next.remember(saved);
    assertTrue(next.settle().isEmpty());
    assertEquals("a,b\n2,x\n", text());
  }

  @Test
  void S22_theRowsOfALogThatExcelHoldsWaitAndComeInTheirOrder() throws IOException {
    FileLayer held = Mockito.spy(FileLayer.class);
    Mockito.doThrow(new AccessDeniedException(FILE))
        .doThrow(new AccessDeniedException(FILE))
        .doAnswer(
            call -> {
              FileLayer.DISK.append(call.getArgument(0), call.getArgument(1));
              return null;
            })
        .when(held)
        .append(Mockito.any(), Mockito.any());
    LogBook book = new LogBook(data, held, Map.of(FILE, COLUMNS));
    book.owe(FILE, List.<String[]>of(new String[] {"1", "x"}));
    assertEquals(List.of(FILE), List.copyOf(book.settle().keySet()));
    book.owe(FILE, List.<String[]>of(new String[] {"2", "x"}));
    assertEquals(List.of(FILE), List.copyOf(book.settle().keySet()));
    assertEquals(3, book.rowsDue());
    assertTrue(book.settle().isEmpty());
    assertEquals("a,b\n1,x\n2,x\n", text());
    assertEquals(0, book.rowsDue());
  }

  @Test
  void aLogOfMoreThan50MegabytesIsSetAside() throws IOException {
    byte[] large = new byte[(int) LogBook.LARGEST + 1];
    Arrays.fill(large, (byte) '\n');
    Files.write(data.resolve(FILE), large);
    Files.write(data.resolve("log.1.csv"), "older\n".getBytes(StandardCharsets.UTF_8));
    assertTrue(owing("1").settle().isEmpty());
    assertEquals("a,b\n1,x\n", text());
    assertEquals(large.length, Files.size(data.resolve("log.2.csv")));
    assertEquals("older\n", Files.readString(data.resolve("log.1.csv")));
  }

  @Test
  void rowsOwedWhenTheLogWasSetAsideAreNotWrittenTwice() throws IOException {
    Files.writeString(data.resolve("log.1.csv"), "a,b\n1,x\n2,x\n");
    LogBook next = book();
    next.remember(Map.of(FILE, new Owed(8, "2,x\n")));
    assertTrue(next.settle().isEmpty());
    assertEquals("", Files.exists(data.resolve(FILE)) ? text() : "");
  }

  @Test
  void S23_aLogIsCutBackToALengthThatItHadAlsoWhereItWasSetAsideSince() throws IOException {
    Path log = data.resolve(FILE);
    Files.writeString(log, "a,b\n1,x\n2,x\n");
    LogBook.cutBack(log, 8);
    assertEquals("a,b\n1,x\n", text());
    Files.writeString(data.resolve("log.1.csv"), "a,b\n0,x\n");
    Files.writeString(data.resolve("log.2.csv"), "a,b\n1,x\n2,x\n3,x\n");
    LogBook.cutBack(log, 10);
    assertEquals("a,b\n1,x\n", text(), "no log was set aside at that length");
    LogBook.cutBack(log, 16);
    assertEquals("a,b\n1,x\n2,x\n3,x\n", text());
    assertEquals(
        List.of("log.1.csv", FILE), List.of(data.toFile().list()).stream().sorted().toList());
  }
}
