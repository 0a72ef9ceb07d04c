package io.cryptobot.files;

import java.io.IOException;
import java.nio.file.Path;

/** The file system as it is, with a word before each operation that may let it fail. */
public abstract class HookedFiles implements FileLayer {

  /** What is done. */
  protected enum Operation {
    CREATE_DIRECTORIES,
    WRITE,
    FORCE,
    MOVE,
    DELETE,
    APPEND,
    TRUNCATE
  }

  /**
   * Is asked before each operation.
   *
   * @param file what changes
   * @param content what is to be written or appended; empty for other operations
   * @throws IOException if the operation is to fail
   */
  protected abstract void before(Operation operation, Path file, byte[] content) throws IOException;

  private void before(Operation operation, Path file) throws IOException {
    before(operation, file, new byte[0]);
  }

  @Override
  public final void createDirectories(Path folder) throws IOException {
    before(Operation.CREATE_DIRECTORIES, folder);
    DISK.createDirectories(folder);
  }

  @Override
  public final void write(Path file, byte[] content) throws IOException {
    before(Operation.WRITE, file, content);
    DISK.write(file, content);
  }

  @Override
  public final void force(Path file) throws IOException {
    before(Operation.FORCE, file);
    DISK.force(file);
  }

  @Override
  public final void move(Path from, Path to) throws IOException {
    before(Operation.MOVE, to);
    DISK.move(from, to);
  }

  @Override
  public final void delete(Path file) throws IOException {
    before(Operation.DELETE, file);
    DISK.delete(file);
  }

  @Override
  public final void append(Path file, byte[] content) throws IOException {
    before(Operation.APPEND, file, content);
    DISK.append(file, content);
  }

  @Override
  public final void truncate(Path file, long length) throws IOException {
    before(Operation.TRUNCATE, file);
    DISK.truncate(file, length);
  }
}
