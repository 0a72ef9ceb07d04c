package io.cryptobot.feed;

import java.util.ArrayList;
import java.util.List;

/**
 * A set of open times, as ranges that ascend and neither touch nor overlap.
 *
 * @param ranges none of them empty
 */
record TimeRanges(List<TimeRange> ranges) {
  static final TimeRanges NONE = new TimeRanges(List.of());

  TimeRanges {
    ranges = List.copyOf(ranges);
  }

  /** These open times and those of {@code more}. */
  TimeRanges plus(TimeRange more) {
    if (more.isEmpty()) {
      return this;
    }
    List<TimeRange> all = new ArrayList<>();
    TimeRange grown = more;
    for (TimeRange range : ranges) {
      if (range.to() < grown.from()) {
        all.add(range);
      } else if (range.from() > grown.to()) {
        all.add(grown);
        grown = range;
      } else {
        grown =
            new TimeRange(Math.min(grown.from(), range.from()), Math.max(grown.to(), range.to()));
      }
    }
    all.add(grown);
    return new TimeRanges(all);
  }

  /** What of {@code window} is not among these, ascending. */
  List<TimeRange> missing(TimeRange window) {
    List<TimeRange> missing = new ArrayList<>();
    long next = window.from();
    for (TimeRange range : ranges) {
      TimeRange hole = new TimeRange(next, Math.min(range.from(), window.to()));
      if (!hole.isEmpty()) {
        missing.add(hole);
      }
      next = Math.max(next, range.to());
    }
    TimeRange rest = new TimeRange(next, window.to());
    if (!rest.isEmpty()) {
      missing.add(rest);
    }
    return missing;
  }
}
