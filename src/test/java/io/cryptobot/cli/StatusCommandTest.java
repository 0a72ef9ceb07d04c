package io.cryptobot.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.journal.CsvTail;
import io.cryptobot.state.StateCipher;
import io.cryptobot.state.StateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusCommandTest {
  @TempDir private Path home;

  private final CliHarness cli = new CliHarness();

  private Path data(String name) {
    return home.resolve("data").resolve(name);
  }

  private int status(String... more) {
    List<String> all = new ArrayList<>(List.of("--status", "--home", home.toString()));
    all.addAll(List.of(more));
    return cli.run(all.toArray(String[]::new));
  }

  private void aBotHasRun() throws IOException {
    Path folder = home.resolve("recorded");
    CandleFolder.in(folder, 900);
    assertEquals(
        0,
        cli.run(
            "--paper", "--replay", folder.toString(), "--days", "10", "--home", home.toString()),
        cli.err());
  }

  @Test
  void inAHomeWithoutABotItSaysSo() {
    assertEquals(0, status());
    assertTrue(cli.out().contains("No bot has run in this home yet"), cli.out());
  }

  @Test
  void theJsonHasAllThatProgramsAskFor() throws Exception {
    aBotHasRun();
    try (Stream<Path> days = Files.list(data("decisions"))) {
      Path newest = days.max(Path::compareTo).orElseThrow();
      String fill = "{\"coin\":\"BTC-USD\",\"fill\":{\"side\":\"BUY\"}}\n";
      Files.writeString(newest, fill, StandardOpenOption.APPEND);
    }
    assertEquals(0, status("--json", "--why"), cli.err());
    JsonNode json = new ObjectMapper().readTree(cli.out());
    for (String name :
        List.of(
            "environment",
            "phase",
            "total_value",
            "conservative_value",
            "aggressive_value",
            "cash",
            "todays_pnl",
            "daily_loss",
            "total_loss",
            "positions",
            "recent_trades",
            "next_rebalance",
            "last_skim_date",
            "kill_switch",
            "entries_paused",
            "last_update")) {
      assertTrue(json.has(name), name);
    }
    assertEquals("replay", json.path("environment").asText());
    assertEquals(
        json.path("conservative_value").asDouble() + json.path("aggressive_value").asDouble(),
        json.path("total_value").asDouble(),
        1e-6);
    assertEquals(5, json.path("why").size());
    for (JsonNode decision : json.path("why")) {
      assertTrue(decision.path("conditions").size() >= 3, "a fill is no decision: " + decision);
    }
    assertTrue(json.path("recent_trades").size() <= 5);
  }

  @Test
  void aPersonSeesPositionsLossesFlagsAndConditions() throws Exception {
    aBotHasRun();
    StateFile file = new StateFile(home.resolve("data"), WholeFiles.onDisk(), StateCipher.NONE);
    ObjectNode content = ((StateFile.Good) file.load()).content();
    ObjectNode position =
        ((ObjectNode) content.path("conservative").path("positions")).putObject("BTC-USD");
    position.put("quantity", 0.5);
    position.put("cost", 50.25);
    position.put("entry_price", 100);
    position.put("opened_at", "2025-03-01T10:34:56Z");
    position.put("peak", 104);
    position.putNull("decided_exit");
    content.put("entries_paused", true);
    file.save(content);
    Files.writeString(
        data("heartbeat.json"),
        "{\"time\":\"2025-03-01T12:00:00Z\",\"interval_seconds\":300,"
            + "\"quotes\":{\"BTC-USD\":{\"bid\":103}}}");
    Files.writeString(data("kill_switch.flag"), "made by hand");
    assertEquals(0, status("--why"), cli.err());
    String out = cli.out();
    assertTrue(out.contains("0.5 at 100, now 103: $51.50, +1.25 USD (+2.49 %)"), out);
    assertTrue(out.contains("stop 95 (7.8 % away), target 108 (4.9 % away), open for 2 h"), out);
    assertTrue(out.contains("nobody watches the open positions now"), out);
    assertTrue(out.contains("KILL SWITCH      on: made by hand"), out);
    assertTrue(out.contains("checksum does not fit"), out);
    assertTrue(out.contains("PAUSED"), out);
    assertTrue(out.contains("RSI"), out);
    assertTrue(out.lines().allMatch(line -> line.length() <= 100), out);

    Files.delete(data("kill_switch.flag"));
    assertEquals(0, cli.run("--kill", "--home", home.toString()), cli.err());
    assertTrue(
        cli.out()
            .contains(
                "watched by nothing now: 0.5 BTC-USD worth $51.50 at the last price, 7.8 % above"
                    + " its stop at $95."),
        cli.out());
  }

  /** Counted by the system, for the whole process. */
  private static long bytesRead() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/io")).stream()
        .filter(line -> line.startsWith("rchar: "))
        .mapToLong(line -> Long.parseLong(line.substring("rchar: ".length())))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void ofALongLogOnlyTheEndIsRead() throws Exception {
    assumeTrue(Files.isReadable(Path.of("/proc/self/io")), "Linux counts what a process reads");
    aBotHasRun();
    List<String> rows = Files.readAllLines(data("trade_log.csv"));
    String row = rows.get(rows.size() - 1) + "\n";
    Files.writeString(data("trade_log.csv"), row.repeat(200_000), StandardOpenOption.APPEND);
    assertEquals(0, status("--why"), cli.err());
    long before = bytesRead();
    assertEquals(0, status("--why"), cli.err());
    long read = bytesRead() - before;
    assertTrue(Files.size(data("trade_log.csv")) > 20_000_000);
    assertTrue(read < 256 * 1024, read + " bytes");
  }

  @Test
  void anOlderStateIsShownWithAWarningAndADamagedOneIsExplained() throws Exception {
    aBotHasRun();
    Files.writeString(data("portfolio_state.json"), "damaged");
    assertEquals(0, status(), cli.err());
    assertTrue(cli.out().contains("WARNING"), cli.out());
    Files.writeString(data("portfolio_state.json.bak"), "damaged too");
    assertEquals(1, status());
    assertTrue(cli.err().contains("--restore"), cli.err());
  }

  @Test
  void withABrokenConfigurationItStillShowsWhatThereIs() throws Exception {
    aBotHasRun();
    Files.writeString(home.resolve("config").resolve("deployment.json"), "{");
    assertEquals(0, status(), cli.err());
    assertTrue(cli.out().contains("limit n/a"), cli.out());
    assertTrue(cli.err().contains("--health"), cli.err());
  }

  /** What a status reads of files that grow is bounded, so that it is as fast after years. */
  @Test
  void ofALogOfAnySizeOnlyTheEndIsRead() throws Exception {
    aBotHasRun();
    List<String> log = Files.readAllLines(data("trade_log.csv"));
    String row = log.get(log.size() - 1) + "\n";
    Files.writeString(data("trade_log.csv"), log.get(0) + "\n" + row.repeat(60_000));
    assertTrue(Files.size(data("trade_log.csv")) > 5_000_000);
    long read = 0;
    for (String whole : List.of("portfolio_state.json", "heartbeat.json", "kill_switch.flag")) {
      read += Files.exists(data(whole)) ? Files.size(data(whole)) : 0;
    }
    try (var files = Files.list(home.resolve("config"))) {
      for (Path file : files.toList()) {
        read += Files.size(file);
      }
    }
    read += 2L * CsvTail.MOST_BYTES;
    assertTrue(read < 256 * 1024, read + " bytes");
    List<List<String>> rows = CsvTail.rows(data("trade_log.csv"), 1_000_000, 15);
    assertTrue(rows.size() * (long) row.length() <= CsvTail.MOST_BYTES, "more than the end");
    assertFalse(rows.isEmpty());
    assertEquals(0, status(), cli.err());
  }
}
