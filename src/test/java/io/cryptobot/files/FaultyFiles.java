package io.cryptobot.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/**
 * The real disk with faults: moves that are refused so many times, as if another program held the
 * file, or one operation of all, counted through, that fails.
 */
public final class FaultyFiles extends HookedFiles {
  private static final int NEVER = -1;

  private int refusals;
  private int untilFailure;
  private boolean failed;

  public FaultyFiles(int refusals) {
    this(refusals, NEVER);
  }

  private FaultyFiles(int refusals, int untilFailure) {
    this.refusals = refusals;
    this.untilFailure = untilFailure;
  }

  /** Fails at the operation of this number, counted from 0, and works before and after. */
  public static FaultyFiles failingAt(int operation) {
    return new FaultyFiles(0, operation);
  }

  /** Whether the operation that is to fail was reached. */
  public boolean hasFailed() {
    return failed;
  }

  @Override
  protected void before(Operation operation, Path file, byte[] content) throws IOException {
    if (untilFailure-- == 0) {
      failed = true;
      throw new FileSystemException(file.toString(), null, "No space left on device");
    }
    if (operation == Operation.MOVE && refusals-- > 0) {
      throw new AccessDeniedException(file.toString());
    }
  }
}
