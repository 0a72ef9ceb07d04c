package io.cryptobot.health;

import java.util.List;

/** What all checks found, in their order. */
public record HealthReport(List<Entry> entries) {

  public HealthReport {
    entries = List.copyOf(entries);
  }

  /** One check and what it found. */
  public record Entry(String name, Finding finding) {}

  /** Whether nothing failed; warnings do not count. */
  public boolean isHealthy() {
    return count(Level.FAIL) == 0;
  }

  /** How many checks ended so. */
  public int count(Level level) {
    return (int) entries.stream().filter(entry -> entry.finding().level() == level).count();
  }

  /** The last line: {@code Health: PASS (14 passed, 2 warnings, 0 failed)}. */
  public String summary() {
    int skipped = count(Level.SKIP);
    return "Health: %s (%d passed, %d %s, %d failed%s)"
        .formatted(
            isHealthy() ? "PASS" : "FAIL",
            count(Level.PASS),
            count(Level.WARN),
            count(Level.WARN) == 1 ? "warning" : "warnings",
            count(Level.FAIL),
            skipped == 0 ? "" : ", " + skipped + " skipped");
  }
}
