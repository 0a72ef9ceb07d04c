package io.cryptobot.journal;

import io.cryptobot.time.IsoSeconds;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Cells of the CSV files: booleans {@code True} and {@code False}, numbers with a point and without
 * an exponent, times ISO 8601 with {@code Z}, what is missing empty.
 */
public final class CsvText {
  /** A cell that has no value. */
  public static final String MISSING = "";

  private static final String STARTS_FORMULA = "=+-@";
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?");

  private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};
  private static final double LARGEST_EXACT_LONG = 9007199254740992.0;

  private CsvText() {}

  public static String of(boolean value) {
    return value ? "True" : "False";
  }

  public static String of(long number) {
    return Long.toString(number);
  }

  /** Every digit that counts: {@code 0.5}, not {@code 0.50} and not {@code 5E-1}. */
  public static String of(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  /**
   * Rounded to at most so many decimals (0 to 9), without trailing zeros; what is not finite is
   * missing.
   */
  public static String of(double number, int decimals) {
    if (!Double.isFinite(number)) {
      return MISSING;
    }
    double scaled = Math.rint(number * POWERS[decimals]);
    if (Math.abs(scaled) > LARGEST_EXACT_LONG) {
      return of(rounded(number, decimals));
    }
    long digits = (long) scaled;
    int scale = decimals;
    while (scale > 0 && digits % 10 == 0) {
      digits /= 10;
      scale--;
    }
    return BigDecimal.valueOf(digits, scale).toPlainString();
  }

  /** US dollars with exactly two decimals. */
  public static String cents(double dollars) {
    return rounded(dollars, 2).toPlainString();
  }

  public static String of(Instant time) {
    return time.toString();
  }

  /**
   * The time in a cell that {@link #of(Instant)} made.
   *
   * @throws java.time.DateTimeException if it holds none
   */
  public static Instant time(String cell) {
    char[] text = cell.toCharArray();
    return IsoSeconds.fits(text, 0, text.length)
        ? Instant.ofEpochSecond(IsoSeconds.parse(text, 0))
        : Instant.parse(cell);
  }

  /**
   * Text that a spreadsheet would take for a formula, with a leading apostrophe; all other text,
   * and numbers with a sign, as they are.
   */
  static String withoutFormula(String cell) {
    boolean suspicious = !cell.isEmpty() && STARTS_FORMULA.indexOf(cell.charAt(0)) >= 0;
    return suspicious && !NUMBER.matcher(cell).matches() ? "'" + cell : cell;
  }

  private static BigDecimal rounded(double number, int decimals) {
    return BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_UP);
  }
}
