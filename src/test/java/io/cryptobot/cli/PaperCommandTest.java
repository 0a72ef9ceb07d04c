package io.cryptobot.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptobot.config.ConfigDefaults;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.home.Home;
import io.cryptobot.home.HomeLock;
import io.cryptobot.home.KillSwitchPassword;
import io.cryptobot.state.StateCipher;
import io.cryptobot.state.StateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaperCommandTest {
  private static final int CANDLES = 900;

  @TempDir private Path home;

  private final CliHarness cli = new CliHarness();

  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--home", home.toString()));
    return cli.run(all.toArray(String[]::new));
  }

  private Path data(String name) {
    return home.resolve("data").resolve(name);
  }

  private String candles() throws IOException {
    Path folder = home.resolve("recorded");
    CandleFolder.in(folder, CANDLES);
    return folder.toString();
  }

  @Test
  void aReplayTradesRowByRowAsTheBacktest() throws Exception {
    String candles = candles();
    assertEquals(
        0, run("--paper", "--replay", candles, "--days", "15", "--slippage", "0"), cli.err());
    assertEquals(0, run("--backtest", "--csv", candles, "--days", "15"), cli.err());
    String trades = Files.readString(data("trade_log.csv"));
    assertEquals(Files.readString(data("backtest_trades.csv")), trades);
    assertTrue(trades.lines().count() > 5, trades);
    try (Stream<Path> days = Files.list(data("decisions"))) {
      String all = days.sorted().map(PaperCommandTest::text).collect(Collectors.joining());
      String entry =
          all.lines().filter(line -> line.contains("\"side\":\"BUY\"")).findFirst().orElseThrow();
      assertTrue(entry.contains("\"caps\":{\"position_fraction\":"), entry);
      assertTrue(entry.contains("\"bound\":\"position_fraction\""), entry);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aReplayThatIsOverHasNothingMoreToDo() throws Exception {
    String candles = candles();
    assertEquals(0, run("--paper", "--replay", candles, "--days", "10"));
    byte[] before = Files.readAllBytes(data("trade_log.csv"));
    byte[] state = Files.readAllBytes(data("portfolio_state.json"));
    assertEquals(0, run("--paper", "--replay", candles, "--days", "10"));
    assertArrayEquals(before, Files.readAllBytes(data("trade_log.csv")));
    assertArrayEquals(state, Files.readAllBytes(data("portfolio_state.json")));
  }

  @Test
  void theTenStepsOfTheStartStandInTheLog() throws Exception {
    assertEquals(0, run("--paper", "--replay", candles(), "--days", "5"));
    String log = Files.readString(home.resolve("logs").resolve("bot.log"));
    for (int step = 1; step <= 10; step++) {
      assertTrue(log.contains("step=" + step + "/10"), "step " + step);
    }
    String runs = Files.readString(data("runs.jsonl"));
    assertTrue(runs.contains("\"event\":\"start\""), runs);
    assertTrue(runs.contains("\"exit_code\":0"), runs);
  }

  @Test
  void S14_aStartUnderTheKillFlagSaysSoInALineAndEndsWithZero() throws Exception {
    assertEquals(0, run("--kill"));
    assertEquals(0, run("--paper", "--replay", candles(), "--days", "5"));
    assertEquals(1, cli.err().lines().filter(line -> line.contains("kill switch")).count());
    assertFalse(Files.exists(data("portfolio_state.json")));
    assertEquals(2, Files.readAllLines(data("audit_log.csv")).size(), "header and --kill");
    assertEquals(0, run("--resume"));
    assertEquals(0, run("--paper", "--replay", candles(), "--days", "5"));
    assertTrue(Files.exists(data("portfolio_state.json")));
  }

  @Test
  void S15_theHardStopLivesInTheStateAndStaysUntilAPersonDeletesTheFlag() throws Exception {
    String candles = candles();
    String[] replay = {"--paper", "--replay", candles, "--days", "15"};
    assertEquals(
        0, run("--paper", "--replay", candles, "--from", "2024-01-23", "--to", "2024-01-25"));
    StateFile file = new StateFile(home.resolve("data"), WholeFiles.onDisk(), StateCipher.NONE);
    ObjectNode content = ((StateFile.Good) file.load()).content();
    content.put("hard_stopped", true);
    ((ObjectNode) content.get("risk")).put("total_loss", 101.5);
    file.save(content);

    assertEquals(4, run(replay), "the flag was never written: its absence is no override");
    assertTrue(Files.readString(data("loss_override.flag")).contains("101.5"));
    assertEquals(4, run(replay));
    assertTrue(cli.err().contains("loss_override.flag"), cli.err());

    Files.delete(data("loss_override.flag"));
    assertEquals(0, run(replay), cli.err());
    List<String> overrides =
        Files.readAllLines(data("audit_log.csv")).stream()
            .filter(row -> row.contains("MANUAL_OVERRIDE"))
            .toList();
    assertEquals(1, overrides.size());
    assertTrue(overrides.get(0).endsWith(",101.5,0"), overrides.toString());
  }

  private void setInConnections(String key, String value) throws IOException {
    assertEquals(0, run("--health", "--offline"), "writes the default configuration");
    Path file = home.resolve("config/connections.json");
    String text = Files.readString(file);
    String changed = text.replaceFirst("\"" + key + "\": [a-z]+", "\"" + key + "\": " + value);
    assertNotEquals(text, changed);
    Files.writeString(file, changed);
  }

  @Test
  void anEncryptedStateServesEveryCommandAndShowsNothing() throws Exception {
    cli.keyring().present();
    setInConnections("encrypt_state", "true");
    String candles = candles();
    assertEquals(0, run("--paper", "--replay", candles, "--days", "10"), cli.err());
    assertFalse(Files.readString(data("portfolio_state.json")).contains("ledger_id"));
    assertFalse(Files.readString(data("portfolio_state.json.bak")).contains("ledger_id"));
    assertTrue(
        Files.readString(data("audit_log.csv"))
            .contains("state_key made and stored in Windows Credential Manager"));
    assertEquals(0, run("--status"), cli.err());
    assertTrue(cli.out().contains("replay"), cli.out());
    assertEquals(0, run("--backup"), cli.err());
    try (Stream<Path> backups = Files.list(home.resolve("backups"))) {
      String folder = backups.findFirst().orElseThrow().toString();
      assertEquals(0, run("--restore", folder, "--yes"), cli.err());
    }
    assertFalse(Files.readString(data("portfolio_state.json")).contains("ledger_id"));
    assertEquals(0, run("--paper", "--replay", candles, "--days", "12"), cli.err());

    cli.keyring().texts().clear();
    assertEquals(1, run("--paper", "--replay", candles, "--days", "12"));
    assertTrue(cli.err().contains("--credentials set state_key"), cli.err());
    assertTrue(cli.keyring().texts().isEmpty(), "no fresh key where an encrypted state stands");
  }

  @Test
  void aKillSwitchWithAPasswordIsLiftedByNothingElse() throws Exception {
    String hash = KillSwitchPassword.hash("correct horse").replace("$", "\\$");
    setInConnections("kill_switch_password_hash", "\"" + hash + "\"");
    String[] replay = {"--paper", "--replay", candles(), "--days", "5"};
    assertEquals(0, run("--kill"));
    Files.delete(data("kill_switch.flag"));
    assertEquals(0, run(replay));
    assertTrue(cli.err().contains("its flag was deleted"), cli.err());
    assertFalse(Files.exists(data("portfolio_state.json")), "nothing was traded");

    assertEquals(1, run("--resume"), "nobody to type it");
    cli.prompt().answer("battery staple");
    assertEquals(1, run("--resume"));
    assertTrue(cli.err().contains("not the password"), cli.err());
    cli.prompt().answer("correct horse");
    assertEquals(0, run("--resume"), cli.err());
    assertEquals(0, run(replay), cli.err());

    Files.writeString(data("kill_switch.flag"), "");
    assertEquals(0, run(replay));
    Files.delete(data("kill_switch.flag"));
    assertEquals(0, run(replay));
    assertTrue(cli.err().contains("its flag was deleted"), "a flag made by hand is remembered too");
    Path password = Files.writeString(home.resolve("password.txt"), "correct horse\r\n");
    assertEquals(0, run("--resume", "--password-file", password.toString()), cli.err());
    assertFalse(Files.readString(data("audit_log.csv")).contains("horse"));
  }

  @Test
  void S17_aHomeWhoseStateIsMissingIsNoFreshOne() throws Exception {
    String candles = candles();
    assertEquals(0, run("--paper", "--replay", candles, "--days", "5"));
    Files.delete(data("portfolio_state.json"));
    assertEquals(1, run("--paper", "--replay", candles, "--days", "5"));
    assertTrue(cli.err().contains("is missing"), cli.err());
    assertFalse(Files.exists(data("portfolio_state.json")));
  }

  @Test
  void S18_anotherEnvironmentIsPutAsideOnlyWhenAPersonSaysSo() throws Exception {
    String candles = candles();
    assertEquals(0, run("--paper", "--replay", candles, "--days", "5"));
    String replayed = Files.readString(data("portfolio_state.json"));
    try (FakeCoinbase coinbase = new FakeCoinbase(Path.of(candles), CliHarness.NOW)) {
      coinbase.serve(home);
      assertEquals(1, run("--paper", "--once"), cli.err());
      assertTrue(cli.err().contains("--switch-environment"), cli.err());
      assertEquals(replayed, Files.readString(data("portfolio_state.json")));
      assertEquals(0, run("--paper", "--once", "--switch-environment"), cli.err());
      assertEquals(replayed, Files.readString(data("portfolio_state.replay.json")));
      assertTrue(Files.readString(data("portfolio_state.json")).contains("\"paper\""));
      assertEquals(0, run("--paper", "--replay", candles, "--days", "5", "--switch-environment"));
      assertTrue(Files.exists(data("portfolio_state.paper.json")));
      assertFalse(Files.exists(data("portfolio_state.replay.json")));
    }
  }

  /** Turns the active state into one that the first form of the file would have. */
  private byte[] inTheFirstForm() throws IOException {
    StateFile file = new StateFile(home.resolve("data"), WholeFiles.onDisk(), StateCipher.NONE);
    ObjectNode content = ((StateFile.Good) file.load()).content();
    content.put("schema_version", 1);
    content.remove(List.of("blocks", "week", "capital", "orders", "intents"));
    content.withObject("/conservative").remove("dust");
    content.withObject("/aggressive").remove("dust");
    file.save(content);
    return Files.readAllBytes(data("portfolio_state.json"));
  }

  @Test
  void aStateOfAnOlderFormIsKeptInTheBackupsBeforeItIsBroughtUpAlsoAParkedOne() throws Exception {
    String candles = candles();
    String[] replay = {"--paper", "--replay", candles, "--days", "5", "--switch-environment"};
    assertEquals(0, run(replay));
    byte[] replayed = inTheFirstForm();
    try (FakeCoinbase coinbase = new FakeCoinbase(Path.of(candles), CliHarness.NOW)) {
      coinbase.serve(home);
      assertEquals(0, run("--paper", "--once", "--switch-environment"), cli.err());
    }
    assertArrayEquals(replayed, Files.readAllBytes(data("portfolio_state.replay.json")));
    byte[] paper = inTheFirstForm();
    assertEquals(0, run(replay), cli.err());
    Path backups = home.resolve("backups");
    assertArrayEquals(
        replayed, Files.readAllBytes(backups.resolve("portfolio_state.replay.form-1.json")));
    assertArrayEquals(paper, Files.readAllBytes(data("portfolio_state.paper.json")));

    byte[] again = inTheFirstForm();
    assertEquals(0, run(replay), cli.err());
    assertArrayEquals(
        replayed, Files.readAllBytes(backups.resolve("portfolio_state.replay.form-1.json")));
    assertArrayEquals(
        again, Files.readAllBytes(backups.resolve("portfolio_state.replay.form-1.2.json")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sandbox_test", "micro_live", "light_live", "full_live"})
  void S20_paperTakesEveryPhaseAndAsksForNoYes(String phase) throws Exception {
    String[] replay = {"--paper", "--replay", candles(), "--days", "15", "--phase", phase};
    assertEquals(0, run(replay), cli.err());
    assertTrue(
        Files.readString(data("portfolio_state.json")).contains("\"phase\" : \"" + phase + "\""));
    assertTrue(Files.readAllLines(data("trade_log.csv")).size() > 2, "it trades");
  }

  @Test
  void S26_whatOnlyReadsRunsBesideABotAndWhatWritesTheStateDoesNot() throws Exception {
    String candles = candles();
    assertEquals(0, run("--paper", "--replay", candles, "--days", "5"));
    HomeLock bot = HomeLock.tryAcquire(new Home(home)).orElseThrow();
    assertEquals(0, run("--status"), cli.err());
    assertEquals(0, run("--backup"), cli.err());
    assertEquals(0, run("--backtest", "--csv", candles, "--days", "5"), cli.err());
    assertEquals(5, run("--paper", "--replay", candles, "--days", "5"));
    assertTrue(cli.err().contains("already trades on this home"), cli.err());
    bot.close();
    assertEquals(0, run("--paper", "--replay", candles, "--days", "5"), cli.err());
  }

  @Test
  void S21_aDamagedStateIsRecoveredFromItsPredecessorAndTheLogs() throws Exception {
    String candles = candles();
    assertEquals(0, run("--paper", "--replay", candles, "--days", "15", "--slippage", "0"));
    String trades = Files.readString(data("trade_log.csv"));
    String snapshots = Files.readString(data("snapshot_log.csv"));
    byte[] state = Files.readAllBytes(data("portfolio_state.json"));
    state[100] ^= 1;
    Files.write(data("portfolio_state.json"), state);
    assertEquals(
        0, run("--paper", "--replay", candles, "--days", "15", "--slippage", "0"), cli.err());
    assertEquals(trades, Files.readString(data("trade_log.csv")));
    assertEquals(snapshots, Files.readString(data("snapshot_log.csv")));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 500, 429})
  void onePassAtLivePricesKeepsItsStateWhateverTheFeedAnswers(int status) throws Exception {
    Path recorded = home.resolve("recorded");
    CandleFolder.in(recorded, CANDLES);
    ConfigDefaults.writeMissingFolder(home.resolve("config"));
    try (FakeCoinbase coinbase =
        new FakeCoinbase(
            recorded, CandleFolder.START.plus(Duration.ofHours(CANDLES)).plusSeconds(60))) {
      coinbase.serve(home);
      coinbase.status = status;
      CliHarness there =
          new CliHarness(
              Path.of(""), CandleFolder.START.plus(Duration.ofHours(CANDLES)).plusSeconds(60));
      assertEquals(0, there.run("--paper", "--once", "--home", home.toString()), there.err());
      assertTrue(coinbase.asked.get() > 0);
    }
    assertTrue(Files.exists(data("portfolio_state.json")));
    assertTrue(Files.exists(data("heartbeat.json")));
    if (status == 200) {
      assertEquals(6, Files.readAllLines(data("signal_log.csv")).size(), "a row a coin");
    } else {
      String errors = Files.readString(data("error_log.csv"), StandardCharsets.UTF_8);
      assertTrue(errors.contains("API_ERROR"), errors);
      assertFalse(Files.exists(data("trade_log.csv")));
    }
  }

  /** Nonsense costs the pass its prices, never the bot its life, and never a trade. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "' '                         | 1",
        "<html>please log in</html>  | 1",
        "{\"trades\":[{\"price\":\"1 | 1",
        "[]                          | 1",
        "{\"Response\":\"Error\"}    | 1",
        "''                          | 0",
        "''                          | -1",
        "''                          | 1000"
      })
  void nonsenseFromTheFeedIsLoggedAndNothingIsTraded(String body, double factor) throws Exception {
    Path recorded = home.resolve("recorded");
    CandleFolder.in(recorded, CANDLES);
    ConfigDefaults.writeMissingFolder(home.resolve("config"));
    Instant now = CandleFolder.START.plus(Duration.ofHours(CANDLES)).plusSeconds(60);
    CliHarness there = new CliHarness(Path.of(""), now);
    try (FakeCoinbase coinbase = new FakeCoinbase(recorded, now)) {
      coinbase.serve(home);
      coinbase.body = body;
      coinbase.factor = factor;
      for (int pass = 0; pass < 2; pass++) {
        assertEquals(0, there.run("--paper", "--once", "--home", home.toString()), there.err());
      }
    }
    assertFalse(Files.exists(data("trade_log.csv")));
    if (factor <= 1) {
      assertTrue(Files.readString(data("error_log.csv")).contains("API_ERROR"));
    }
  }

  @Test
  void S13_sellAllWorksUnderTheKillFlag() throws Exception {
    Path recorded = home.resolve("recorded");
    CandleFolder.in(recorded, CANDLES);
    ConfigDefaults.writeMissingFolder(home.resolve("config"));
    try (FakeCoinbase coinbase = new FakeCoinbase(recorded, CliHarness.NOW)) {
      coinbase.serve(home);
      assertEquals(0, run("--paper", "--once"), cli.err());
      assertEquals(0, run("--kill"));
      assertEquals(1, run("--sell", "all"), "nobody said yes");
      assertEquals(0, run("--sell", "all", "--yes"), cli.err());
      assertTrue(cli.out().contains("nothing was sold"), cli.out());
      assertEquals(1, run("--rebalance"), cli.out());
      assertEquals(0, run("--pause"), cli.err());
      assertTrue(
          Files.readString(data("portfolio_state.json")).contains("entries_paused\" : true"));
      assertEquals(0, run("--unpause"), cli.err());
    }
  }

  @Test
  void S13_sellAllWorksAfterTheHardStopWhichStays() throws Exception {
    Path recorded = home.resolve("recorded");
    CandleFolder.in(recorded, CANDLES);
    ConfigDefaults.writeMissingFolder(home.resolve("config"));
    try (FakeCoinbase coinbase = new FakeCoinbase(recorded, CliHarness.NOW)) {
      coinbase.serve(home);
      assertEquals(0, run("--paper", "--once"), cli.err());
      StateFile file = new StateFile(home.resolve("data"), WholeFiles.onDisk(), StateCipher.NONE);
      ObjectNode content = ((StateFile.Good) file.load()).content();
      content.put("hard_stopped", true);
      content
          .withObject("/conservative/positions")
          .putObject("BTC-USD")
          .put("quantity", 0.5)
          .put("cost", 50.25)
          .put("entry_price", 100)
          .put("opened_at", "2025-03-01T10:34:56Z")
          .put("peak", 104)
          .putNull("decided_exit");
      file.save(content);
      assertEquals(4, run("--paper", "--once"));
      assertTrue(Files.exists(data("loss_override.flag")));
      assertEquals(0, run("--sell", "all", "--yes"), cli.err());
      assertTrue(cli.out().contains("Sold BTC-USD"), cli.out());
      String trades = Files.readString(data("trade_log.csv"));
      assertTrue(trades.contains("BTC-USD,SELL") && trades.contains("manual"), trades);
      assertEquals(4, run("--paper", "--once"), "the hard stop stays");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--paper --interval 5",
        "--paper --interval 451",
        "--paper --days 3",
        "--paper --replay x --once",
        "--paper --replay-speed 3",
        "--paper --slippage 11",
        "--paper --phase nonsense --replay x"
      })
  void whatCannotBeMeantIsWrongUsage(String arguments) {
    assertEquals(2, run(arguments.split(" ")), arguments);
  }
}
