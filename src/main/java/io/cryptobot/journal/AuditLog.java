package io.cryptobot.journal;

import io.cryptobot.files.FileLayer;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.journal.AuditLogFormat.Action;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Adds rows to {@code audit_log.csv}, which a running bot, a command and the dashboard may all
 * write: each row under a short lock of a file beside it.
 */
public final class AuditLog {
  private static final Object WITHIN_THIS_PROCESS = new Object();

  private final Path data;
  private final FileLayer layer;
  private final Clock clock;
  private final String user;

  /**
   * @param data the data folder
   * @param user who acts: the name of the person logged in
   */
  public AuditLog(Path data, FileLayer layer, Clock clock, String user) {
    this.data = data;
    this.layer = layer;
    this.clock = clock;
    this.user = user;
  }

  /**
   * Adds a row of what the person did.
   *
   * @throws FileNotWrittenException if it cannot be written
   */
  public void byPerson(Action action, String details, String oldValue, String newValue) {
    add(AuditLogFormat.row(clock.instant(), action.name(), user, details, oldValue, newValue));
  }

  /** As {@link #byPerson}, of what the bot did by itself. */
  public void bySystem(Action action, String details, String oldValue, String newValue) {
    add(
        AuditLogFormat.row(
            clock.instant(), action.name(), AuditLogFormat.SYSTEM, details, oldValue, newValue));
  }

  private void add(String[] row) {
    Path file = data.resolve(AuditLogFormat.FILE);
    try {
      layer.createDirectories(data);
      locked(data, () -> append(file, row));
    } catch (IOException e) {
      throw FileNotWrittenException.failed(file, e);
    }
  }

  private void append(Path file, String[] row) throws IOException {
    CsvLines lines = new CsvLines(AuditLogFormat.COLUMNS);
    if (!Files.exists(file)) {
      lines.addHeader();
    }
    layer.append(file, lines.add(row).toBytes());
  }

  /**
   * Takes rows out of the log.
   *
   * @param from where to begin to look, in bytes; all of a log that is shorter
   * @param isToGo whether a line is to be taken out
   */
  public static void removeBeyond(Path data, WholeFiles files, long from, Predicate<String> isToGo)
      throws IOException {
    Path file = data.resolve(AuditLogFormat.FILE);
    if (Files.exists(file)) {
      locked(data, () -> remove(file, files, from, isToGo));
    }
  }

  private static void remove(Path file, WholeFiles files, long from, Predicate<String> isToGo)
      throws IOException {
    byte[] all = Files.readAllBytes(file);
    int start = from <= all.length ? (int) from : 0;
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    kept.write(all, 0, start);
    int begin = start;
    for (int i = start; i < all.length; i++) {
      if (all[i] == '\n' || i == all.length - 1) {
        String line = new String(all, begin, i + 1 - begin, StandardCharsets.UTF_8).stripTrailing();
        if (!isToGo.test(line)) {
          kept.write(all, begin, i + 1 - begin);
        }
        begin = i + 1;
      }
    }
    if (kept.size() < all.length) {
      files.write(file, kept.toByteArray());
    }
  }

  /** Something that writes the audit log. */
  interface Write {
    void run() throws IOException;
  }

  /** Does it while no other process does. */
  @SuppressWarnings("try") // the lock is for having, not for using
  static void locked(Path data, Write write) throws IOException {
    synchronized (WITHIN_THIS_PROCESS) {
      try (FileChannel channel =
              FileChannel.open(
                  data.resolve("audit_log.lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          @Nullable FileLock lock = channel.lock()) {
        write.run();
      } catch (OverlappingFileLockException e) {
        throw new IOException("two audit logs of one process at once", e);
      }
    }
  }
}
