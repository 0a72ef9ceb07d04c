package io.cryptobot.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cryptobot.market.Timeframe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeRangesTest {

  @ParameterizedTest
  @CsvSource({
    "0-10,            20-30,  0-10 20-30",
    "20-30,           0-10,   0-10 20-30",
    "0-10,            10-20,  0-20",
    "10-20,           0-10,   0-20",
    "0-10,            5-20,   0-20",
    "0-30,            10-20,  0-30",
    "10-20,           0-30,   0-30",
    "0-10 20-30,      10-20,  0-30",
    "0-10 20-30,      12-18,  0-10 12-18 20-30",
    "0-10 20-30,      5-25,   0-30",
    "0-10 20-30 40-50, 15-45, 0-10 15-50",
    "0-10,            7-7,    0-10",
  })
  void rangesThatTouchBecomeOne(String ranges, String more, String expected) {
    assertEquals(expected, text(parse(ranges).plus(range(more)).ranges()));
  }

  @ParameterizedTest
  @CsvSource({
    "0-10,        0-10,  ''",
    "0-10,        0-20,  10-20",
    "10-20,       0-20,  0-10",
    "10-20,       0-30,  0-10 20-30",
    "10-20 30-40, 0-50,  0-10 20-30 40-50",
    "10-20 30-40, 15-35, 20-30",
    "10-20 30-40, 22-28, 22-28",
    "10-20,       30-40, 30-40",
    "30-40,       10-20, 10-20",
    "10-20,       20-20, ''",
  })
  void missingIsWhatNoRangeCovers(String ranges, String window, String expected) {
    assertEquals(expected, text(parse(ranges).missing(range(window))));
  }

  @Test
  void aWindowMovesUpToOpenTimes() {
    Instant from = Instant.ofEpochSecond(3600, 1);
    Instant to = Instant.ofEpochSecond(10_799);

    assertEquals(new TimeRange(7200, 10_800), TimeRange.of(Timeframe.H1, from, to));
  }

  @Test
  void piecesCoverARangeInOrder() {
    assertEquals("0-4 4-8 8-9", text(new TimeRange(0, 9).pieces(4)));
  }

  private static TimeRanges parse(String text) {
    List<TimeRange> ranges = new ArrayList<>();
    for (String range : text.split(" ", -1)) {
      ranges.add(range(range));
    }
    return new TimeRanges(ranges);
  }

  private static TimeRange range(String text) {
    int dash = text.indexOf('-');
    return new TimeRange(
        Long.parseLong(text.substring(0, dash)), Long.parseLong(text.substring(dash + 1)));
  }

  private static String text(List<TimeRange> ranges) {
    return String.join(" ", ranges.stream().map(r -> r.from() + "-" + r.to()).toList());
  }
}
