package io.cryptobot.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same evidence in logs of every form in which they may stand there. */
class RolloutLogsTest {
  @TempDir Path folder;
  private RolloutHome home;

  @BeforeEach
  void makeHome() throws Exception {
    home = new RolloutHome(folder);
  }

  private List<String> judged() throws IOException {
    return home.report().days().stream()
        .map(day -> day.number() + " " + day.judged().label())
        .toList();
  }

  @Test
  void windowsLineEndsAndAByteOrderMarkChangeNothing() throws Exception {
    home.passed();
    List<String> before = judged();
    try (Stream<Path> files = Files.list(home.home().data())) {
      for (Path file : files.filter(one -> !one.toString().endsWith(".md")).toList()) {
        String text = Files.readString(file);
        Files.writeString(file, "\uFEFF" + text.replace("\n", "\r\n"));
      }
    }
    assertEquals(before, judged());
    assertEquals(List.of(), home.report().warnings());
  }

  @Test
  void logsThatWereRolledAreReadAsOne() throws Exception {
    home.passed();
    List<String> before = judged();
    for (String log : List.of("trade_log", "signal_log", "error_log", "audit_log")) {
      List<String> lines = Files.readAllLines(home.home().data(log + ".csv"));
      for (int row = 1; row < lines.size(); row++) {
        String name = row == lines.size() - 1 ? log + ".csv" : log + "." + row + ".csv";
        Files.writeString(home.home().data(name), lines.get(0) + "\n" + lines.get(row) + "\n");
      }
    }
    assertTrue(Files.exists(home.home().data("signal_log.4.csv")));
    assertEquals(before, judged());
  }

  /** Ten after nine, not after one: the order of rows tells a replay. */
  @Test
  void elevenRolledFilesAreReadInTheirOrder() throws Exception {
    home.paper("00:00", "2T01:00");
    home.run("replay", "sandbox_test", "10T00:00", "10T00:01");
    home.signals("01:00");
    List<String> lines = Files.readAllLines(home.home().data("signal_log.csv"));
    for (int number = 1; number <= 11; number++) {
      String row = lines.get(1).replace("T01:00", "T%02d:00".formatted(number));
      Files.writeString(
          home.home().data("signal_log." + number + ".csv"), lines.get(0) + "\n" + row + "\n");
    }
    Files.delete(home.home().data("signal_log.csv"));
    assertTrue(home.finding("2", "signals").evidence().startsWith("11 in 1 run"));
  }

  @Test
  void aTornLastRowIsNoEvidenceAndNoProblem() throws Exception {
    home.paper("00:00", "2T01:00").signals("01:00", "02:00");
    home.add("signal_log.csv", "", "2025-03-01T03:00:00Z,aggressive,SOL-U");
    assertTrue(home.finding("2", "signals").evidence().startsWith("2 in 1 run"));
    assertEquals(List.of(), home.report().warnings());
  }

  @Test
  void rowsThatCannotBeReadAreLeftOutAndNamed() throws Exception {
    home.paper("00:00", "2T01:00").signals("01:00");
    home.add("signal_log.csv", "", "rubbish\n1 March,a,b,BUY,,,,,,,True,\n").signals("02:00");
    home.add("runs.jsonl", "", "{\"event\":\"sta\n");
    assertTrue(home.finding("2", "signals").evidence().startsWith("2 in 1 run"));
    assertEquals(
        List.of(
            "data/runs.jsonl: 1 rows cannot be read and were left out",
            "data/signal_log.csv: 2 rows cannot be read and were left out"),
        home.report().warnings());
  }

  @Test
  void aLogOfAnotherFormIsNamedInsteadOfJudged() throws Exception {
    home.paper("00:00", "2T01:00");
    Files.writeString(home.home().data("error_log.csv"), "timestamp;error_type;severity\n");
    IOException refusal = assertThrows(IOException.class, home::report);
    assertTrue(String.valueOf(refusal.getMessage()).contains("error_log.csv"), refusal.toString());
  }
}
