package io.cryptobot.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.state.StateCipher;
import io.cryptobot.state.StateFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real orders by the packed jar: one process is the exchange, others trade on it. */
class AccountProcessIT {
  private static final int KILLS = Integer.getInteger("cryptobot.order.kills", 5);
  private static final String MICRO = "micro_live";

  /** So that no test waits for the minute of calls to be over. */
  private static final int UNHURRIED_CALLS = 60;

  /** Each order is out for a second, so that a kill finds it so. */
  private static final String SLOW_FILLS =
      "{\"script\": [{\"kind\": \"fill_late\", \"on\": \"POST *\", \"seconds\": 1,"
          + " \"times\": 1000}]}";

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  @TempDir Path folder;
  private ProcessRun exchange;
  private JsonNode announced;
  private Path home;
  private final List<ProcessRun> runs = new ArrayList<>();

  @BeforeEach
  void begin() throws Exception {
    CandleFolder.in(folder.resolve("candles"), 700);
    exchange =
        ProcessRun.start(
            folder.resolve("exchange"),
            "--simulator",
            "--replay",
            folder.resolve("candles").toString(),
            "--faults",
            Files.writeString(folder.resolve("faults.json"), SLOW_FILLS).toString());
    while (!exchange.out().contains("\n")) {
      assertTrue(exchange.isAlive(), exchange.err());
      Thread.onSpinWait();
    }
    announced = JSON.readTree(exchange.out());
    home = homeWithKey("bot");
  }

  @AfterEach
  void end() {
    exchange.kill();
  }

  /** A home whose connections all lead to the exchange of this test. */
  private Path home(String name) throws Exception {
    Path made = folder.resolve(name);
    Files.createDirectories(made.resolve("config"));
    try (Stream<Path> files = Files.list(Path.of("config"))) {
      for (Path file : files.filter(one -> one.toString().endsWith(".json")).toList()) {
        Files.copy(file, made.resolve("config").resolve(file.getFileName().toString()));
      }
    }
    Path connections = made.resolve("config").resolve("connections.json");
    ObjectNode json = (ObjectNode) JSON.readTree(connections.toFile());
    for (String service :
        List.of("coinbase_advanced", "coinbase_exchange", "coinbase_exchange_sandbox")) {
      ((ObjectNode) json.path(service))
          .put("url", announced.path("url").asText())
          .put("private_calls_per_minute", UNHURRIED_CALLS);
    }
    Files.writeString(connections, json.toString());
    Path strategy = made.resolve("config").resolve("settings_conservative.json");
    ObjectNode settings = (ObjectNode) JSON.readTree(strategy.toFile());
    Files.writeString(strategy, settings.put("min_trade_interval_minutes", 0).toString());
    return made;
  }

  /** The same with the key. */
  private Path homeWithKey(String name) throws Exception {
    Path made = home(name);
    Path key = made.resolve("key.json");
    Files.writeString(key, announced.path("advanced").toString());
    assertEquals(
        0,
        run(made, "--credentials", "set", "coinbase.live", "--from-file", key.toString())
            .exitCode());
    Files.delete(key);
    return made;
  }

  private ProcessRun run(Path where, String... arguments) throws IOException {
    ProcessRun run = ProcessRun.start(where, arguments);
    runs.add(run);
    return run;
  }

  private void succeeds(String... arguments) throws Exception {
    ProcessRun run = run(home, arguments);
    assertEquals(0, run.exitCode(), () -> text(run));
  }

  private static String text(ProcessRun run) {
    try {
      return run.out() + run.err();
    } catch (IOException e) {
      return e.toString();
    }
  }

  private List<String> rows() throws IOException {
    Path log = home.resolve("data").resolve("trade_log.csv");
    return Files.exists(log) ? Files.readAllLines(log).stream().skip(1).toList() : List.of();
  }

  @Test
  void S34_liveAsksForTheRolloutAndTradesWithTheOverrideTestsAnOrderAndSells() throws Exception {
    ProcessRun gated = run(home, "--live", "--phase", MICRO, "--once", "--new-portfolio");
    assertEquals(1, gated.exitCode());
    assertTrue(text(gated).contains("rollout"), text(gated));
    ProcessRun unasked = run(home, "--live", "--phase", MICRO, "--once", "--override-rollout");
    assertEquals(1, unasked.exitCode());
    assertTrue(text(unasked).contains("--new-portfolio"), text(unasked));
    succeeds("--live", "--phase", MICRO, "--once", "--new-portfolio", "--override-rollout");
    succeeds("--live", "--phase", MICRO, "--test-order", "BTC-USD", "--yes");
    assertEquals(2, rows().size(), () -> "" + logs());
    assertTrue(rows().get(0).contains("BTC-USD,BUY"), logs());
    succeeds("--sell", "all", "--yes");
    succeeds("--status", "--json");
    booksAgree();
    nothingHoldsASecret(home);
  }

  @Test
  void killedAtAnyInstantOfAnOrderTheNextStartFindsOutWhatBecameOfIt() throws Exception {
    succeeds("--live", "--phase", MICRO, "--once", "--new-portfolio", "--override-rollout");
    Random random = new Random(11);
    int kills = 0;
    for (int round = 0; kills < KILLS; round++) {
      assertTrue(round < 5 * KILLS, () -> "killed too seldom\n" + logs());
      Set<String> before = ordersOut();
      ProcessRun run =
          state().at("/conservative/positions/ETH-USD").isMissingNode()
              ? run(home, "--live", "--phase", MICRO, "--test-order", "ETH-USD", "--yes")
              : run(home, "--sell", "ETH-USD", "--yes");
      while (run.isAlive() && before.containsAll(ordersOut())) {
        Thread.onSpinWait();
      }
      if (!run.endsWithinOrIsKilled(random.nextInt(1000))) {
        kills++;
      }
    }
    succeeds("--live", "--phase", MICRO, "--once");
    booksAgree();
  }

