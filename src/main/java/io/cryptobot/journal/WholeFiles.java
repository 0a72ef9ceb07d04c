package io.cryptobot.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * Writes files as a whole: to a temporary file beside it, forced to disk, then moved into place. At
 * any instant the old or the new content stands there, never half of one. Windows refuses the move
 * while another program holds the file; it is tried for up to a second, because virus scanners let
 * go of a file soon.
 */
public final class WholeFiles {
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final int ATTEMPTS = 21;

  private final Move move;
  private final Sleeper sleeper;

  /** Puts one file in the place of another. */
  @FunctionalInterface
  interface Move {
    void move(Path from, Path to) throws IOException;
  }

  /** Waits between two attempts. */
  @FunctionalInterface
  interface Sleeper {
    void sleep(Duration pause) throws InterruptedException;
  }

  public WholeFiles() {
    this(
        (from, to) ->
            Files.move(
                from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING),
        pause -> Thread.sleep(pause.toMillis()));
  }

  WholeFiles(Move move, Sleeper sleeper) {
    this.move = move;
    this.sleeper = sleeper;
  }

  /**
   * Replaces a file's content, or makes the file, with the folders that lead to it.
   *
   * @throws FileNotWrittenException if it cannot be written; the old content then stands
   */
  public void write(Path file, byte[] content) {
    Path temporary =
        file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      writeForced(temporary, content);
    } catch (IOException e) {
      throw FileNotWrittenException.failed(file, discarding(temporary, e));
    }
    try {
      moveIntoPlace(temporary, file, file);
    } catch (FileNotWrittenException e) {
      discarding(temporary, e);
      throw e;
    }
  }

  /**
   * Moves a file.
   *
   * @param named the one of the two that a person knows and may hold open
   * @throws FileNotWrittenException if it cannot be moved
   */
  void moveIntoPlace(Path from, Path to, Path named) {
    for (int attempt = 1; ; attempt++) {
      try {
        move.move(from, to);
        return;
      } catch (FileSystemException e) {
        if (attempt == ATTEMPTS) {
          throw FileNotWrittenException.blocked(named, e);
        }
        pause(named, e);
      } catch (IOException e) {
        throw FileNotWrittenException.failed(named, e);
      }
    }
  }

  private void pause(Path file, IOException refusal) {
    try {
      sleeper.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw FileNotWrittenException.blocked(file, refusal);
    }
  }

  private static void writeForced(Path file, byte[] content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer left = ByteBuffer.wrap(content);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(true);
    }
  }

  private static <E extends Exception> E discarding(Path temporary, E cause) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
    return cause;
  }
}
