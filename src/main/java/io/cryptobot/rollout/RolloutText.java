package io.cryptobot.rollout;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import io.cryptobot.backtest.Texts;
import io.cryptobot.rollout.RolloutReport.Day;
import io.cryptobot.rollout.RolloutReport.Entry;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The report for a person: a table of days and their criteria, at most 100 columns wide, then what
 * to do about each that is not passed, and what that means for the phases of real money.
 */
public final class RolloutText {
  private static final int REQUIRED_WIDTH = 36;
  private static final int EVIDENCE_WIDTH = 46;
  private static final int WIDTH = 100;

  private RolloutText() {}

  /**
   * Prints it.
   *
   * @param override of the home, if there is one
   */
  public static void write(
      RolloutReport report, Optional<RolloutOverride> override, PrintWriter out) {
    out.println("Rollout plan of " + report.home() + ", judged " + Texts.minute(report.time()));
    out.println();
    table(report).lines().map(String::stripTrailing).forEach(out::println);
    report.warnings().forEach(warning -> out.println("WARNING  " + warning));
    toDo(report, out);
    out.println();
    RolloutPlan.PHASES.forEach(phase -> wrapped("", phase(report, phase), out));
    override.ifPresent(given -> wrapped("", overridden(given), out));
    out.flush();
  }

  /** {@code day 2 (Paper trading)}. */
  static String name(Day day) {
    return "day " + day.number() + " (" + day.title() + ")";
  }

  /** A day and what is missing of it, for one paragraph; what several criteria say comes once. */
  public static String missing(Day day) {
    Map<String, List<String>> asked = new LinkedHashMap<>();
    for (Entry entry : day.unmet()) {
      asked
          .computeIfAbsent(entry.finding().evidence(), evidence -> new ArrayList<>())
          .add(entry.required());
    }
    List<String> unmet = new ArrayList<>();
    asked.forEach(
        (evidence, required) ->
            unmet.add(required.size() == 1 ? required.get(0) + ": " + evidence : evidence));
    return name(day) + " - " + day.judged().label() + ": " + String.join("; ", unmet);
  }

  /** Who opened the gate, when and over what. */
  public static String overridden(RolloutOverride given) {
    return "Overridden for "
        + given.phase()
        + " in "
        + given.environment()
        + " by "
        + given.by()
        + " at "
        + Texts.minute(given.time())
        + " without "
        + String.join(", ", given.missing())
        + "; that ends with the phase.";
  }

  private static String table(RolloutReport report) {
    List<String[]> rows = new ArrayList<>();
    for (Day day : report.days()) {
      rows.add(new String[] {day.number(), day.judged().label(), day.title(), ""});
      for (Entry entry : day.entries()) {
        rows.add(
            new String[] {
              "", entry.finding().judged().label(), "- " + entry.required(), evidence(entry)
            });
      }
    }
    return AsciiTable.builder()
        .lineSeparator("\n")
        .border(AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS_NO_OUTSIDE_BORDER)
        .data(
            new Column[] {
              column("Day", 6), column("Judged", 9),
              column("What it asks for", REQUIRED_WIDTH), column("Evidence", EVIDENCE_WIDTH)
            },
            rows.toArray(String[][]::new))
        .asString();
  }

  private static Column column(String header, int widest) {
    return new Column()
        .header(header)
        .headerAlign(HorizontalAlign.LEFT)
        .dataAlign(HorizontalAlign.LEFT)
        .maxWidth(widest);
  }

  private static String evidence(Entry entry) {
    Finding finding = entry.finding();
    if (finding.file().isEmpty()) {
      return finding.evidence();
    }
    String date =
        finding
            .date()
            .map(Texts::minute)
            .filter(minute -> !finding.evidence().contains(minute))
            .map(minute -> ", " + minute)
            .orElse("");
    return finding.evidence() + " [" + finding.file() + date + "]";
  }

  private static void toDo(RolloutReport report, PrintWriter out) {
    for (Day day : report.days()) {
      if (day.judged() != Judgement.PASS) {
        out.println();
        out.println("To do for " + name(day) + ":");
        day.unmet().stream()
            .map(entry -> entry.finding().whatToDo())
            .distinct()
            .forEach(what -> wrapped("- ", what, out));
      }
    }
  }

  private static String phase(RolloutReport report, String phase) {
    List<Day> missing = report.missingFor(phase);
    return missing.isEmpty()
        ? "--live --phase " + phase + " may start: all that it needs is passed."
        : "--live --phase "
            + phase
            + " asks for a typed phrase first, without: "
            + String.join(", ", missing.stream().map(RolloutText::name).toList())
            + ".";
  }

  private static void wrapped(String first, String text, PrintWriter out) {
    StringBuilder line = new StringBuilder(first);
    int indent = first.length();
    for (String word : text.split(" ", -1)) {
      if (line.length() > indent && line.length() + 1 + word.length() > WIDTH) {
        out.println(line);
        line.setLength(0);
        line.append(" ".repeat(indent));
      }
      line.append(line.length() > indent ? " " : "").append(word);
    }
    out.println(line);
  }
}
