package io.cryptobot.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptobot.files.FileLayer;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.home.Home;
import io.cryptobot.state.StateCipher;
import io.cryptobot.state.StateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;

/** A home to look at. */
final class TestHome {
  static final Instant NOW = Instant.parse("2026-01-22T12:00:00Z");
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private static final String STATE =
      """
      {"ledger_id": "k3v9", "environment": "paper", "phase": "sandbox_test", "capital": 1000,
       "coins": ["BTC-USD"],
       "conservative": {"cash": 629.65, "baseline": 700, "positions": {"BTC-USD": {
         "quantity": 0.0015, "cost": 70.35, "entry_price": 46712.35,
         "opened_at": "2026-01-22T07:00:00Z", "peak": 46901.1, "decided_exit": null}},
         "dust": {}},
       "aggressive": {"cash": 300, "baseline": 300, "positions": {}, "dust": {}},
       "risk": {"day": "2026-01-22", "daily_loss": 0, "total_loss": 1.2, "trades_today": 1,
         "last_trade": {}},
       "next_rebalance": null, "last_skim": null, "hard_stopped": false,
       "last_step": null, "last_judged": {}, "last_exit_judged": {}, "blocks": {}, "week": null,
       "entries_paused": false,
       "loss_flag_written": false, "iterations_without_prices": 0, "done_requests": [],
       "orders": {"next": 2, "rebalancing": null, "under_way": []}, "intents": [],
       "config_hash": "1f09ab34c2d1"}
      """;

  final Home home;
  final WholeFiles files = new WholeFiles(FileLayer.DISK, pause -> {});

  TestHome(Path root) {
    home = new Home(root);
  }

  /** As a bot in the middle of its work has it: one open position. */
  static ObjectNode state() {
    try {
      return (ObjectNode) new JsonMapper().readTree(STATE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ObjectNode stateWithoutPositions() {
    ObjectNode state = state();
    ((ObjectNode) state.path("conservative")).putObject("positions");
    return state;
  }

  TestHome save(ObjectNode state) throws IOException {
    new StateFile(home.data(), files, StateCipher.NONE).save(state);
    return this;
  }

  TestHome write(String path, String text) throws IOException {
    Path file = home.root().resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  HomeView view() {
    return HomeView.of(home, files, StateCipher.NONE);
  }

  static void assertPass(Finding finding, String factHas) {
    assertFinding(Level.PASS, factHas, "", finding);
    assertEquals("", finding.whatToDo());
  }

  static void assertFinding(Level level, String factHas, String whatToDoHas, Finding finding) {
    assertEquals(level, finding.level(), finding::toString);
    assertHas(finding.fact(), factHas);
    assertHas(finding.whatToDo(), whatToDoHas);
    if (level == Level.WARN || level == Level.FAIL) {
      assertFalse(finding.whatToDo().isBlank(), "nothing to do about " + finding);
    }
  }

  private static void assertHas(String text, String part) {
    if (!text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT))) {
      assertEquals(part, text);
    }
  }
}
