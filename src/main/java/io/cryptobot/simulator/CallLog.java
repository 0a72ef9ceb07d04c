package io.cryptobot.simulator;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The requests that came, in the order in which they came. Thread-safe. */
public final class CallLog {
  /** A daemon that runs for weeks must not fill its memory with what it was asked. */
  private static final int MOST = 100_000;

  private final Deque<Entry> entries = new ArrayDeque<>();
  private long count;

  /**
   * A request.
   *
   * @param path with its query
   * @param body empty if there was none
   * @param time when it came, by the simulator's clock
   * @param fault what went wrong, if anything
   */
  public record Entry(
      String method, String path, String body, Instant time, Optional<Fault> fault) {}

  synchronized void add(Entry entry) {
    count++;
    if (entries.size() == MOST) {
      entries.removeFirst();
    }
    entries.addLast(entry);
  }

  /** How many there were. */
  public synchronized long count() {
    return count;
  }

  /** The latest, at most a hundred thousand. */
  public synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** How many of the latest had this method and a path that begins so. */
  public synchronized long count(String method, String path) {
    return entries.stream()
        .filter(entry -> entry.method().equals(method) && entry.path().startsWith(path))
        .count();
  }
}
