package io.cryptobot.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cryptobot.journal.TradeLogFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptimizeAnalysisTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Instant START = Instant.parse("2024-02-05T10:00:00Z");

  @TempDir private Path home;
  private final CliHarness cli = new CliHarness();
  private final List<String> rows = new ArrayList<>();

  @BeforeEach
  void begin() throws IOException {
    Files.createDirectories(home.resolve("data"));
    rows.add(String.join(",", TradeLogFormat.COLUMNS));
    run("paper", "2024-01-01T00:00:00Z", "2024-12-31T00:00:00Z");
  }

  private void run(String environment, String from, String to) throws IOException {
    String line =
        "{\"event\":\"%s\",\"time\":\"%s\",\"pid\":1,\"environment\":\"%s\",\"phase\":\"micro_live\"}\n";
    Path runs = home.resolve("data/runs.jsonl");
    String before = Files.exists(runs) ? Files.readString(runs) : "";
    Files.writeString(
        runs,
        before
            + String.format(line, "start", from, environment)
            + String.format(line, "end", to, environment));
  }

  private void trip(int hour, String coin, String reason, String version, String pnl) {
    buy(hour, coin, reason, version);
    sale(hour + 1, coin, pnl);
  }

  private void buy(int hour, String coin, String reason, String version) {
    rows.add(row(hour, coin, "BUY", "0", reason, version));
  }

  private void sale(int hour, String coin, String pnl) {
    rows.add(row(hour, coin, "SELL", pnl, "take profit", "9"));
  }

  private static String row(
      int hour, String coin, String side, String pnl, String reason, String version) {
    return START.plusSeconds(hour * 3600L)
        + ",aggressive,"
        + coin
        + ","
        + side
        + ",100,0.3,"
        + pnl
        + ","
        + reason
        + ","
        + version
        + ",micro_live,0,0,0.15,1000.00,";
  }

  private void write(String lineEnd, String begin, String end) throws IOException {
    Files.writeString(
        home.resolve("data/trade_log.csv"), begin + String.join(lineEnd, rows) + lineEnd + end);
  }

  private JsonNode analysis(String... more) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("--optimize", "--json", "--home", home.toString()));
    arguments.addAll(List.of(more));
    assertEquals(0, cli.run(arguments.toArray(String[]::new)), cli.err());
    return JSON.readTree(cli.out());
  }

  private static JsonNode group(JsonNode analysis, String table, String name) {
    for (JsonNode group : analysis.path("groups").path(table)) {
      if (group.path("name").asText().equals(name)) {
        return group;
      }
    }
    throw new AssertionError("no " + name + " in " + analysis.path("groups").path(table));
  }

  private String report() throws IOException {
    return Files.readString(home.resolve("data/optimization_report.md"));
  }

  @Test
  void tradesAreGroupedByWhatTheyHaveInCommonWithAnIntervalForTheirWinRate() throws IOException {
    trip(0, "SOL-USD", "RSI dip", "1.0", "2");
    trip(2, "SOL-USD", "ATR breakout", "1.0", "-1");
    trip(24, "DOGE-USD", "RSI dip", "1.0-o240301", "3");
    write("\n", "", "");
    JsonNode analysis = analysis();
    JsonNode dip = group(analysis, "trigger", "RSI dip");
    assertEquals(2, dip.path("trades").asInt());
    assertEquals(34.24, dip.path("win_rate_low_pct").asDouble(), 0.01);
    assertEquals(100, dip.path("win_rate_high_pct").asDouble());
    assertEquals(5, dip.path("pnl").asInt());
    assertTrue(dip.path("too_few").asBoolean());
    assertEquals(2, group(analysis, "coin", "SOL-USD").path("trades").asInt());
    assertEquals(2, group(analysis, "hour_of_day", "10").path("trades").asInt());
    assertEquals(2, group(analysis, "weekday", "1 Monday").path("trades").asInt());
    assertEquals(3, group(analysis, "strategy", "aggressive").path("trades").asInt());
    assertEquals(1, group(analysis, "strategy_version", "1.0-o240301").path("trades").asInt());
    assertFalse(analysis.path("market_conditions_known").asBoolean());
  }

  @Test
  void threeTradesAreNotSoldAsATruth() throws IOException {
    trip(0, "SOL-USD", "RSI dip", "1.0", "2");
    trip(2, "SOL-USD", "RSI dip", "1.0", "2");
    trip(4, "SOL-USD", "RSI dip", "1.0", "2");
    write("\n", "", "");
    assertEquals(0, cli.run("--optimize", "--home", home.toString()), cli.err());
    assertTrue(cli.out().contains("100.0 % (44 to 100 %)"), cli.out());
    assertTrue(cli.out().contains("Change nothing: 3 closed trades are too few"), cli.out());
    assertTrue(cli.out().contains("by trigger: RSI dip (3)"), cli.out());
    assertTrue(report().contains("| RSI dip | 3 | 3 | 100.0 % | 44 to 100 % |"), report());
  }

  @Test
  void aTriggerThatWinsLessOftenThanTheOthersIsNamedAndWhatHasTooFewTradesToo() throws IOException {
    for (int i = 0; i < 30; i++) {
      trip(4 * i, "SOL-USD", "RSI dip", "1.0", i % 5 == 0 ? "-1" : "1");
      trip(4 * i + 2, "DOGE-USD", "ATR breakout", "1.0", i % 5 == 0 ? "1" : "-1");
    }
    trip(400, "AVAX-USD", "price breakout", "1.0", "1");
    write("\n", "", "");
    String text = analysis().path("recommendation").toString();
    assertTrue(text.contains("trigger ATR breakout wins less often than the others"), text);
    assertTrue(text.contains("trigger RSI dip wins more often than the others"), text);
    assertTrue(text.contains("by trigger: price breakout (1)"), text);
    assertTrue(text.contains("by coin: AVAX-USD (1)"), text);
  }

  @Test
  void openTradesAndSalesWithoutTheirBuyAreLeftOutAndCounted() throws IOException {
    sale(0, "AVAX-USD", "-4");
    trip(1, "SOL-USD", "RSI dip", "1.0", "2");
    buy(5, "DOGE-USD", "RSI dip", "1.0");
    write("\n", "", "");
    JsonNode analysis = analysis();
    assertEquals(1, analysis.path("overall").path("trades").asInt());
    assertEquals(1, analysis.path("still_open").asInt());
    assertEquals(1, analysis.path("without_buy").asInt());
  }

  @Test
  void aLogThatExcelSavedAndAProcessToreIsReadAllTheSame() throws IOException {
    trip(0, "SOL-USD", "RSI dip", "1.0", "2");
    write("\r\n", "\uFEFF", "2024-02-06T10:00:00Z,aggressive,SOL-");
    JsonNode analysis = analysis();
    assertEquals(1, analysis.path("overall").path("trades").asInt());
    assertEquals(1, analysis.path("rows_left_out").asInt());
  }

  @Test
  void anEmptyLogAndNoLogAreSaidInWords() throws IOException {
    assertEquals(1, cli.run("--optimize", "--home", home.toString()));
    assertTrue(cli.err().contains("There is no "), cli.err());
    write("\n", "", "");
    assertEquals(1, cli.run("--optimize", "--home", home.toString()));
    assertTrue(cli.err().contains("has no closed trade"), cli.err());
    buy(5, "DOGE-USD", "RSI dip", "1.0");
    write("\n", "", "");
    assertEquals(1, cli.run("--optimize", "--home", home.toString()));
    assertTrue(cli.err().contains("1 still open"), cli.err());
    assertFalse(Files.exists(home.resolve("data/optimization_report.md")));
  }

  @Test
  void onlyTheTradesOfTheWantedEnvironmentCountAndReplaysOnlyWhenAskedFor() throws IOException {
    Files.delete(home.resolve("data/runs.jsonl"));
    run("paper", "2024-02-05T09:00:00Z", "2024-02-06T00:00:00Z");
    run("live", "2024-02-10T00:00:00Z", "2024-02-12T00:00:00Z");
    run("replay", "2024-03-01T00:00:00Z", "2024-03-01T01:00:00Z");
    trip(0, "SOL-USD", "RSI dip", "1.0", "2");
    trip(24 * 6, "SOL-USD", "RSI dip", "1.0", "-2");
    trip(-24 * 30, "SOL-USD", "RSI dip", "1.0", "2");
    write("\n", "", "");
    JsonNode all = analysis();
    assertEquals("[\"paper\",\"live\"]", all.path("environments").toString());
    assertEquals(2, all.path("overall").path("trades").asInt());
    JsonNode live = analysis("--environment", "live");
    assertEquals(0, live.path("overall").path("wins").asInt());
    JsonNode replay = analysis("--environment", "replay");
    assertEquals(1, replay.path("overall").path("trades").asInt());
  }

  @Test
  void theMarketConditionAtEntryComesFromBitcoinsCandles() throws IOException {
    CandleFolder.in(home.resolve("csv"), 24 * 60);
    trip(0, "SOL-USD", "RSI dip", "1.0", "2");
    trip(2, "SOL-USD", "RSI dip", "1.0", "2");
    trip(24 * 300, "SOL-USD", "RSI dip", "1.0", "2");
    write("\n", "", "");
    JsonNode analysis = analysis("--csv", home.resolve("csv").toString());
    assertTrue(analysis.path("market_conditions_known").asBoolean());
    assertEquals(1, group(analysis, "market_condition", "unknown").path("trades").asInt());
    assertTrue(
        analysis.path("groups").path("market_condition").toString().contains("BTC "),
        analysis.toString());
    Files.createDirectories(home.resolve("data/candles"));
    Files.move(home.resolve("csv"), home.resolve("data/candles/coinbase"));
    assertTrue(analysis().path("market_conditions_known").asBoolean());
  }
}
