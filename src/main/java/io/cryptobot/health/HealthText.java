package io.cryptobot.health;

import io.cryptobot.health.HealthReport.Entry;
import java.io.PrintWriter;

/**
 * The report for a person.
 *
 * <pre>
 * PASS  java: Java 17 (17.0.9+9)
 * WARN  kill switch: on, nothing is traded
 *       Lift it with --resume when trading may go on.
 *
 * Health: PASS (1 passed, 1 warning, 0 failed)
 * </pre>
 */
public final class HealthText {
  private static final String INDENT = "      ";

  private HealthText() {}

  public static void write(HealthReport report, PrintWriter out) {
    for (Entry entry : report.entries()) {
      out.println(
          entry.finding().level() + "  " + entry.name() + ": " + indented(entry.finding().fact()));
      if (!entry.finding().whatToDo().isEmpty()) {
        out.println(INDENT + indented(entry.finding().whatToDo()));
      }
    }
    out.println();
    out.println(report.summary());
    out.flush();
  }

  private static String indented(String text) {
    return text.replace("\n", System.lineSeparator() + INDENT);
  }
}
