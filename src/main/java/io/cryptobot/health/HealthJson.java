package io.cryptobot.health;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptobot.health.HealthReport.Entry;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;

/**
 * The report for programs.
 *
 * <pre>
 * {"health": "PASS", "time": "2026-01-22T00:00:00Z", "passed": 14, "warnings": 2, "failed": 0,
 *  "skipped": 0, "checks": [{"name": "kill switch", "level": "WARN", "fact": "...",
 *   "what_to_do": "..."}]}
 * </pre>
 *
 * {@code what_to_do} is null where nothing is to be done.
 */
public final class HealthJson {
  private static final JsonMapper JSON = new JsonMapper();

  private HealthJson() {}

  public static void write(HealthReport report, Instant time, PrintWriter out) throws IOException {
    ObjectNode json = JSON.createObjectNode();
    json.put("health", (report.isHealthy() ? Level.PASS : Level.FAIL).name());
    json.put("time", time.toString());
    json.put("passed", report.count(Level.PASS));
    json.put("warnings", report.count(Level.WARN));
    json.put("failed", report.count(Level.FAIL));
    json.put("skipped", report.count(Level.SKIP));
    ArrayNode checks = json.putArray("checks");
    for (Entry entry : report.entries()) {
      String whatToDo = entry.finding().whatToDo();
      checks
          .addObject()
          .put("name", entry.name())
          .put("level", entry.finding().level().name())
          .put("fact", entry.finding().fact())
          .put("what_to_do", whatToDo.isEmpty() ? null : whatToDo);
    }
    out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json));
    out.flush();
  }
}
