package io.cryptobot.home;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cryptobot.files.FileLayer;
import io.cryptobot.home.RunHistory.End;
import io.cryptobot.home.RunHistory.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunHistoryTest {
  private static final Instant TEN = Instant.parse("2025-03-01T10:00:00Z");
  private static final Instant ELEVEN = Instant.parse("2025-03-01T11:00:00Z");

  @TempDir Path root;
  private Home home;

  @BeforeEach
  void makeHome() throws IOException {
    home = new Home(root);
    Files.createDirectories(home.data());
  }

  private RunHistory of(String lines) throws IOException {
    Files.writeString(home.data("runs.jsonl"), lines);
    return RunHistory.of(home);
  }

  private static String start(String time, int pid, String environment) {
    return """
        {"event":"start","time":"%s","pid":%d,"environment":"%s","phase":"p"}
        """
        .formatted(time, pid, environment);
  }

  private static String end(String time, int pid, String environment) {
    return """
        {"event":"end","time":"%s","pid":%d,"environment":"%s","exit_code":4}
        """
        .formatted(time, pid, environment);
  }

  @Test
  void aHomeWithoutRunsHasNone() throws IOException {
    assertEquals(List.of(), RunHistory.of(home).runs());
  }

  @Test
  void whatTheRunLogWritesIsReadBack() throws IOException {
    RunLog log = new RunLog(home, FileLayer.DISK, Clock.fixed(TEN, ZoneOffset.UTC));
    log.begin("paper", "sandbox_test", "0.1.0", "c0ffee", "coinbase");
    long pid = ProcessHandle.current().pid();
    assertEquals(
        List.of(new Run(TEN, Optional.empty(), pid, "paper", "sandbox_test")),
        RunHistory.of(home).runs());
    new RunLog(home, FileLayer.DISK, Clock.fixed(ELEVEN, ZoneOffset.UTC)).end("paper", 0);
    assertEquals(
        List.of(new Run(TEN, Optional.of(new End(ELEVEN, 0)), pid, "paper", "sandbox_test")),
        RunHistory.of(home).runs());
  }

  @Test
  void aRunThatWasKilledHasNoEnd() throws IOException {
    List<Run> runs =
        of(start(TEN.toString(), 1, "paper")
                + start(ELEVEN.toString(), 2, "paper")
                + end("2025-03-01T12:00:00Z", 2, "paper"))
            .runs();
    assertEquals(Optional.empty(), runs.get(0).end());
    assertEquals(4, runs.get(1).end().orElseThrow().exitCode());
  }

  @Test
  void anEndWithoutItsStartEndsNothing() throws IOException {
    List<Run> runs =
        of(start(TEN.toString(), 1, "paper")
                + end(ELEVEN.toString(), 1, "live")
                + end(ELEVEN.toString(), 2, "paper"))
            .runs();
    assertEquals(List.of(Optional.empty()), runs.stream().map(Run::end).toList());
  }

  @Test
  void aTornLineIsCountedAndPassedOver() throws IOException {
    RunHistory history =
        of("\uFEFF" + start(TEN.toString(), 1, "paper").strip() + "\r\n{\"event\":\"en\r\n");
    assertEquals(1, history.runs().size());
    assertEquals(1, history.unreadable());
  }
}
