package io.cryptobot.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.files.FaultyFiles;
import io.cryptobot.files.WholeFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvHistoryTest {
  private static final List<String> COLUMNS = List.of("run", "result");

  @TempDir Path folder;
  private Path file;
  private CsvHistory history;

  @BeforeEach
  void setUp() {
    file = folder.resolve("results.csv");
    history = new CsvHistory(file, COLUMNS, new OutputFiles(WholeFiles.onDisk()));
  }

  @Test
  void theHeaderStandsOnceAboveAllRows() throws IOException {
    history.append("1", "a");
    history.append("2", "b");
    assertEquals("run,result\n1,a\n2,b\n", Files.readString(file));
  }

  @Test
  void anEmptyFileGetsTheHeader() throws IOException {
    Files.writeString(file, "");
    history.append("1", "a");
    assertEquals("run,result\n1,a\n", Files.readString(file));
  }

  @Test
  void aLineWithoutItsEndIsEndedFirst() throws IOException {
    Files.writeString(file, "run,result\n1,a");
    history.append("2", "b");
    assertEquals("run,result\n1,a\n2,b\n", Files.readString(file));
  }

  @Test
  void aFileThatExcelSavedIsContinued() throws IOException {
    Files.writeString(file, "\uFEFFrun,result\r\n1,a\r\n");
    assertEquals(Optional.empty(), history.append("2", "b"));
    assertTrue(Files.readString(file).endsWith("1,a\r\n2,b\n"));
  }

  @Test
  void aFileWithAnotherHeaderIsSetAsideUnderTheFirstFreeNumber() throws IOException {
    Files.writeString(folder.resolve("results.1.csv"), "taken");
    Files.writeString(file, "run,outcome\n1,a\n");
    Optional<Path> aside = history.append("2", "b");
    assertEquals(Optional.of(folder.resolve("results.2.csv")), aside);
    assertEquals("run,outcome\n1,a\n", Files.readString(folder.resolve("results.2.csv")));
    assertEquals("run,result\n2,b\n", Files.readString(file));
    assertEquals("taken", Files.readString(folder.resolve("results.1.csv")));
  }

  @Test
  void aFileHeldOpenWhileItIsSetAsideIsTheOneThatIsNamed() throws IOException {
    Files.writeString(file, "run,outcome\n1,a\n");
    OutputFiles locked =
        new OutputFiles(new WholeFiles(new FaultyFiles(Integer.MAX_VALUE), pause -> {}));
    FileNotWrittenException e =
        assertThrows(
            FileNotWrittenException.class,
            () -> new CsvHistory(file, COLUMNS, locked).append("2", "b"));
    assertTrue(e.getMessage().startsWith("Cannot write " + file + ":"), e.getMessage());
    assertEquals("run,outcome\n1,a\n", Files.readString(file));
  }
}
