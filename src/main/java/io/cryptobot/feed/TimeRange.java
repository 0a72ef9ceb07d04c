package io.cryptobot.feed;

import io.cryptobot.market.Timeframe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Open times from {@code from} (included) to {@code to} (not included), in seconds since the epoch.
 * Empty if {@code to} is not after {@code from}.
 */
record TimeRange(long from, long to) {

  /** The open times of {@code timeframe} in a window; its edges move up to the next open time. */
  static TimeRange of(Timeframe timeframe, Instant from, Instant to) {
    return new TimeRange(openAtOrAfter(timeframe, from), openAtOrAfter(timeframe, to));
  }

  /** The first whole second that is not before {@code time}. */
  static long ceilSecond(Instant time) {
    return time.getNano() == 0 ? time.getEpochSecond() : time.getEpochSecond() + 1;
  }

  private static long openAtOrAfter(Timeframe timeframe, Instant time) {
    return -Math.floorDiv(-ceilSecond(time), timeframe.seconds()) * timeframe.seconds();
  }

  boolean isEmpty() {
    return to <= from;
  }

  boolean contains(long second) {
    return from <= second && second < to;
  }

  TimeRange until(long end) {
    return new TimeRange(from, Math.min(to, end));
  }

  /** This range in pieces of at most {@code seconds}, in order. */
  List<TimeRange> pieces(long seconds) {
    List<TimeRange> pieces = new ArrayList<>();
    for (long start = from; start < to; start += seconds) {
      pieces.add(new TimeRange(start, Math.min(to, start + seconds)));
    }
    return pieces;
  }

  @Override
  public String toString() {
    return "from " + Instant.ofEpochSecond(from) + " to " + Instant.ofEpochSecond(to);
  }
}
