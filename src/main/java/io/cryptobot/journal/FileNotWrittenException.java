package io.cryptobot.journal;

import java.nio.file.Path;

/**
 * A file that could not be written. The message is for a person, one paragraph: which file, why,
 * what to do.
 */
public final class FileNotWrittenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private FileNotWrittenException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Another program holds the file, or nobody may write it. */
  static FileNotWrittenException blocked(Path file, Throwable cause) {
    return new FileNotWrittenException(
        "Cannot write "
            + file
            + ": another program has it open, or it is write-protected. Close it there (Excel locks"
            + " every file that it shows) and run the command again. The file still holds what it"
            + " held before.",
        cause);
  }

  /** The disk or the folder refuses. */
  static FileNotWrittenException failed(Path file, Throwable cause) {
    return new FileNotWrittenException(
        "Cannot write "
            + file
            + " ("
            + cause
            + "). Check that the folder exists, may be written and has free space, then run the"
            + " command again.",
        cause);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
