package io.cryptobot.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Folders of tests in memory where Linux offers that with room to spare, else where Java puts them:
 * most of a test's time goes by while the disk makes each state safe from a power cut.
 */
public final class MemoryTempDirs implements TempDirFactory {
  private static final Path MEMORY = Path.of("/dev/shm");
  private static final long ROOM = 4L << 30;

  @Override
  public Path createTempDirectory(AnnotatedElementContext annotated, ExtensionContext test)
      throws IOException {
    return isThere()
        ? Files.createTempDirectory(MEMORY, "cryptobot")
        : Files.createTempDirectory("cryptobot");
  }

  private static boolean isThere() throws IOException {
    return Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() >= ROOM;
  }
}
