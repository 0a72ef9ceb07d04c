package io.cryptobot.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cryptobot.cli.Visitor.Reply;
import io.cryptobot.home.Home;
import io.cryptobot.home.HomeLock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DashboardTest {
  @TempDir private Path home;
  private final CliHarness cli = new CliHarness();

  @BeforeEach
  void aBotHasRun() throws IOException {
    Path folder = home.resolve("recorded");
    CandleFolder.in(folder, 900);
    assertEquals(0, replay(folder), cli.err());
  }

  private int replay(Path folder) {
    return cli.run(
        "--paper", "--replay", folder.toString(), "--days", "10", "--home", home.toString());
  }

  private List<String> audit() throws IOException {
    Path file = home.resolve("data").resolve("audit_log.csv");
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  @Test
  void theNumbersAreThoseOfStatus() throws IOException {
    try (Visitor visitor = Visitor.in(home, cli)) {
      JsonNode overview = visitor.get("/api/overview");
      cli.run("--status", "--json", "--why", "--home", home.toString());
      assertEquals(new ObjectMapper().readTree(cli.out()), overview.path("status"));
      assertEquals("known", overview.path("found").asText());
      double total = overview.at("/status/total_value").asDouble();
      assertEquals(total - 1000, overview.path("net_result").asDouble(), 1e-6);
    }
  }

  @Test
  void whereNoBotHasRunThePageSaysSoAndStaysUsable() throws IOException {
    Path other = home.resolve("other");
    Files.createDirectories(other);
    assertEquals(0, cli.run("--health", "--offline", "--home", other.toString()) % 3);
    try (Visitor visitor = Visitor.in(other, cli)) {
      assertEquals("none", visitor.get("/api/overview").path("found").asText());
      assertEquals(0, visitor.get("/api/trades").size());
      assertEquals(0, visitor.get("/api/signals").size());
      assertEquals(0, visitor.get("/api/equity").path("time").size());
      assertEquals(4, visitor.get("/api/config").size());
    }
  }

  @Test
  void aDamagedStateIsExplained() throws IOException {
    Files.writeString(home.resolve("data").resolve("portfolio_state.json"), "{");
    Files.writeString(home.resolve("data").resolve("portfolio_state.json.bak"), "{");
    try (Visitor visitor = Visitor.in(home, cli)) {
      JsonNode overview = visitor.get("/api/overview");
      assertEquals("unreadable", overview.path("found").asText());
      assertTrue(overview.path("why").asText().contains("--restore"), overview.toString());
    }
  }

  @Test
  void tradesSignalsAndCandlesAreTheEndsOfTheLogs() throws IOException {
    try (Visitor visitor = Visitor.in(home, cli)) {
      JsonNode trades = visitor.get("/api/trades");
      List<String> log = Files.readAllLines(home.resolve("data").resolve("trade_log.csv"));
      assertEquals(Math.min(20, log.size() - 1), trades.size());
      assertTrue(log.get(log.size() - 1).startsWith(trades.get(0).path("timestamp").asText()));
      JsonNode signals = visitor.get("/api/signals");
      assertEquals(200, signals.size());
      int holds = 0;
      for (JsonNode signal : signals) {
        if (signal.path("signal").asText().equals("HOLD")
            && !signal.path("rsi").asText().isEmpty()) {
          holds++;
          assertTrue(signal.path("conditions").size() > 4, signal.toString());
        }
      }
      assertTrue(holds > 100, holds + " candles were held");
      JsonNode candles = visitor.get("/api/candles?coin=SOL-USD");
      assertEquals(240, candles.path("candles").size());
      assertEquals(6, candles.at("/candles/0").size());
      assertTrue(candles.path("trades").size() > 0);
      assertEquals(400, visitor.send("GET", "/api/candles?coin=..", Map.of(), "").status());
    }
  }

  @Test
  void aBadValueIsRefusedWithItsFieldAndAGoodOneLandsWithOneAuditRow() throws IOException {
    Path file = home.resolve("config").resolve("settings_aggressive.json");
    String before = Files.readString(file);
    try (Visitor visitor = Visitor.in(home, cli)) {
      Reply refused = edit(visitor, "rsi_buy", "130");
      assertEquals(422, refused.status());
      assertEquals("rsi_buy", refused.json().at("/problems/0/key").asText());
      assertTrue(refused.body().contains("must be a number from 0 to 100"), refused.body());
      assertEquals(before, Files.readString(file));
      assertEquals(List.of(), audit());

      assertEquals(200, edit(visitor, "rsi_buy", "20").status());
      assertEquals(before.replace("\"rsi_buy\": 25", "\"rsi_buy\": 20"), Files.readString(file));
      assertEquals(2, audit().size(), audit()::toString);
      assertTrue(audit().get(1).contains("CONFIG_CHANGE"), audit()::toString);
      assertTrue(audit().get(1).contains("settings_aggressive.json: rsi_buy,25,20"));
      assertTrue(visitor.get("/api/overview").at("/status/config_changed").asBoolean());
    }
    replay(home.resolve("recorded"));
    assertEquals(2, audit().size(), "the next start must not write the row again");
  }

  private static Reply edit(Visitor visitor, String key, String value) throws IOException {
    String version = visitor.get("/api/config").get(1).path("version").asText();
    return visitor.post(
        "/api/config",
        "{\"file\":\"settings_aggressive.json\",\"version\":\"%s\",\"changes\":{\"%s\":\"%s\"}}"
            .formatted(version, key, value));
  }

  @Test
  void anEditOfAFileThatChangedSinceIsRefused() throws IOException {
    Path file = home.resolve("config").resolve("settings_aggressive.json");
    try (Visitor visitor = Visitor.in(home, cli)) {
      String version = visitor.get("/api/config").get(1).path("version").asText();
      Files.writeString(file, Files.readString(file) + "\n");
      Reply reply =
          visitor.post(
              "/api/config",
              "{\"file\":\"settings_aggressive.json\",\"version\":\"%s\",\"changes\":{\"rsi_buy\":\"20\"}}"
                  .formatted(version));
      assertEquals(409, reply.status());
      assertFalse(Files.readString(file).contains("\"rsi_buy\": 20"));
    }
  }

  @Test
  void killBackupAndWhatCannotBeSteeredAnswerInWords() throws IOException {
    try (Visitor visitor = Visitor.in(home, cli)) {
      Reply backup = visitor.post("/api/backup", "{}");
      assertTrue(backup.json().path("ok").asBoolean(), backup.body());
      try (var folders = Files.list(home.resolve("backups"))) {
        assertEquals(1, folders.count());
      }
      Reply pause = visitor.post("/api/pause", "{}");
      assertFalse(pause.json().path("ok").asBoolean());
      assertTrue(pause.body().contains("replay"), pause.body());
      Reply kill = visitor.post("/api/kill", "{}");
      assertTrue(kill.json().path("text").asText().contains("kill switch is on"), kill.body());
      assertTrue(visitor.get("/api/overview").at("/kill/on").asBoolean());
      assertTrue(visitor.get("/api/overview").at("/kill/text").asText().contains("why: dashboard"));
      assertEquals(
          List.of("BACKUP", "KILL_SWITCH"),
          audit().stream().skip(1).map(row -> row.split(",")[1]).toList());
    }
  }

  @Test
  void sellingTakesATypedYesAndTheNameOfACoin() throws IOException {
    try (Visitor visitor = Visitor.in(home, cli)) {
      Reply untyped = visitor.post("/api/sell", "{\"coin\":\"BTC-USD\"}");
      assertTrue(untyped.body().contains("not confirmed"), untyped.body());
      assertEquals(400, visitor.post("/api/sell", "{\"coin\":\"x\",\"word\":\"yes\"}").status());
      assertEquals(400, visitor.post("/api/sell", "no json").status());
      Reply typed = visitor.post("/api/sell", "{\"coin\":\"all\",\"word\":\"yes\"}");
      assertTrue(typed.body().contains("cannot be steered"), typed.body());
    }
  }

  @Test
  void aBotThatHoldsTheLockIsSeenAsRunning() throws IOException {
    try (Visitor visitor = Visitor.in(home, cli)) {
      HomeLock lock = HomeLock.tryAcquire(new Home(home)).orElseThrow();
      assertTrue(visitor.get("/api/overview").at("/status/bot_running").asBoolean());
      lock.close();
      assertFalse(visitor.get("/api/overview").at("/status/bot_running").asBoolean());
    }
  }

  @Test
  void aTakenPortIsExplained() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      assertEquals(
          1, cli.run("--dashboard", "--no-browser", "--port", port, "--home", home.toString()));
      assertTrue(cli.err().contains("Port " + port + " of this computer is taken"), cli.err());
    }
  }
}
