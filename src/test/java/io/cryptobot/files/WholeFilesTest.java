package io.cryptobot.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFilesTest {
  private static final byte[] NEW = "new".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  private Duration slept = Duration.ZERO;

  private WholeFiles files(int refusals) {
    return new WholeFiles(new FaultyFiles(refusals), time -> slept = slept.plus(time));
  }

  private String[] names() {
    return Objects.requireNonNull(folder.toFile().list());
  }

  @Test
  void replacesAFileAndLeavesNothingBeside() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "old");

    files(0).write(file, NEW);

    assertEquals("new", Files.readString(file));
    assertArrayEquals(new String[] {"file"}, names());
    assertEquals(Duration.ZERO, slept);
  }

  @Test
  void makesTheFoldersThatLeadToIt() throws IOException {
    Path file = folder.resolve("a").resolve("b").resolve("file");

    files(0).write(file, NEW);

    assertEquals("new", Files.readString(file));
  }

  @Test
  void aFileThatIsHeldForAMomentIsReplacedAfterIt() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "old");

    files(5).write(file, NEW);

    assertEquals("new", Files.readString(file));
    assertEquals(Duration.ofMillis(250), slept);
  }

  @Test
  void aFileThatIsHeldForGoodStaysAsItWasAfterTwoSeconds() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "old");

    assertThrows(AccessDeniedException.class, () -> files(Integer.MAX_VALUE).write(file, NEW));

    assertEquals("old", Files.readString(file));
    assertArrayEquals(new String[] {"file"}, names(), "the temporary file is gone");
    assertEquals(Duration.ofSeconds(2), slept);
  }

  @Test
  void anInterruptEndsTheWait() {
    InterruptedException interrupt = new InterruptedException();
    WholeFiles files =
        new WholeFiles(
            new FaultyFiles(Integer.MAX_VALUE),
            time -> {
              throw interrupt;
            });

    AccessDeniedException refusal =
        assertThrows(AccessDeniedException.class, () -> files.write(folder.resolve("file"), NEW));

    assertTrue(Thread.interrupted());
    assertSame(interrupt, refusal.getSuppressed()[0]);
  }
}
