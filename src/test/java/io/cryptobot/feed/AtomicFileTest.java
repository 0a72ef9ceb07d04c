package io.cryptobot.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.market.Coin;
import io.cryptobot.market.Timeframe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  private static final byte[] NEW = "new".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  private final RecordingSleeper sleeper = new RecordingSleeper();
  private int refusals;

  @Test
  void replacesAFileAndLeavesNothingBeside() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "old");

    new AtomicFile(FileMove.ATOMIC, sleeper).write(file, NEW);

    assertEquals("new", Files.readString(file));
    assertEquals(1, folder.toFile().list().length);
    assertEquals(List.of(), sleeper.naps());
  }

  @Test
  void aFileThatIsHeldForAMomentIsReplacedAfterIt() throws IOException {
    refusals = 5;
    Path file = Files.writeString(folder.resolve("file"), "old");

    new AtomicFile(this::refuse, sleeper).write(file, NEW);

    assertEquals("new", Files.readString(file));
    assertEquals(Duration.ofMillis(250), slept());
  }

  @Test
  void aFileThatIsHeldForGoodStaysAsItWasAndIsComplainedOfAfterTwoSeconds() throws IOException {
    refusals = Integer.MAX_VALUE;
    Path file = Files.writeString(folder.resolve("file"), "old");

    assertThrows(
        AccessDeniedException.class, () -> new AtomicFile(this::refuse, sleeper).write(file, NEW));

    assertEquals("old", Files.readString(file));
    assertEquals(Duration.ofSeconds(2), slept());
  }

  @Test
  void anInterruptEndsTheWait() {
    refusals = Integer.MAX_VALUE;
    InterruptedException interrupt = new InterruptedException();
    AtomicFile files =
        new AtomicFile(
            this::refuse,
            time -> {
              throw interrupt;
            });

    AccessDeniedException refusal =
        assertThrows(AccessDeniedException.class, () -> files.write(folder.resolve("file"), NEW));

    assertTrue(Thread.interrupted());
    assertSame(interrupt, refusal.getSuppressed()[0]);
  }

  @Test
  void theCacheNamesTheFileThatIsHeldAndSaysWhatToDo() {
    refusals = Integer.MAX_VALUE;
    CandleStore store = new CandleStore(folder, this::refuse, sleeper);

    String message =
        assertThrows(
                FeedException.class,
                () -> store.add(new Coin("BTC-USD"), Timeframe.H1, List.of(), List.of()))
            .getMessage();

    assertTrue(message.contains("BTC-USD-1h.csv"), message);
    assertTrue(message.contains("close the programs that have its files open"), message);
  }

  private void refuse(Path from, Path to) throws IOException {
    if (refusals-- > 0) {
      throw new AccessDeniedException(to.toString());
    }
    FileMove.ATOMIC.move(from, to);
  }

  private Duration slept() {
    return sleeper.naps().stream().reduce(Duration.ZERO, Duration::plus);
  }
}
