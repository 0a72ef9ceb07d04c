package io.cryptobot.time;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Reads timestamps of the form {@code 2021-01-01T00:00:00Z} digit by digit. Candle files and logs
 * have one in each row; {@link java.time.Instant#parse} would cost more than the rest of the row.
 */
public final class IsoSeconds {
  private static final int LENGTH = "2021-01-01T00:00:00Z".length();

  private IsoSeconds() {}

  /** Whether {@code text[offset .. offset + length)} has that form, whatever its digits. */
  public static boolean fits(char[] text, int offset, int length) {
    return length == LENGTH
        && text[offset + 4] == '-'
        && text[offset + 7] == '-'
        && text[offset + 10] == 'T'
        && text[offset + 13] == ':'
        && text[offset + 16] == ':'
        && text[offset + 19] == 'Z';
  }

  /**
   * Seconds since the epoch of a timestamp that {@link #fits}.
   *
   * @throws DateTimeException if there is no such day or time
   */
  public static long parse(char[] text, int offset) {
    int year = twoDigits(text, offset) * 100 + twoDigits(text, offset + 2);
    LocalDate day = LocalDate.of(year, twoDigits(text, offset + 5), twoDigits(text, offset + 8));
    int hour = twoDigits(text, offset + 11);
    int minute = twoDigits(text, offset + 14);
    int second = twoDigits(text, offset + 17);
    if (hour > 23 || minute > 59 || second > 59) {
      throw new DateTimeException("no such time of day");
    }
    return day.toEpochDay() * 86_400 + hour * 3600L + minute * 60L + second;
  }

  private static int twoDigits(char[] text, int at) {
    int tens = text[at] - '0';
    int ones = text[at + 1] - '0';
    if (tens < 0 || tens > 9 || ones < 0 || ones > 9) {
      throw new DateTimeException("not a digit");
    }
    return tens * 10 + ones;
  }
}
