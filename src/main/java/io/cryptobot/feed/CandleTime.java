package io.cryptobot.feed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * The timestamp of a row of candles, or of a long log: ISO 8601 with {@code Z} or an offset, or
 * seconds or milliseconds since the epoch.
 *
 * <p>A file has one in each row and nearly all are of the form {@code 2021-01-01T00:00:00Z}. Those
 * are read digit by digit; {@link Instant#parse} would cost more than the rest of the row.
 */
public final class CandleTime {
  private static final int USUAL_LENGTH = "2021-01-01T00:00:00Z".length();

  /** So many digits or fewer are seconds, the next 3,000 years fit into them. */
  private static final int MOST_DIGITS_OF_SECONDS = 11;

  private CandleTime() {}

  /**
   * Seconds since the epoch of the timestamp in {@code text[offset .. offset + length)}.
   *
   * @throws DateTimeException if it is none of the forms, or not a whole second
   */
  static long parse(char[] text, int offset, int length) {
    if (isUsualForm(text, offset, length)) {
      return parseUsualForm(text, offset);
    }
    String other = new String(text, offset, length).strip();
    return isDigits(other) ? parseEpoch(other) : wholeSecond(OffsetDateTime.parse(other));
  }

  /**
   * Seconds since the epoch of the timestamp.
   *
   * @throws DateTimeException if it is none of the forms, or not a whole second
   */
  public static long parse(String text) {
    return parse(text.toCharArray(), 0, text.length());
  }

  private static boolean isUsualForm(char[] text, int offset, int length) {
    return length == USUAL_LENGTH
        && text[offset + 4] == '-'
        && text[offset + 7] == '-'
        && text[offset + 10] == 'T'
        && text[offset + 13] == ':'
        && text[offset + 16] == ':'
        && text[offset + 19] == 'Z';
  }

  private static long parseUsualForm(char[] text, int offset) {
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
