package io.cryptobot.health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** There is room for state, logs and backups. */
public final class DiskSpaceCheck implements HealthCheck {
  private static final long MEGABYTE = 1024L * 1024;
  private static final long LEAST = 50;

  private final FreeSpace free;

  public DiskSpaceCheck(FreeSpace free) {
    this.free = free;
  }

  /** How much room there is. */
  @FunctionalInterface
  public interface FreeSpace {
    /** In bytes. */
    long bytes() throws IOException;

    /** That of the disk which a folder is on, or will be on when it is made. */
    static FreeSpace of(Path folder) {
      return () -> {
        Path there = folder.toAbsolutePath();
        while (!Files.exists(there) && there.getParent() != null) {
          there = there.getParent();
        }
        return Files.getFileStore(there).getUsableSpace();
      };
    }
  }

  @Override
  public String name() {
    return "disk space";
  }

  @Override
  public Finding check() throws IOException {
    long megabytes = free.bytes() / MEGABYTE;
    return megabytes >= LEAST
        ? Finding.pass(megabytes + " MB free")
        : Finding.fail(
            "only " + megabytes + " MB free; the bot needs " + LEAST,
            "Make room on this disk: delete old folders under backups, or move the home folder.");
  }
}
