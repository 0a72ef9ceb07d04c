package io.cryptobot.journal;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The format of {@code error_log.csv}: what went wrong, and what the bot did about it. A trace is
 * kept in one line, its lines parted by {@code " | "}.
 */
public final class ErrorLogFormat {
  public static final String FILE = "error_log.csv";
  public static final List<String> COLUMNS =
      List.of("timestamp", "error_type", "severity", "message", "traceback", "recovery_action");

  private ErrorLogFormat() {}

  /** Where it went wrong. */
  public enum Type {
    API_ERROR,
    FILE_ERROR,
    CALCULATION_ERROR,
    STATE_ERROR,
    ALERT_ERROR,
    INTERNAL_ERROR
  }

  /** How bad it is. */
  public enum Severity {
    INFO,
    WARNING,
    ERROR,
    CRITICAL
  }

  /**
   * A row.
   *
   * @param cause whose trace is kept, if there is one
   * @param recovery what the bot did: retried, skipped trade, stopped
   */
  public static String[] row(
      Instant time,
      Type type,
      Severity severity,
      String message,
      @Nullable Throwable cause,
      String recovery) {
    return new String[] {
      CsvText.of(time), type.name(), severity.name(), oneLine(message), trace(cause), recovery
    };
  }

  private static String trace(@Nullable Throwable cause) {
    if (cause == null) {
      return CsvText.MISSING;
    }
    StringWriter text = new StringWriter();
    cause.printStackTrace(new PrintWriter(text));
    return oneLine(text.toString());
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", " | ");
  }
}
