package io.cryptobot.backtest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and times as a person reads them, the same in every country. ASCII only. */
public final class Texts {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int HOURS_PER_DAY = 24;
  private static final int MINUTES_PER_HOUR = 60;

  private Texts() {}

  /** {@code $1,234.50}, {@code -$12.30}. */
  public static String money(BigDecimal dollars) {
    String digits = twoDecimals(dollars.abs());
    return isZero(digits) || dollars.signum() >= 0 ? "$" + digits : "-$" + digits;
  }

  public static String money(double dollars) {
    return money(BigDecimal.valueOf(dollars));
  }

  /** {@code +$1,234.50}, {@code -$12.30}. */
  public static String signedMoney(BigDecimal dollars) {
    String text = money(dollars);
    return dollars.signum() > 0 && !text.equals("$0.00") ? "+" + text : text;
  }

  public static String signedMoney(double dollars) {
    return signedMoney(BigDecimal.valueOf(dollars));
  }

  /** {@code 12.34%}. */
  public static String percent(double percent) {
    return number(percent) + "%";
  }

  /** {@code +12.34%}, {@code -1.20%}. */
  public static String signedPercent(double percent) {
    String text = percent(percent);
    return percent > 0 && !text.equals("0.00%") ? "+" + text : text;
  }

  /** With two decimals: {@code 1,234.50}. */
  public static String number(double number) {
    String digits = twoDecimals(BigDecimal.valueOf(Math.abs(number)));
    return isZero(digits) || number >= 0 ? digits : "-" + digits;
  }

  public static String number(Figure figure) {
    return figure.isDefined() ? number(figure.value()) : missing(figure);
  }

  /** {@code n/a (no losing trade)}. */
  public static String missing(Figure figure) {
    return "n/a (" + figure.missingBecause() + ")";
  }

  /** {@code 12,345}. */
  public static String count(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** {@code 2021-01-22 00:30 UTC}. */
  public static String minute(Instant time) {
    return MINUTE.format(time);
  }

  /** {@code 2021-01-22}. */
  public static String day(Instant time) {
    return DAY.format(time);
  }

  /** {@code 1 d 3 h}, {@code 3 h 20 min}, {@code 30 min}. */
  public static String duration(Duration length) {
    long minutes = length.toMinutes();
    long hours = minutes / MINUTES_PER_HOUR;
    if (hours >= HOURS_PER_DAY) {
      return hours / HOURS_PER_DAY + " d " + hours % HOURS_PER_DAY + " h";
    }
    return hours > 0 ? hours + " h " + minutes % MINUTES_PER_HOUR + " min" : minutes + " min";
  }

  private static String twoDecimals(BigDecimal absolute) {
    DecimalFormat format =
        new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setRoundingMode(RoundingMode.HALF_UP);
    return format.format(absolute);
  }

  private static boolean isZero(String digits) {
    return digits.equals("0.00");
  }
}
