package io.cryptobot.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;

/** A disk on which moves are refused so many times, as if another program held the file. */
public final class FaultyFiles implements FileLayer {
  private int refusals;

  public FaultyFiles(int refusals) {
    this.refusals = refusals;
  }

  @Override
  public void createDirectories(Path folder) throws IOException {
    DISK.createDirectories(folder);
  }

  @Override
  public void write(Path file, byte[] content) throws IOException {
    DISK.write(file, content);
  }

  @Override
  public void force(Path file) throws IOException {
    DISK.force(file);
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    if (refusals-- > 0) {
      throw new AccessDeniedException(to.toString());
    }
    DISK.move(from, to);
  }

  @Override
  public void delete(Path file) throws IOException {
    DISK.delete(file);
  }
}
