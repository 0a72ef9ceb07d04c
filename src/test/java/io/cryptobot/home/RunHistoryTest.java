package io.cryptobot.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunHistoryTest {
  @TempDir private Path root;

  private RunHistory history(String... lines) throws IOException {
    Home home = new Home(root);
    Files.createDirectories(home.data());
    Files.write(home.data(RunLog.FILE), List.of(lines));
    return RunHistory.read(home);
  }

  private static String start(String time, String environment) {
    return "{\"event\":\"start\",\"time\":\""
        + time
        + "\",\"environment\":\""
        + environment
        + "\",\"phase\":\"p\"}";
  }

  private static String end(String time) {
    return "{\"event\":\"end\",\"time\":\"" + time + "\",\"environment\":\"x\",\"exit_code\":0}";
  }

  private static List<String> environments(RunHistory history, String... times) {
    RunHistory.Rows rows = history.rows("before");
    return Stream.of(times).map(time -> rows.environmentOf(Instant.parse(time))).toList();
  }

  @Test
  void aRowBelongsToTheRunWhoseTimeHoldsIt() throws IOException {
    RunHistory history =
        history(
            start("2026-01-01T00:00:00.7Z", "paper"),
            end("2026-01-02T00:00:00Z"),
            start("2026-01-03T00:00:00Z", "sandbox"));
    assertEquals(
        List.of("paper", "paper", "sandbox"),
        environments(
            history, "2026-01-01T00:00:00Z", "2026-01-01T12:00:00Z", "2026-01-09T00:00:00Z"));
  }

  @Test
  void whatAPersonSoldBetweenTwoRunsBelongsToTheRunBefore() throws IOException {
    RunHistory history =
        history(
            start("2026-01-01T00:00:00Z", "paper"),
            end("2026-01-02T00:00:00Z"),
            start("2026-01-03T00:00:00Z", "live"));
    assertEquals(List.of("paper"), environments(history, "2026-01-02T12:00:00Z"));
  }

  @Test
  void rowsOfAReplayBearTheTimesOfItsCandles() throws IOException {
    RunHistory history =
        history(
            start("2026-03-01T00:00:00Z", "paper"),
            end("2026-03-02T00:00:00Z"),
            start("2026-03-10T00:00:00Z", "replay"),
            end("2026-03-10T00:01:00Z"),
            start("2026-03-11T00:00:00Z", "paper"));
    assertEquals(
        List.of("paper", "replay", "replay", "replay", "paper"),
        environments(
            history,
            "2026-03-01T12:00:00Z",
            "2026-02-01T00:00:00Z",
            "2026-03-01T12:00:00Z",
            "2026-03-09T00:00:00Z",
            "2026-03-11T01:00:00Z"));
    assertEquals(
        List.of("replay", "paper"),
        environments(history, "2021-01-01T00:00:00Z", "2026-03-11T01:00:00Z"));
  }

  @Test
  void aRunThatWasKilledLastsUntilTheNextAndATornLineIsLeftOut() throws IOException {
    RunHistory history =
        history(
            start("2026-01-01T00:00:00Z", "paper"),
            "{\"event\":\"sta",
            start("2026-01-03T00:00:00Z", "live"));
    assertEquals(2, history.runs().size());
    assertEquals("paper", history.at(Instant.parse("2026-01-02T00:00:00Z")).get().environment());
    assertTrue(history.at(Instant.parse("2025-01-02T00:00:00Z")).isEmpty());
  }

  @Test
  void whereNothingWasNotedTheRowsAreWhatTheCallerSays() throws IOException {
    RunHistory history = RunHistory.read(new Home(root.resolve("none")));
    assertEquals(List.of("before"), environments(history, "2026-01-02T12:00:00Z"));
    assertEquals(
        List.of("before"),
        environments(history(start("2026-01-03T00:00:00Z", "live")), "2026-01-02T12:00:00Z"));
  }
}
