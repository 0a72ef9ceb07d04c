package io.cryptobot.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.files.FileLayer;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.journal.AuditLog;
import io.cryptobot.journal.FileNotWrittenException;
import io.cryptobot.rollout.RolloutGate.Closed;
import io.cryptobot.rollout.RolloutGate.Outcome;
import io.cryptobot.rollout.RolloutGate.Overridden;
import io.cryptobot.rollout.RolloutGate.Passed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RolloutGateTest {
  private static final Clock CLOCK = Clock.fixed(RolloutHome.NOW, ZoneOffset.UTC);

  @TempDir Path folder;
  private RolloutHome home;
  private RolloutGate gate;

  @BeforeEach
  void makeGate() throws Exception {
    home = new RolloutHome(folder);
    gate =
        new RolloutGate(
            home.home(),
            WholeFiles.onDisk(),
            new AuditLog(home.home().data(), FileLayer.DISK, CLOCK, "anna"),
            CLOCK,
            "anna");
  }

  private Outcome look(String environment, String phase) throws IOException {
    return gate.look(environment, phase, home.config());
  }

  private void override(String environment, String phase) throws IOException {
    Closed closed = assertInstanceOf(Closed.class, look(environment, phase));
    gate.override(environment, phase, closed, "typed");
  }

  private List<String> overrides() throws IOException {
    Path log = home.home().data("audit_log.csv");
    return Files.exists(log)
        ? Files.readAllLines(log).stream().filter(row -> row.contains("MANUAL_OVERRIDE")).toList()
        : List.of();
  }

  @Test
  void S34_theOverrideIsTypedOncePerPhaseAndEndsWithIt() throws Exception {
    override("live", "micro_live");
    assertInstanceOf(Overridden.class, look("live", "micro_live"));
    assertInstanceOf(Overridden.class, look("live", "micro_live"));
    assertEquals(1, overrides().size());
    assertInstanceOf(Closed.class, look("live", "light_live"));
    override("live", "light_live");
    assertInstanceOf(Overridden.class, look("live", "light_live"));
    assertInstanceOf(Closed.class, look("live", "micro_live"));
    assertEquals(2, overrides().size());
  }

  @Test
  void S34_theAuditRowTellsPhaseEnvironmentAndWhatWasMissing() throws Exception {
    override("live", "micro_live");
    assertEquals(
        List.of(
            "2025-03-20T12:00:00Z,MANUAL_OVERRIDE,anna,Rollout plan overridden for micro_live in"
                + " live (typed),\"missing: day 1 (Backtest), day 2 (Paper trading), day 2.5"
                + " (Sandbox)\",traded until the phase changes"),
        overrides());
  }

  @Test
  void S34_aPhaseThatIsRefusedEndsNoOverride() throws Exception {
    override("live", "micro_live");
    assertInstanceOf(Closed.class, look("live", "full_live"));
    assertInstanceOf(Overridden.class, look("live", "micro_live"));
  }

  @Test
  void S34_aPhaseThatIsPassedEndsTheOverrideOfTheOneBefore() throws Exception {
    override("live", "full_live");
    home.passed();
    assertInstanceOf(Passed.class, look("live", "light_live"));
    assertFalse(Files.exists(home.home().data("rollout_override.json")));
    home.backtest("19T00:00", "verdict", "FAIL");
    assertInstanceOf(Closed.class, look("live", "full_live"));
  }

  @Test
  void S34_anOverrideForTheSimulatorOpensNothingWithRealMoney() throws Exception {
    override("simulator", "micro_live");
    assertInstanceOf(Closed.class, look("live", "micro_live"));
    assertInstanceOf(Overridden.class, look("simulator", "micro_live"));
  }

  @Test
  void S34_withoutAnAuditRowThereIsNoOverride() throws Exception {
    Closed closed = assertInstanceOf(Closed.class, look("live", "micro_live"));
    Files.createDirectories(home.home().data("audit_log.csv"));
    assertThrows(
        FileNotWrittenException.class, () -> gate.override("live", "micro_live", closed, "typed"));
    assertFalse(Files.exists(home.home().data("rollout_override.json")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{\"phase\":\"micro_live\",\"environment\":\"live\"}", "[]"})
  void aDamagedOverrideOpensNothing(String content) throws Exception {
    Files.writeString(home.home().data("rollout_override.json"), content);
    assertInstanceOf(Closed.class, look("live", "micro_live"));
  }

  @Test
  void itIsOpenWhereAllDaysThatThePhaseNeedsArePassed() throws Exception {
    home.passed();
    for (String phase : List.of("micro_live", "light_live", "full_live", "my_own_phase")) {
      assertInstanceOf(Passed.class, look("live", phase), phase);
    }
    assertEquals(List.of(), overrides());
    home.audit("7T00:00", "CONFIG_CHANGE", "x", "y").error("4T00:10", "API_ERROR", "CRITICAL");
    Closed closed = assertInstanceOf(Closed.class, look("live", "light_live"));
    String missing = RolloutText.missing(closed.missing().get(0));
    assertTrue(missing.startsWith("day 3 (Micro-live) - FAIL: "), missing);
    assertTrue(missing.contains("CRITICAL API_ERROR: it, broke"), missing);
    assertInstanceOf(Passed.class, look("live", "micro_live"));
  }
}
