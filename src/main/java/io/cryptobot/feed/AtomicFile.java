package io.cryptobot.feed;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * Replaces files as a whole: after a crash at any instant the old or the new content stands there.
 * The move into place is tried for up to two seconds, because Windows refuses it while another
 * program has the file open.
 */
final class AtomicFile {
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final int ATTEMPTS = 41;

  private final FileMove fileMove;
  private final Sleeper sleeper;

  AtomicFile(FileMove fileMove, Sleeper sleeper) {
    this.fileMove = fileMove;
    this.sleeper = sleeper;
  }

  void write(Path file, byte[] content) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    try (FileChannel channel =
        FileChannel.open(
            temporary,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer left = ByteBuffer.wrap(content);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(true);
    }
    move(temporary, file);
  }

  void move(Path from, Path to) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        fileMove.move(from, to);
        return;
      } catch (FileSystemException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
        pause(e);
      }
    }
  }

  private void pause(FileSystemException refusal) throws IOException {
    try {
      sleeper.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      refusal.addSuppressed(e);
      throw refusal;
    }
  }
}
