package io.cryptobot.health;

import static io.cryptobot.health.TestHome.assertFinding;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cryptobot.health.HealthReport.Entry;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class HealthRunTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private record Check(String name, boolean needsNetwork, Callable<Finding> body)
      implements HealthCheck {
    @Override
    public Finding check() throws Exception {
      return body.call();
    }
  }

  private static Check check(String name, Callable<Finding> body) {
    return new Check(name, false, body);
  }

  @Test
  void aCheckThatBreaksIsAFailureOfItsOwn() throws Exception {
    HealthReport report =
        new HealthRun(LONG, false)
            .of(
                List.of(
                    check(
                        "broken",
                        () -> {
                          throw new IllegalStateException("a bug");
                        }),
                    check(
                        "damaged",
                        () -> {
                          throw new NoClassDefFoundError("io/Gone");
                        }),
                    HealthCheck.known("fine", Finding.pass("all is well"))));
    assertEquals(List.of("broken", "damaged", "fine"), names(report));
    assertFinding(Level.FAIL, "a bug", "bot.log", report.entries().get(0).finding());
    assertFinding(Level.FAIL, "io/Gone", "bot.log", report.entries().get(1).finding());
    assertEquals(Level.PASS, report.entries().get(2).finding().level());
    assertFalse(report.isHealthy());
  }

  @Test
  void aCheckThatHangsIsAFailureWhenTheTimeIsOver() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    HealthReport report =
        new HealthRun(Duration.ZERO, false)
            .of(
                List.of(
                    check(
                        "hanging",
                        () -> {
                          never.await();
                          return Finding.pass("");
                        })));
    assertFinding(
        Level.FAIL, "no answer within", "--health again", report.entries().get(0).finding());
  }

  @Test
  void checksRunBesideEachOther() throws Exception {
    CountDownLatch second = new CountDownLatch(1);
    HealthReport report =
        new HealthRun(LONG, false)
            .of(
                List.of(
                    check(
                        "first",
                        () -> {
                          second.await();
                          return Finding.pass("waited for the second");
                        }),
                    check(
                        "second",
                        () -> {
                          second.countDown();
                          return Finding.pass("");
                        })));
    assertTrue(report.isHealthy());
  }

  @Test
  void offlineLeavesOutWhatNeedsTheNetwork() throws Exception {
    List<Check> checks =
        List.of(
            new Check("net", true, () -> Finding.fail("asked", "do not ask")),
            check("disk", () -> Finding.pass("")));
    HealthReport report = new HealthRun(LONG, true).of(checks);
    assertFinding(Level.SKIP, "skipped (--offline)", "", report.entries().get(0).finding());
    assertEquals("Health: PASS (1 passed, 0 warnings, 0 failed, 1 skipped)", report.summary());
  }

  private static List<String> names(HealthReport report) {
    return report.entries().stream().map(Entry::name).toList();
  }

  private static HealthReport sample() {
    return new HealthReport(
        List.of(
            new Entry("java", Finding.pass("Java 17")),
            new Entry("kill switch", Finding.warn("on", "Lift it.")),
            new Entry("config", Finding.fail("problems: 1\na.json: is wrong", "Mend it."))));
  }

  @Test
  void aPersonReadsALineACheckAndWhatToDo() {
    StringWriter text = new StringWriter();
    HealthText.write(sample(), new PrintWriter(text));
    assertEquals(
        """
        PASS  java: Java 17
        WARN  kill switch: on
              Lift it.
        FAIL  config: problems: 1
              a.json: is wrong
              Mend it.

        Health: FAIL (1 passed, 1 warning, 1 failed)
        """,
        text.toString().replace(System.lineSeparator(), "\n"));
  }

  @Test
  void aProgramReadsTheSame() throws IOException {
    StringWriter text = new StringWriter();
    HealthJson.write(sample(), TestHome.NOW, new PrintWriter(text));
    JsonNode json = new JsonMapper().readTree(text.toString());
    assertEquals("FAIL", json.path("health").asText());
    assertEquals("2026-01-22T12:00:00Z", json.path("time").asText());
    assertEquals(1, json.path("passed").asInt());
    assertEquals(1, json.path("warnings").asInt());
    assertEquals(1, json.path("failed").asInt());
    assertEquals("kill switch", json.path("checks").path(1).path("name").asText());
    assertEquals("WARN", json.path("checks").path(1).path("level").asText());
    assertEquals("Lift it.", json.path("checks").path(1).path("what_to_do").asText());
    assertTrue(json.path("checks").path(0).path("what_to_do").isNull());
  }
}
