package io.cryptobot.home;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A file in the data folder that one process at a time holds: {@code bot.lock} the one that may
 * write a home's state. The operating system lets go of it when that process ends, however it ends;
 * the file itself means nothing.
 */
public final class HomeLock implements AutoCloseable {
  /**
   * Files of the locks that this process holds. Where a process opens such a file once more and
   * closes it, POSIX systems take the lock away.
   */
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private HomeLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the lock if nobody holds it.
   *
   * @return empty if another process, or this one, holds it
   * @throws IOException if the file cannot be made or locked
   */
  public static Optional<HomeLock> tryAcquire(Home home) throws IOException {
    return tryAcquire(home, "bot.lock");
  }

  /** The same with another file, for what is not the state. */
  public static Optional<HomeLock> tryAcquire(Home home, String name) throws IOException {
    Path file = home.data(name).toAbsolutePath().normalize();
    Files.createDirectories(home.data());
    if (!HELD_HERE.add(file)) {
      return Optional.empty();
    }
    Optional<HomeLock> acquired = Optional.empty();
    try {
      acquired = acquire(file);
      return acquired;
    } finally {
      if (acquired.isEmpty()) {
        HELD_HERE.remove(file);
      }
    }
  }

  private static Optional<HomeLock> acquire(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      @Nullable FileLock lock = channel.tryLock();
      if (lock != null) {
        return Optional.of(new HomeLock(file, channel));
      }
    } catch (OverlappingFileLockException e) {
      // Held within this process by another name of the file, which is as good a reason.
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
    channel.close();
    return Optional.empty();
  }

  /** Whether a bot, or another command that writes the state, is at work in this home. */
  public static boolean isHeld(Home home) throws IOException {
    if (!Files.exists(home.data("bot.lock"))) {
      return false;
    }
    Optional<HomeLock> lock = tryAcquire(home);
    if (lock.isEmpty()) {
      return true;
    }
    lock.get().close();
    return false;
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      HELD_HERE.remove(file);
    }
  }
}
