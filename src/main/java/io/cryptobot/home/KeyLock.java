package io.cryptobot.home;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ties an exchange's key to one home: two homes never trade with one key, for each would take the
 * other's orders for its owner's. The file stands in the user's profile, named by a hash of the
 * key's public name.
 */
public final class KeyLock implements AutoCloseable {
  private static final int NAME_LETTERS = 16;

  private final FileChannel channel;

  private KeyLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Whose the key is already. */
  public record Taken(Path file, String home, boolean isRunning) {}

  /** The lock, or who has it. */
  public record Attempt(Optional<KeyLock> lock, Optional<Taken> taken) {}

  /** The file of a key in a user's profile. */
  public static Path file(Path profile, String keyName) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(keyName.getBytes(StandardCharsets.UTF_8));
      String name = HexFormat.of().formatHex(hash).substring(0, NAME_LETTERS);
      return profile.resolve(".cryptobot").resolve("keys").resolve(name + ".lock");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * Takes the key for a home, if no other home has it.
   *
   * @throws IOException if the file cannot be made, read or locked
   */
  public static Attempt tryAcquire(Path file, Home home) throws IOException {
    Files.createDirectories(file.getParent());
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      String own = home.root().toString();
      if (!isLocked(channel)) {
        channel.close();
        return taken(file, "another process", true);
      }
      String before = text(channel);
      if (!before.isEmpty() && !before.equals(own) && isThere(before)) {
        channel.close();
        return taken(file, before, false);
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(own.getBytes(StandardCharsets.UTF_8)), 0);
      channel.force(true);
      return new Attempt(Optional.of(new KeyLock(channel)), Optional.empty());
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static Attempt taken(Path file, String home, boolean isRunning) {
    return new Attempt(Optional.empty(), Optional.of(new Taken(file, home, isRunning)));
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      // Far behind the text, so that others can read whose the key is while it is held.
      @Nullable FileLock lock = channel.tryLock(Long.MAX_VALUE - 1, 1, false);
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static String text(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(channel.size(), 1 << 16));
    channel.read(bytes, 0);
    return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).strip();
  }

  /** Whether that home still keeps a portfolio; one that was moved or deleted does not. */
  private static boolean isThere(String root) {
    try {
      return Files.exists(new Home(Path.of(root)).data("portfolio_state.json"));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
