package io.cryptobot.rollout;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * The seven days, judged.
 *
 * @param home the folder whose logs were read
 * @param time when
 * @param warnings what could not be read and was left out
 */
public record RolloutReport(Path home, Instant time, List<Day> days, List<String> warnings) {

  public RolloutReport {
    days = List.copyOf(days);
    warnings = List.copyOf(warnings);
  }

  /** A criterion and what it found. */
  public record Entry(String name, String required, Finding finding) {}

  /** A day and what its criteria found. */
  public record Day(String number, String title, List<Entry> entries) {

    public Day {
      entries = List.copyOf(entries);
    }

    /** FAIL if any criterion fails, else NOT YET if any is not there yet. */
    public Judgement judged() {
      if (entries.stream().anyMatch(entry -> entry.finding().judged() == Judgement.FAIL)) {
        return Judgement.FAIL;
      }
      return unmet().isEmpty() ? Judgement.PASS : Judgement.NOT_YET;
    }

    /** What does not hold. */
    public List<Entry> unmet() {
      return entries.stream().filter(entry -> entry.finding().judged() != Judgement.PASS).toList();
    }
  }

  /** The days that a phase needs and that are not passed. */
  public List<Day> missingFor(String phase) {
    List<String> needed = RolloutPlan.neededFor(phase);
    return days.stream()
        .filter(day -> needed.contains(day.number()))
        .filter(day -> day.judged() != Judgement.PASS)
        .toList();
  }
}
