package io.cryptobot.cli;

import io.cryptobot.backtest.BacktestPeriod;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which time is tested. */
final class BacktestPeriodOptions {
  private static final int DEFAULT_DAYS = 90;
  private static final int MOST_DAYS = 36_500;

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "Test the last N days before the end; 90 by default, 365 with --optimize.")
  private @Nullable Integer days;

  @Option(
      names = "--from",
      paramLabel = "YYYY-MM-DD",
      description = "Test from the beginning of this day, UTC.")
  private @Nullable LocalDate from;

  @Option(
      names = "--to",
      paramLabel = "YYYY-MM-DD",
      description = "Test to the end of this day, UTC; by default to the last candle.")
  private @Nullable LocalDate to;

  private final int defaultDays;

  BacktestPeriodOptions() {
    this(DEFAULT_DAYS);
  }

  /**
   * @param defaultDays how many days before the end where nothing is said
   */
  BacktestPeriodOptions(int defaultDays) {
    this.defaultDays = defaultDays;
  }

  /**
   * Checks what can be checked without candles.
   *
   * @throws IllegalArgumentException with a sentence that says what is wrong
   */
  void check() {
    if (days != null && (days < 1 || days > MOST_DAYS)) {
      throw new IllegalArgumentException(
          "--days is " + days + "; it must be 1 to " + MOST_DAYS + ".");
    }
    if (days != null && from != null) {
      throw new IllegalArgumentException(
          "--days and --from both say where to begin; leave one of them out.");
    }
    if (from != null && to != null && from.isAfter(to)) {
      throw new IllegalArgumentException(
          "--from " + from + " is after --to " + to + "; the period would be empty.");
    }
  }

  /** Whether any of them was given. */
  boolean isGiven() {
    return days != null || from != null || to != null;
  }

  /** The period, where the last candle closes at {@code lastClose}. */
  BacktestPeriod period(Instant lastClose) {
    Instant end = to == null ? lastClose : earlier(startOf(to.plusDays(1)), lastClose);
    if (from != null) {
      return new BacktestPeriod(startOf(from), end);
    }
    return BacktestPeriod.lastDays(days == null ? defaultDays : days, end);
  }

  private static Instant startOf(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
