package io.cryptobot.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/**
 * The real disk with faults: moves that are refused so many times, as if another program held the
 * file, or one operation of all, counted through, that fails.
 */
public final class FaultyFiles implements FileLayer {
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

  private void operation(Path file) throws IOException {
    if (untilFailure-- == 0) {
      failed = true;
      throw new FileSystemException(file.toString(), null, "No space left on device");
    }
  }

  @Override
  public void createDirectories(Path folder) throws IOException {
    operation(folder);
    DISK.createDirectories(folder);
  }

  @Override
  public void write(Path file, byte[] content) throws IOException {
    operation(file);
    DISK.write(file, content);
  }

  @Override
  public void force(Path file) throws IOException {
    operation(file);
    DISK.force(file);
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    operation(to);
    if (refusals-- > 0) {
      throw new AccessDeniedException(to.toString());
    }
    DISK.move(from, to);
  }

  @Override
  public void delete(Path file) throws IOException {
    operation(file);
    DISK.delete(file);
  }

  @Override
  public void append(Path file, byte[] content) throws IOException {
    operation(file);
    DISK.append(file, content);
  }

  @Override
  public void truncate(Path file, long length) throws IOException {
    operation(file);
    DISK.truncate(file, length);
  }
}
