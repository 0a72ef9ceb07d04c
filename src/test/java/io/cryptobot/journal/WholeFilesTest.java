package io.cryptobot.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFilesTest {
  @TempDir Path folder;

  private static final byte[] NEW = "new".getBytes(StandardCharsets.UTF_8);

  @Test
  void replacesAFileAndLeavesNothingElse() throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), "old");
    new WholeFiles().write(file, NEW);
    assertEquals("new", Files.readString(file));
    assertEquals(1, filesInFolder());
  }

  @Test
  void makesTheFoldersThatAreMissing() throws IOException {
    Path file = folder.resolve("data").resolve("charts").resolve("a.png");
    new WholeFiles().write(file, NEW);
    assertEquals("new", Files.readString(file));
  }

  @Test
  void aFileHeldForAMomentIsWrittenAllTheSame() throws IOException {
    AtomicInteger refusals = new AtomicInteger(3);
    WholeFiles files =
        new WholeFiles(
            (from, to) -> {
              if (refusals.getAndDecrement() > 0) {
                throw new AccessDeniedException(to.toString());
              }
              Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
            },
            pause -> {});
    Path file = folder.resolve("a.csv");
    files.write(file, NEW);
    assertEquals("new", Files.readString(file));
  }

  @Test
  void aFileHeldOpenIsNamedAndKeepsItsContent() throws IOException {
    WholeFiles files =
        new WholeFiles(
            (from, to) -> {
              throw new AccessDeniedException(to.toString());
            },
            pause -> {});
    Path file = Files.writeString(folder.resolve("a.csv"), "old");
    FileNotWrittenException e =
        assertThrows(FileNotWrittenException.class, () -> files.write(file, NEW));
    assertTrue(e.getMessage().startsWith("Cannot write " + file + ": another program has it open"));
    assertTrue(e.getMessage().contains("Close it"), e.getMessage());
    assertEquals("old", Files.readString(file));
    assertEquals(1, filesInFolder());
  }

  @Test
  void aFolderThatCannotBeIsNamed() throws IOException {
    Path notAFolder = Files.writeString(folder.resolve("data"), "a file");
    FileNotWrittenException e =
        assertThrows(
            FileNotWrittenException.class,
            () -> new WholeFiles().write(notAFolder.resolve("a.csv"), NEW));
    assertTrue(e.getMessage().contains(notAFolder.resolve("a.csv").toString()), e.getMessage());
  }

  private long filesInFolder() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }
}
