package io.cryptobot.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {
  @TempDir private Path home;

  private final CliHarness cli = new CliHarness();

  private int verify(ReplayedHome replayed, String... more) {
    List<String> all =
        new ArrayList<>(
            List.of("--verify", "--days", "30", "--csv", replayed.candles().toString()));
    all.addAll(List.of(more));
    return replayed.run(all.toArray(String[]::new));
  }

  private static boolean isEntry(String line) {
    return line.contains("\"signal\":\"BUY\"") && line.contains("\"blocked_reason\":null");
  }

  /** The last decision but those of the last hours, so that others follow it. */
  private static boolean isEarlierEntry(String line) {
    return isEntry(line) && ReplayedHome.member(line, "time").compareTo("2024-02-06") < 0;
  }

  private void see(String... texts) {
    for (String text : texts) {
      assertTrue(cli.out().contains(text), text + " is missing in\n" + cli.out());
    }
  }

  @Test
  void aReplayDecidedWhatABacktestDecides() throws Exception {
    ReplayedHome replayed = new ReplayedHome(home, cli);
    assertEquals(0, verify(replayed), cli.out());
    long judged = replayed.decisions().stream().filter(l -> l.contains("\"candle\"")).count();
    see(String.format(Locale.ROOT, "Judged again: %,d decisions", judged));
    see(String.format(Locale.ROOT, "; %,d came out the same", judged));
    see("blocked: position_open");
    assertFalse(cli.out().contains("feed differed"));
    assertFalse(cli.out().contains("price moved"));
  }

  @Test
  void aDecisionThatTheStrategyWouldNotMakeIsUnexplained() throws Exception {
    ReplayedHome replayed = new ReplayedHome(home, cli);
    replayed.changeLastDecision(
        VerifyCommandTest::isEntry,
        line -> line.replace("\"signal\":\"BUY\"", "\"signal\":\"HOLD\""));
    assertEquals(1, verify(replayed));
    see("unexplained", "HOLD then, BUY here");
  }

  @Test
  void aConditionWithAnotherValueIsUnexplained() throws Exception {
    ReplayedHome replayed = new ReplayedHome(home, cli);
    replayed.changeLastDecision(
        line -> line.contains("BTC-USD") && line.contains("\"candle\""),
        line ->
            line.replaceFirst(
                "\"name\":\"RSI\",\"value\":[0-9.]+", "\"name\":\"RSI\",\"value\":1"));
    assertEquals(1, verify(replayed));
    see("RSI: 1.0000000 < 30.000000");
  }

  @Test
  void anotherCandleThenIsAFeedThatDiffered() throws Exception {
    ReplayedHome replayed = new ReplayedHome(home, cli);
    replayed.changeLastDecision(
        line -> line.contains("SOL-USD") && line.contains("\"candle\""),
        line ->
            line.replaceFirst("\"volume\":[0-9.]+", "\"volume\":123456")
                .replaceFirst("\"signal\":\"[A-Z]+\"", "\"signal\":\"SELL\""));
    assertEquals(0, verify(replayed), cli.out());
    see("feed differed", "volume then 123456.0, here ");
  }

  @Test
  void aPriceThatHadMovedIsTold() throws Exception {
    ReplayedHome replayed = new ReplayedHome(home, cli);
    replayed.changeLastDecision(
        VerifyCommandTest::isEarlierEntry,
        line -> line.replaceFirst("\"price\":[0-9.]+,\"blocked", "\"price\":123.5,\"blocked"));
    assertEquals(0, verify(replayed), cli.out());
    see("price moved", "BUY at $123.5, a backtest at $");
  }

  @Test
  void decisionsByOtherSettingsAreTold() throws Exception {
    ReplayedHome replayed = new ReplayedHome(home, cli);
    Path settings = home.resolve("config").resolve("settings_aggressive.json");
    String text = Files.readString(settings);
    Files.writeString(settings, text.replaceAll("\"rsi_buy\": *25", "\"rsi_buy\": 35"));
    assertEquals(0, verify(replayed), cli.out());
    see("configuration changed", "decided by ");
  }

  @Test
  void aSignalThatWasNotJudgedIsUnexplainedWhereABotWasRunning() throws Exception {
    ReplayedHome replayed = new ReplayedHome(home, cli);
    replayed.changeLastDecision(VerifyCommandTest::isEarlierEntry, line -> "");
    assertEquals(1, verify(replayed));
    see("unexplained", "nothing is recorded");
  }

  @Test
  void aSignalThatWasNotJudgedIsExplainedByABotThatWasOffOrByABlock() throws Exception {
    ReplayedHome replayed = new ReplayedHome(home, cli);
    String[] removed = new String[1];
    replayed.changeLastDecision(
        VerifyCommandTest::isEarlierEntry,
        line -> {
          removed[0] = line;
          return "";
        });
    Instant judged = Instant.parse(ReplayedHome.member(removed[0], "time"));
    runs(replayed, judged.minus(Duration.ofMinutes(50)), judged.plus(Duration.ofMinutes(50)));
    assertEquals(0, verify(replayed), cli.out());
    see("not judged", "no bot was running");

    runs(replayed, judged.plusSeconds(1), judged.plus(Duration.ofMinutes(50)));
    assertEquals(0, verify(replayed), "ended before it could look\n" + cli.out());
    runs(replayed, judged.minus(Duration.ofMinutes(50)), judged.plus(Duration.ofMinutes(5)));
    assertEquals(1, verify(replayed), "started in time to look\n" + cli.out());

    runs(replayed, Instant.parse("2024-01-01T00:00:00Z"), Instant.parse("2024-01-01T00:00:01Z"));
    String block =
        judged.minusSeconds(60)
            + ",aggressive,"
            + ReplayedHome.member(removed[0], "coin")
            + ",HOLD,,,,,100,,False,stale_price\n";
    Files.writeString(replayed.data("signal_log.csv"), block, StandardOpenOption.APPEND);
    assertEquals(0, verify(replayed), cli.out());
    see("blocked: stale_price");
  }

  /** As if a bot on live prices had run, but for a pause. */
  private static void runs(ReplayedHome replayed, Instant pause, Instant again) throws IOException {
    Files.write(
        replayed.data("runs.jsonl"),
        List.of(
            "{\"event\":\"start\",\"time\":\"2023-12-01T00:00:00Z\",\"environment\":\"paper\"}",
            "{\"event\":\"end\",\"time\":\"" + pause + "\",\"environment\":\"paper\"}",
            "{\"event\":\"start\",\"time\":\"" + again + "\",\"environment\":\"paper\"}"));
  }

  @Test
  void withoutTheWarmUpsCandlesNothingCanBeVerified() throws Exception {
    ReplayedHome replayed = new ReplayedHome(home, cli);
    Path file = replayed.candles().resolve("BTC-USD-1h.csv");
    List<String> rows = Files.readAllLines(file);
    List<String> shorter = new ArrayList<>(rows.subList(0, 1));
    shorter.addAll(rows.subList(rows.size() - 400, rows.size()));
    Files.write(file, shorter);
    assertEquals(1, verify(replayed));
    see("no candles");
  }

  @Test
  void theJsonTellsProgramsTheSame() throws Exception {
    ReplayedHome replayed = new ReplayedHome(home, cli);
    assertEquals(0, verify(replayed, "--json"), cli.out());
    JsonNode json = new ObjectMapper().readTree(cli.out());
    assertTrue(json.path("explained").asBoolean());
    assertEquals(json.path("decisions").asInt(), json.path("agreed").asInt());
    assertEquals("blocked", json.path("differences").path(0).path("cause").asText());
  }

  @Test
  void whatIsMissingIsSaid() throws Exception {
    assertEquals(1, cli.run("--verify", "--home", home.toString()));
    assertTrue(cli.err().contains("no configuration"), cli.err());
    assertEquals(0, cli.run("--backtest", "--sample", "--days", "1", "--home", home.toString()));
    assertEquals(1, cli.run("--verify", "--home", home.toString()));
    assertTrue(cli.err().contains("There are no candles"), cli.err());
    CandleFolder.in(home.resolve("recorded"), 10);
    String folder = home.resolve("recorded").toString();
    assertEquals(1, cli.run("--verify", "--csv", folder, "--home", home.toString()));
    assertTrue(cli.err().contains("No decision is recorded"), cli.err());
    assertEquals(2, cli.run("--verify", "--days", "0", "--home", home.toString()));
  }
}
