package io.cryptobot.health;

import static io.cryptobot.health.TestHome.CLOCK;
import static io.cryptobot.health.TestHome.assertFinding;
import static io.cryptobot.health.TestHome.assertPass;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cryptobot.home.LossFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StateChecksTest {
  @TempDir private Path root;
  private TestHome test;

  @BeforeEach
  void home() {
    test = new TestHome(root);
  }

  private Finding state() {
    return new StateCheck(test.view()).check();
  }

  private Finding heartbeat() throws IOException {
    return new HeartbeatCheck(test.home, test.view(), CLOCK).check();
  }

  @Test
  void nothingThereIsAFreshHome() {
    assertPass(state(), "no bot has run here yet");
    assertEquals("", test.view().environment());
  }

  @Test
  void aWholeStateIsToldInShort() throws IOException {
    test.save(TestHome.state());
    assertPass(state(), "environment paper, phase sandbox_test, open positions: 1");
    assertEquals("paper", test.view().environment());
  }

  @Test
  void theBackupIsAWarningThatSaysWhatHappened() throws IOException {
    test.save(TestHome.state()).save(TestHome.state());
    // What was saved first went to the backup only with a second save of the same object.
    test.write(
        "data/portfolio_state.json.bak", Files.readString(test.home.data("portfolio_state.json")));
    test.write("data/portfolio_state.json", "{");
    assertFinding(Level.WARN, "checksum is wrong", "goes on from it", state());
  }

  @Test
  void aStateThatCannotBeUsedFails() throws IOException {
    test.write("data/portfolio_state.json", "{");
    assertFinding(Level.FAIL, "damaged", "--restore", state());
  }

  @Test
  void aStateThatIsMissingWhileLogsSpeakOfOneFails() throws IOException {
    test.write("data/trade_log.csv", "");
    assertFinding(Level.FAIL, "trade_log.csv shows that a bot has run", "--restore", state());
  }

  @Test
  void aWholeStateThatMakesNoSenseFails() throws IOException {
    test.save(TestHome.state().put("risk", "none"));
    assertFinding(Level.FAIL, "says what cannot be", "--restore", state());
  }

  @Test
  void whatOnlyTheStateTellsIsSkippedWithoutIt() throws IOException {
    test.write("data/portfolio_state.json", "{");
    LossFlag flag = new LossFlag(test.home, test.files);
    assertEquals(Level.SKIP, new PausedCheck(test.view()).check().level());
    assertEquals(Level.SKIP, new HardStopCheck(test.view(), flag).check().level());
    assertEquals(Level.SKIP, heartbeat().level());
  }

  @ParameterizedTest
  @CsvSource({
    "0, true, PASS, 0 s ago",
    "899, true, PASS, 14 min ago",
    "900, true, WARN, 15 min ago",
    "10800, true, WARN, 3 h ago",
    "864000, true, WARN, 10 days ago",
    "864000, false, PASS, 10 days ago; no position is open",
    "-899, true, PASS, in the future",
    "-900, true, WARN, in the future",
  })
  void anOldHeartbeatIsAWarningWhilePositionsAreOpen(
      long age, boolean open, Level level, String fact) throws IOException {
    test.save(open ? TestHome.state() : TestHome.stateWithoutPositions());
    test.write(
        "data/heartbeat.json",
        "{\"time\": \"%s\", \"interval_seconds\": 300, \"pid\": 1}"
            .formatted(TestHome.NOW.minus(Duration.ofSeconds(age))));
    assertFinding(level, fact, level == Level.WARN ? "nobody watches them" : "", heartbeat());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{\"time\": \"noon\", \"interval_seconds\": 300}",
        "{\"time\": \"2026-01-22T12:00:00Z\"}",
        "{\"time\": \"2026-01-22T12:00:00Z\", \"interval_seconds\": -1}"
      })
  void aHeartbeatThatSaysNothingIsAWarningWhilePositionsAreOpen(String text) throws IOException {
    test.save(TestHome.state()).write("data/heartbeat.json", text);
    assertFinding(Level.WARN, "no readable sign of life", "nobody watches them", heartbeat());
  }

  @Test
  void noHeartbeatIsAWarningOnlyWhilePositionsAreOpen() throws IOException {
    assertPass(heartbeat(), "no position is open");
    test.save(TestHome.state());
    assertFinding(Level.WARN, "positions are open: 1", "nobody watches them", heartbeat());
  }
}
