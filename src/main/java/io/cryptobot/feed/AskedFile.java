package io.cryptobot.feed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/** The {@code .asked} file of {@link CandleStore}. */
final class AskedFile {
  private static final String HEADER = "from,to";

  private AskedFile() {}

  /**
   * What has been asked: nothing if the file is not there.
   *
   * @throws CandleDataException if it is damaged
   */
  static TimeRanges read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return TimeRanges.NONE;
    }
    List<String> lines =
        new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
    if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
      throw new CandleDataException(file + ", line 1: the header must be '" + HEADER + "'.");
    }
    TimeRanges ranges = TimeRanges.NONE;
    for (int i = 1; i < lines.size(); i++) {
      ranges = ranges.plus(range(file, i + 1, lines.get(i)));
    }
    return ranges;
  }

  private static TimeRange range(Path file, int number, String line) {
    int comma = line.indexOf(',');
    try {
      TimeRange range =
          new TimeRange(
              CandleTime.parse(line.substring(0, Math.max(0, comma))),
              CandleTime.parse(line.substring(comma + 1)));
      if (!range.isEmpty()) {
        return range;
      }
    } catch (DateTimeException e) {
      throw new CandleDataException(damaged(file, number), e);
    }
    throw new CandleDataException(damaged(file, number));
  }

  private static String damaged(Path file, int number) {
    return file + ", line " + number + " is no range of times.";
  }

  static byte[] write(TimeRanges ranges) {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    for (TimeRange range : ranges.ranges()) {
      text.append(Instant.ofEpochSecond(range.from()))
          .append(',')
          .append(Instant.ofEpochSecond(range.to()))
          .append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
