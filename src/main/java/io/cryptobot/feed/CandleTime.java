package io.cryptobot.feed;

import io.cryptobot.time.IsoSeconds;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * The timestamp of a row of candles, or of a long log: ISO 8601 with {@code Z} or an offset, or
 * seconds or milliseconds since the epoch.
 */
public final class CandleTime {
  /** So many digits or fewer are seconds, the next 3,000 years fit into them. */
  private static final int MOST_DIGITS_OF_SECONDS = 11;

  private CandleTime() {}

  /**
   * Seconds since the epoch of the timestamp in {@code text[offset .. offset + length)}.
   *
   * @throws DateTimeException if it is none of the forms, or not a whole second
   */
  public static long parse(char[] text, int offset, int length) {
    if (IsoSeconds.fits(text, offset, length)) {
      return IsoSeconds.parse(text, offset);
    }
    String other = new String(text, offset, length).strip();
    return isDigits(other) ? parseEpoch(other) : wholeSecond(OffsetDateTime.parse(other));
  }

  /** As {@link #parse(char[], int, int)}. */
  public static long parse(String text) {
    return parse(text.toCharArray(), 0, text.length());
  }

  private static boolean isDigits(String text) {
    return !text.isEmpty()
        && text.length() < 18
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static long parseEpoch(String digits) {
    long number = Long.parseLong(digits);
    return digits.length() <= MOST_DIGITS_OF_SECONDS
        ? number
        : wholeSecond(Instant.ofEpochMilli(number).atOffset(ZoneOffset.UTC));
  }

  private static long wholeSecond(OffsetDateTime time) {
    if (time.getNano() != 0) {
      throw new DateTimeException("not a whole second");
    }
    return time.toEpochSecond();
  }
}
