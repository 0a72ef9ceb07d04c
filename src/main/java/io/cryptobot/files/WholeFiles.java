package io.cryptobot.files;

import io.cryptobot.time.Sleeper;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Replaces files as a whole: to a temporary file beside it, forced to disk, then moved into place.
 * After a crash at any instant the old or the new content stands there. The move is tried for up to
 * two seconds, because Windows refuses it while a virus scanner or a reader has the file open.
 */
public final class WholeFiles {
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final int ATTEMPTS = 41;

  private final FileLayer layer;
  private final Sleeper sleeper;

  public WholeFiles(FileLayer layer, Sleeper sleeper) {
    this.layer = layer;
    this.sleeper = sleeper;
  }

  /** On the real disk, in real time. */
  public static WholeFiles onDisk() {
    return new WholeFiles(FileLayer.DISK, Sleeper.REAL);
  }

  /**
   * Replaces a file's content, or makes the file, with the folders that lead to it.
   *
   * @throws IOException if it cannot be written; the old content then stands
   */
  public void write(Path file, byte[] content) throws IOException {
    replace(file, content, false);
  }

  /** As {@link #write}; only the file's owner may read it. */
  public void writePrivately(Path file, byte[] content) throws IOException {
    replace(file, content, true);
  }

  private void replace(Path file, byte[] content, boolean isPrivate) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      layer.createDirectories(folder);
    }
    Path temporary =
        file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
    try {
      layer.write(temporary, content);
      if (isPrivate) {
        OwnerOnly.restrict(temporary);
      }
      layer.force(temporary);
      move(temporary, file);
    } catch (IOException e) {
      discard(temporary, e);
      throw e;
    }
  }

  /**
   * Moves a file, over another if there is one.
   *
   * @throws IOException if it cannot be moved within two seconds; both then stand as they were
   */
  public void move(Path from, Path to) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        layer.move(from, to);
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

  private void discard(Path temporary, IOException cause) {
    try {
      layer.delete(temporary);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }
}