  /** The requirements' 4, and what leads out of it. */
  @Test
  void S15_theTotalLossEndsALiveProcessWithFourUntilItsFlagIsDeleted() throws Exception {
    succeeds("--live", "--phase", MICRO, "--once", "--new-portfolio", "--override-rollout");
    StateFile file = new StateFile(home.resolve("data"), WholeFiles.onDisk(), StateCipher.NONE);
    ObjectNode state = ((StateFile.Good) file.load()).content();
    ((ObjectNode) state.path("risk")).put("total_loss", 6);
    file.save(state);
    for (int start = 0; start < 2; start++) {
      ProcessRun stopped = run(home, "--live", "--phase", MICRO, "--once");
      assertEquals(ExitCode.HARD_STOP, stopped.exitCode(), () -> text(stopped));
      assertTrue(text(stopped).contains("loss_override.flag"), text(stopped));
    }
    Files.delete(home.resolve("data").resolve("loss_override.flag"));
    succeeds("--live", "--phase", MICRO, "--once");
    assertTrue(
        Files.readString(home.resolve("data").resolve("audit_log.csv"))
            .contains("loss_override.flag was deleted"));
  }

  @Test
  void aDryRunSendsNothing() throws Exception {
    succeeds("--live", "--phase", MICRO, "--dry-run", "--test-order", "BTC-USD", "--yes");
    assertEquals(2, rows().size());
    rows().forEach(row -> assertTrue(row.contains("dry_run"), row));
    assertEquals(0, books().path("orders").size());
  }

  @Test
  void theSandboxOfThisComputerNeedsNoKeyAndNoAccount() throws Exception {
    home = home("local");
    String candles = folder.resolve("candles").toString();
    succeeds("--sandbox", "--local", "--replay", candles, "--no-confirm", "--once");
    succeeds("--sandbox", "--local", "--replay", candles, "--test-order", "BTC-USD", "--yes");
    assertEquals(2, rows().size());
    assertTrue(Files.exists(home.resolve("data").resolve("simulator_state.json")));
  }

  @Test
  void S17_twoHomesNeverTradeOneKey() throws Exception {
    succeeds("--live", "--phase", MICRO, "--once", "--new-portfolio", "--override-rollout");
    Path other = homeWithKey("other");
    ProcessRun second =
        run(other, "--live", "--phase", MICRO, "--once", "--new-portfolio", "--override-rollout");
    assertEquals(1, second.exitCode());
    assertTrue(text(second).contains("This key belongs to the bot in"), text(second));
  }

  /** The orders whose end the bot's state does not know. */
  private Set<String> ordersOut() throws IOException {
    return Set.copyOf(state().path("intents").findValuesAsText("client_order_id"));
  }

  private JsonNode state() throws IOException {
    return JSON.readTree(home.resolve("data").resolve("portfolio_state.json").toFile());
  }

  private JsonNode books() throws IOException {
    return JSON.readTree(
        folder.resolve("exchange").resolve("data").resolve("simulator_state.json").toFile());
  }

  /** Ledger, log and exchange say the same. */
  private void booksAgree() throws IOException {
    JsonNode books = books();
    JsonNode state = state();
    Map<String, Integer> filled = new TreeMap<>();
    for (JsonNode order : books.path("orders")) {
      if (order.path("fills").size() > 0) {
        filled.merge(order.path("client_id").asText(), 1, Integer::sum);
      }
    }
    Map<String, Integer> logged = new TreeMap<>();
    for (String row : rows()) {
      logged.merge(row.replaceAll(".*client_order_id=(\\S+).*", "$1"), 1, Integer::sum);
    }
    assertEquals(filled, logged, this::logs);
    assertFalse(filled.isEmpty());
    BigDecimal start = new BigDecimal("10000").subtract(BigDecimal.TEN);
    BigDecimal cash =
        state
            .path("conservative")
            .path("cash")
            .decimalValue()
            .add(state.path("aggressive").path("cash").decimalValue());
    BigDecimal dollars = new BigDecimal(books.at("/balances/USD/available").asText());
    assertTrue(
        dollars.subtract(start).subtract(cash).abs().compareTo(new BigDecimal("0.01")) < 0,
        () -> "account " + dollars + ", ledger " + cash + "\n" + logs());
  }

  private String logs() {
    StringBuilder all = new StringBuilder();
    runs.forEach(run -> all.append(text(run)));
    return all.toString();
  }

  /** Neither files nor answers hold a line of the private key; the file of the keys alone does. */
  private void nothingHoldsASecret(Path where) throws IOException {
    List<String> secrets =
        announced
            .path("advanced")
            .path("privateKey")
            .asText()
            .lines()
            .filter(line -> !line.startsWith("-----"))
            .toList();
    assertFalse(secrets.isEmpty());
    try (Stream<Path> files = Files.walk(where)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        boolean isOfKeys = file.getFileName().toString().equals("credentials.json");
        for (String secret : secrets) {
          assertEquals(isOfKeys, text.contains(secret), file.toString());
        }
      }
    }
  }
}
