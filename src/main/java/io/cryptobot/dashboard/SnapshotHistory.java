package io.cryptobot.dashboard;

import io.cryptobot.feed.CandleTime;
import io.cryptobot.home.Home;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;

/**
 * What the portfolio was worth, from {@code snapshot_log.csv} and the logs that were set aside
 * before it. A row is read once; later looks read what was added. Where time goes backwards another
 * ledger began, a replay's or a new portfolio's: what stood before it is left out. Thread-safe.
 */
final class SnapshotHistory {
  private static final String NAME = "snapshot_log";
  private static final int PIECE = 1 << 20;
  private static final int FIRST_ROWS = 1024;

  private final Home home;
  private final Path log;
  private long[] seconds = new long[FIRST_ROWS];
  private double[] conservative = new double[FIRST_ROWS];
  private double[] aggressive = new double[FIRST_ROWS];
  private int size;
  private long read;

  SnapshotHistory(Home home) {
    this.home = home;
    this.log = home.data(NAME + ".csv");
  }

  /**
   * The rows, oldest first. Seconds since 1970, amounts in US dollars.
   *
   * @param seconds strictly ascending
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over and never compared
  record Rows(long[] seconds, double[] conservative, double[] aggressive) {
    int size() {
      return seconds.length;
    }

    double total(int row) {
      return conservative[row] + aggressive[row];
    }
  }

  /**
   * All rows that are there now.
   *
   * @param from rows before it are left out
   */
  synchronized Rows rows(Instant from) throws IOException {
    long length = Files.exists(log) ? Files.size(log) : 0;
    if (length < read || size == 0) {
      size = 0;
      read = 0;
      for (int number = 1; Files.exists(aside(number)); number++) {
        read(aside(number), 0);
      }
    }
    if (length > read) {
      read = read(log, read);
    }
    int first = Arrays.binarySearch(seconds, 0, size, from.getEpochSecond());
    int start = first < 0 ? -first - 1 : first;
    return new Rows(
        Arrays.copyOfRange(seconds, start, size),
        Arrays.copyOfRange(conservative, start, size),
        Arrays.copyOfRange(aggressive, start, size));
  }

  private Path aside(int number) {
    return home.data(NAME + "." + number + ".csv");
  }

  /** Reads whole lines from a position on; returns where the first one that is not whole begins. */
  private long read(Path file, long position) throws IOException {
    long at = position;
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      ByteBuffer buffer = ByteBuffer.allocate(PIECE);
      while (true) {
        channel.position(at);
        buffer.clear();
        int count = channel.read(buffer);
        int end = count;
        while (end > 0 && buffer.get(end - 1) != '\n') {
          end--;
        }
        if (end <= 0) {
          return at;
        }
        new String(buffer.array(), 0, end, StandardCharsets.UTF_8).lines().forEach(this::add);
        at += end;
      }
    } catch (NoSuchFileException e) {
      return at;
    }
  }

  private void add(String line) {
    int afterTime = line.indexOf(',');
    int afterConservative = line.indexOf(',', afterTime + 1);
    int afterAggressive = line.indexOf(',', afterConservative + 1);
    if (afterAggressive < 0) {
      return;
    }
    try {
      add(
          CandleTime.parse(line.substring(0, afterTime)),
          Double.parseDouble(line.substring(afterTime + 1, afterConservative)),
          Double.parseDouble(line.substring(afterConservative + 1, afterAggressive)));
    } catch (DateTimeException | NumberFormatException e) {
      // The header, or a row that somebody has edited: it tells no value.
    }
  }

  private void add(long second, double conservativeValue, double aggressiveValue) {
    if (size > 0 && second < seconds[size - 1]) {
      size = 0;
    }
    if (size > 0 && second == seconds[size - 1]) {
      size--;
    }
    if (size == seconds.length) {
      seconds = Arrays.copyOf(seconds, size * 2);
      conservative = Arrays.copyOf(conservative, size * 2);
      aggressive = Arrays.copyOf(aggressive, size * 2);
    }
    seconds[size] = second;
    conservative[size] = conservativeValue;
    aggressive[size] = aggressiveValue;
    size++;
  }
}
