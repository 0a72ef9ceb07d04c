package io.cryptobot.journal;

import io.cryptobot.files.WholeFiles;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;

/**
 * Replaces the files that a person opens, results and pictures, and explains it in words when one
 * cannot be replaced: Excel locks every file that it shows.
 */
public final class OutputFiles {
  /** How Windows says, in English installations, that a program has the file open. */
  private static final String WINDOWS_SHARING_VIOLATION = "used by another process";

  private final WholeFiles files;

  public OutputFiles(WholeFiles files) {
    this.files = files;
  }

  /**
   * Replaces a file's content, or makes the file, with the folders that lead to it.
   *
   * @throws FileNotWrittenException if it cannot be written; the old content then stands
   */
  public void write(Path file, byte[] content) {
    try {
      files.write(file, content);
    } catch (IOException e) {
      throw notWritten(file, e);
    }
  }

  /**
   * Moves a file.
   *
   * @throws FileNotWrittenException if it cannot be moved
   */
  void move(Path from, Path to) {
    try {
      files.move(from, to);
    } catch (IOException e) {
      throw notWritten(from, e);
    }
  }

  private static FileNotWrittenException notWritten(Path file, IOException refusal) {
    boolean isHeld =
        refusal instanceof AccessDeniedException
            || String.valueOf(refusal.getMessage()).contains(WINDOWS_SHARING_VIOLATION);
    return isHeld
        ? FileNotWrittenException.blocked(file, refusal)
        : FileNotWrittenException.failed(file, refusal);
  }
}
