package io.cryptobot.rollout;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptobot.rollout.RolloutReport.Day;
import io.cryptobot.rollout.RolloutReport.Entry;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Optional;

/**
 * The report for programs; what is empty is null.
 *
 * <pre>
 * {"home": "C:\\bot", "time": "2026-01-22T00:00:00Z",
 *  "days": [{"day": "2", "title": "Paper trading", "judged": "NOT YET", "criteria": [
 *    {"name": "run_time", "required": "at least 24 h of run time", "judged": "NOT YET",
 *     "evidence": "3.5 h in 1 run since 2026-01-21 20:30 UTC", "file": "data/runs.jsonl",
 *     "date": "2026-01-22T00:00:00Z", "what_to_do": "..."}]}],
 *  "missing": {"micro_live": ["2"], "light_live": ["2", "3"], "full_live": ["2", "3", "5"]},
 *  "override": {"environment": "live", "phase": "micro_live", "time": "...", "by": "anna",
 *    "missing": ["day 2 (Paper trading)"]},
 *  "warnings": []}
 * </pre>
 */
public final class RolloutJson {
  private static final JsonMapper JSON = new JsonMapper();

  private RolloutJson() {}

  public static void write(
      RolloutReport report, Optional<RolloutOverride> override, PrintWriter out)
      throws IOException {
    ObjectNode json = JSON.createObjectNode();
    json.put("home", report.home().toString());
    json.put("time", report.time().toString());
    ArrayNode days = json.putArray("days");
    report.days().forEach(day -> day(days.addObject(), day));
    ObjectNode missing = json.putObject("missing");
    for (String phase : RolloutPlan.PHASES) {
      ArrayNode numbers = missing.putArray(phase);
      report.missingFor(phase).forEach(day -> numbers.add(day.number()));
    }
    if (override.isPresent()) {
      json.set("override", override.get().json());
    } else {
      json.putNull("override");
    }
    report.warnings().forEach(json.putArray("warnings")::add);
    out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json));
    out.flush();
  }

  private static void day(ObjectNode json, Day day) {
    json.put("day", day.number());
    json.put("title", day.title());
    json.put("judged", day.judged().label());
    ArrayNode criteria = json.putArray("criteria");
    for (Entry entry : day.entries()) {
      Finding finding = entry.finding();
      criteria
          .addObject()
          .put("name", entry.name())
          .put("required", entry.required())
          .put("judged", finding.judged().label())
          .put("evidence", finding.evidence())
          .put("file", finding.file().isEmpty() ? null : finding.file())
          .put("date", finding.date().map(Instant::toString).orElse(null))
          .put("what_to_do", finding.whatToDo().isEmpty() ? null : finding.whatToDo());
    }
  }
}
