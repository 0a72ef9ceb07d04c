package io.cryptobot.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.rollout.RolloutHome;
import io.cryptobot.state.StateCipher;
import io.cryptobot.state.StateFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The gate before {@code --live}, with an account on a port of this computer where nobody answers:
 * behind the gate a start fails because of that, and only there.
 */
class LiveGateTest {
  private static final String SEED = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
  private static final String BEHIND_THE_GATE = "127.0.0.1";

  @TempDir Path root;
  @TempDir Path profile;
  private CliHarness cli;
  private RolloutHome home;

  @BeforeEach
  void makeHome() throws IOException {
    home = new RolloutHome(root);
    cli = new CliHarness(root, RolloutHome.NOW);
    cli.environment().put("USERPROFILE", profile.toString());
    cli.environment().put("USERNAME", "anna");
    cli.keyring().present();
    cli.prompt().answer("organizations/o/apiKeys/k", SEED, "");
    assertEquals(0, cli.run("--credentials", "set", "coinbase.live"), cli.err());
    Path connections = root.resolve("config").resolve("connections.json");
    String url = "http://" + BEHIND_THE_GATE + ":" + closedPort();
    Files.writeString(
        connections, Files.readString(connections).replace("https://api.coinbase.com", url));
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private int live(String phase, String... more) {
    List<String> all = new ArrayList<>(List.of("--live", "--phase", phase, "--once"));
    all.addAll(List.of(more));
    return cli.run(all.toArray(String[]::new));
  }

  private boolean isBehindTheGate() {
    return cli.err().contains(BEHIND_THE_GATE);
  }

  private long overrides() throws IOException {
    return Files.readAllLines(home.home().data("audit_log.csv")).stream()
        .filter(row -> row.contains("MANUAL_OVERRIDE"))
        .count();
  }

  @Test
  void withNobodyToTypeItIsRefusedInOneParagraph() throws Exception {
    assertEquals(1, live("micro_live"));
    assertFalse(isBehindTheGate(), cli.err());
    assertEquals(1, cli.err().strip().lines().count(), cli.err());
    assertTrue(cli.err().contains("day 1 (Backtest) - NOT YET: "), cli.err());
    assertTrue(cli.err().contains("--rollout"), cli.err());
    assertTrue(cli.err().contains("--override-rollout"), cli.err());
    assertEquals(0, overrides());
    assertEquals("", cli.out());
  }

  @Test
  void anythingButThePhraseIsANo() throws Exception {
    cli.prompt().answer("yes");
    assertEquals(1, live("micro_live", "--yes"));
    assertFalse(isBehindTheGate(), cli.err());
    assertEquals(0, overrides());
  }

  @Test
  void thePersonSeesWhatIsMissingBeforeTyping() {
    cli.prompt().answer("no");
    live("light_live");
    String question = cli.prompt().asked().get(cli.prompt().asked().size() - 1);
    assertTrue(question.contains("\n  day 1 (Backtest) - NOT YET: "), question);
    assertTrue(question.contains("\n  day 4 (Parameter optimization) - NOT YET: "), question);
    assertTrue(question.contains("type: trade anyway"), question);
  }

  @Test
  void S34_thePhraseIsTypedOncePerPhaseAndLeavesOneAuditRow() throws Exception {
    cli.prompt().answer("Trade anyway ");
    assertEquals(1, live("micro_live"));
    assertTrue(isBehindTheGate(), cli.err());
    assertEquals(1, overrides());
    for (int start = 0; start < 2; start++) {
      live("micro_live");
      assertTrue(isBehindTheGate(), cli.err());
      assertTrue(cli.err().contains("Overridden for micro_live in simulator by anna"), cli.err());
    }
    assertEquals(1, overrides());
    JsonNode kept =
        new JsonMapper().readTree(Files.readString(home.home().data("rollout_override.json")));
    assertEquals("micro_live", kept.path("phase").asText());
    assertEquals("anna", kept.path("by").asText());
    assertEquals("2025-03-20T12:00:00Z", kept.path("time").asText());
    assertEquals(3, kept.path("missing").size());

    live("light_live");
    assertFalse(isBehindTheGate(), cli.err());
    cli.prompt().answer("trade anyway");
    live("light_live");
    assertTrue(isBehindTheGate(), cli.err());
    assertEquals(2, overrides());
    live("micro_live");
    assertFalse(isBehindTheGate(), "the override of micro_live ended with it: " + cli.err());
  }

  @Test
  void S34_theOptionOverridesWhereNobodyCanType() throws Exception {
    live("micro_live", "--override-rollout");
    assertTrue(isBehindTheGate(), cli.err());
    live("micro_live", "--override-rollout");
    live("micro_live");
    assertTrue(isBehindTheGate(), cli.err());
    assertEquals(1, overrides());
  }

  @Test
  void whereNothingIsMissingNothingIsAskedAndTheOptionWritesNothing() throws Exception {
    home.passed();
    position("paper", "sandbox_test");
    live("full_live", "--override-rollout");
    assertTrue(isBehindTheGate(), cli.err());
    assertEquals(0, overrides());
    assertFalse(Files.exists(home.home().data("rollout_override.json")));
  }

  @Test
  void aDryRunIsNeverHeldUp() throws Exception {
    assertEquals(1, live("full_live", "--dry-run"));
    assertTrue(isBehindTheGate(), cli.err());
    assertEquals(0, overrides());
  }

  /** Stops live in the bot: a start that is refused would leave them to nobody. */
  @Test
  void openPositionsOfThePhaseAreNeverLeftUnwatched() throws Exception {
    position("simulator", "micro_live");
    live("micro_live");
    assertTrue(isBehindTheGate(), cli.err());
    assertTrue(cli.err().contains("Positions are open in micro_live"), cli.err());
    assertEquals(0, overrides());
    live("light_live");
    assertFalse(isBehindTheGate(), cli.err());
  }

  private void position(String environment, String phase) throws IOException {
    ObjectNode state =
        (ObjectNode)
            new JsonMapper()
                .readTree(
                    """
                    {"ledger_id": "k3v9", "capital": 10, "coins": ["BTC-USD"],
                     "conservative": {"cash": 6, "baseline": 7, "positions": {"BTC-USD": {
                       "quantity": 0.0001, "cost": 4, "entry_price": 40000,
                       "opened_at": "2025-03-20T07:00:00Z", "peak": 41000, "decided_exit": null}},
                       "dust": {}},
                     "aggressive": {"cash": 3, "baseline": 3, "positions": {}, "dust": {}},
                     "risk": {"day": "2025-03-20", "daily_loss": 0, "total_loss": 0,
                       "trades_today": 1, "last_trade": {}},
                     "next_rebalance": null, "last_skim": null, "hard_stopped": false,
                     "last_step": null, "last_judged": {}, "last_exit_judged": {}, "blocks": {},
                     "week": null, "entries_paused": false, "loss_flag_written": false,
                     "iterations_without_prices": 0, "done_requests": [],
                     "orders": {"next": 2, "rebalancing": null, "under_way": []}, "intents": [],
                     "config_hash": "1f09ab34c2d1"}
                    """);
    state.put("environment", environment).put("phase", phase);
    new StateFile(home.home().data(), WholeFiles.onDisk(), StateCipher.NONE).save(state);
  }
}
