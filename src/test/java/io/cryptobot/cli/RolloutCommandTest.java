package io.cryptobot.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cryptobot.rollout.RolloutHome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RolloutCommandTest {
  @TempDir Path root;

  private int rollout(CliHarness cli, String... more) {
    List<String> all = new ArrayList<>(List.of("--rollout", "--home", root.toString()));
    all.addAll(List.of(more));
    return cli.run(all.toArray(String[]::new));
  }

  private static CliHarness cli() {
    return new CliHarness(Path.of(""), RolloutHome.NOW);
  }

  @Test
  void inAnEmptyHomeAllIsNotYetAndNothingIsWritten() throws Exception {
    CliHarness cli = cli();
    assertEquals(0, rollout(cli), cli.err());
    assertEquals(
        33, cli.out().lines().filter(line -> line.contains("| NOT YET |")).count(), cli.out());
    assertFalse(cli.out().contains("PASS |"), cli.out());
    assertTrue(cli.out().lines().skip(1).allMatch(line -> line.length() <= 100), cli.out());
    try (var files = Files.list(root)) {
      assertEquals(List.of(), files.toList());
    }
  }

  @Test
  void aPersonSeesTheNumbersAndWhatToDo() throws Exception {
    new RolloutHome(root).passed().backtest("7T00:00", "profit_factor", "0.93", "verdict", "FAIL");
    CliHarness cli = cli();
    assertEquals(0, rollout(cli), cli.err());
    String out = cli.out();
    assertTrue(out.contains(" 1   | FAIL    | Backtest"), out);
    assertTrue(out.contains("| FAIL    | - profit factor above 1.10"), out);
    assertTrue(out.contains("0.93 [data/backtest_results.csv"), out);
    assertTrue(out.contains(" 3   | PASS    | Micro-live"), out);
    assertTrue(out.contains("To do for day 1 (Backtest):\n- Run a backtest over prices"), out);
    assertFalse(out.contains("To do for day 3"), out);
    assertTrue(out.contains("--live --phase micro_live asks for a typed phrase first"), out);
    assertTrue(out.lines().skip(1).allMatch(line -> line.length() <= 100), out);
  }

  @Test
  void programsGetTheSameAsJson() throws Exception {
    new RolloutHome(root).passed();
    CliHarness cli = cli();
    assertEquals(0, rollout(cli, "--json"), cli.err());
    JsonNode json = new JsonMapper().readTree(cli.out());
    List<String> days = new ArrayList<>();
    json.path("days").forEach(day -> days.add(day.path("day").asText() + " " + judged(day)));
    assertEquals(
        List.of(
            "1 PASS", "2 PASS", "2.5 PASS", "3 PASS", "4 PASS", "5 PASS", "6 PASS", "7 NOT YET"),
        days);
    JsonNode runTime = json.path("days").path(1).path("criteria").path(0);
    assertEquals("run_time", runTime.path("name").asText());
    assertEquals("PASS", judged(runTime));
    assertEquals("data/runs.jsonl", runTime.path("file").asText());
    assertEquals("2025-03-02T06:00:00Z", runTime.path("date").asText());
    assertTrue(runTime.path("what_to_do").isNull());
    JsonNode begun = json.path("days").path(7).path("criteria").path(0);
    assertTrue(begun.path("file").isNull());
    assertEquals("Pass the days before it first.", begun.path("what_to_do").asText());
    assertEquals("[]", json.path("missing").path("full_live").toString());
    assertTrue(json.path("override").isNull());
    assertEquals("[]", json.path("warnings").toString());
  }

  private static String judged(JsonNode json) {
    return json.path("judged").asText();
  }

  @Test
  void whatCannotBeReadIsExplained() throws Exception {
    RolloutHome home = new RolloutHome(root).run("paper", "sandbox_test", "00:00", "01:00");
    Files.writeString(home.home().data("error_log.csv"), "something;else\n");
    CliHarness cli = cli();
    assertEquals(1, rollout(cli));
    assertTrue(cli.err().contains("error_log.csv has no column timestamp"), cli.err());
    assertTrue(cli.out().isEmpty(), cli.out());
  }

  @Test
  void rowsThatWereLeftOutAreSaid() throws Exception {
    RolloutHome home = new RolloutHome(root).run("paper", "sandbox_test", "00:00", "01:00");
    home.signals("00:10");
    String log = Files.readString(home.home().data("signal_log.csv"));
    Files.writeString(home.home().data("signal_log.csv"), log.replace("2025-03-01T", "soon T"));
    CliHarness cli = cli();
    assertEquals(0, rollout(cli), cli.err());
    assertTrue(
        cli.out().contains("WARNING  data/signal_log.csv: 1 rows cannot be read"), cli.out());
  }
}
