package io.cryptobot.health;

import static io.cryptobot.health.TestHome.CLOCK;
import static io.cryptobot.health.TestHome.assertFinding;
import static io.cryptobot.health.TestHome.assertPass;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cryptobot.config.ConfigDefaults;
import io.cryptobot.config.ConfigProblem;
import io.cryptobot.files.FaultyFiles;
import io.cryptobot.files.FileLayer;
import io.cryptobot.home.HomeLock;
import io.cryptobot.home.KillSwitch;
import io.cryptobot.home.LossFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HomeChecksTest {
  @TempDir private Path root;
  private TestHome test;

  @BeforeEach
  void home() {
    test = new TestHome(root);
  }

  @Test
  void configProblemsAreAllListed() {
    assertPass(new ConfigCheck(root, List.of()).check(), "there and valid");
    Finding finding =
        new ConfigCheck(
                root,
                List.of(
                    new ConfigProblem("allocation.json", "skim", "is wrong"),
                    new ConfigProblem("deployment.json", "", "is missing")))
            .check();
    assertFinding(
        Level.FAIL,
        "problems: 2\nallocation.json: skim is wrong\ndeployment.json:",
        "Mend",
        finding);
  }

  @Test
  void aWritableDataFolderIsMadeAndLeftClean() throws IOException {
    assertPass(new DataFolderCheck(test.home, FileLayer.DISK).check(), "renamed and deleted");
    try (Stream<Path> left = Files.list(test.home.data())) {
      assertEquals(0, left.count());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void aDataFolderThatRefusesAnyOperationFails(int operation) {
    FaultyFiles disk = FaultyFiles.failingAt(operation);
    Finding finding = new DataFolderCheck(test.home, disk).check();
    assertTrue(disk.hasFailed());
    assertFinding(Level.FAIL, "No space left on device", "--home", finding);
  }

  @ParameterizedTest
  @CsvSource({
    "'', false, PASS, no bot has started",
    "same, true, PASS, unchanged",
    "comment, true, PASS, unchanged",
    "changed, false, PASS, the next start reads",
    "changed, true, WARN, allocation.json changed since the running bot started",
    "gone, true, WARN, allocation.json changed",
    "broken, true, WARN, allocation.json changed",
  })
  void aChangedConfigIsToldOnlyWhileABotRuns(String now, boolean running, Level level, String fact)
      throws IOException {
    ConfigDefaults.writeMissingFolder(test.home.config());
    String file = "config/allocation.json";
    if (!now.isEmpty()) {
      test.write("data/config_seen/allocation.json", "{\"a\": 1, \"_note\": \"old\"}");
    }
    switch (now) {
      case "same" -> test.write(file, "{\"a\":1,\"_note\":\"old\"}");
      case "comment" -> test.write(file, "{\"_note\": \"new\", \"a\": 1}");
      case "changed" -> test.write(file, "{\"a\": 2}");
      case "gone" -> Files.delete(test.home.root().resolve(file));
      case "broken" -> test.write(file, "{");
      default -> {}
    }
    Finding finding = new ConfigInUseCheck(test.home, () -> running).check();
    assertFinding(level, fact, level == Level.WARN ? "start it again" : "", finding);
  }

  @Test
  void noLogsOrWritableLogsPass() throws IOException {
    assertPass(new LogFilesCheck(test.home).check(), "none yet");
    test.write("data/trade_log.csv", "a\n").write("logs/bot.log", "b\n");
    assertPass(new LogFilesCheck(test.home).check(), "can be written: 2");
    assertEquals("a\n", Files.readString(test.home.data("trade_log.csv")));
  }

  @Test
  void aLogThatCannotBeWrittenIsAWarning() throws IOException {
    // A folder of that name cannot be written by anybody, root included.
    Files.createDirectories(test.home.data("audit_log.csv"));
    test.write("data/trade_log.csv", "a\n");
    Finding finding = new LogFilesCheck(test.home).check();
    assertFinding(Level.WARN, "cannot be written: data", "Excel", finding);
    assertTrue(finding.fact().contains("audit_log.csv"), finding.fact());
  }

  @ParameterizedTest
  @CsvSource({"rwx------, PASS", "rwxr-x---, WARN", "rwx---r-x, WARN", "rwx--x--x, PASS"})
  void aDataFolderThatOthersReadIsAWarning(String rights, Level level) throws IOException {
    assumeTrue(RightsCheck.isPossible(test.home));
    Files.createDirectories(test.home.data());
    Files.setPosixFilePermissions(test.home.data(), PosixFilePermissions.fromString(rights));
    assertFinding(
        level, "", level == Level.WARN ? "chmod 700" : "", new RightsCheck(test.home).check());
  }

  @Test
  void aCredentialsFileThatOthersReadIsAWarning() throws IOException {
    assumeTrue(RightsCheck.isPossible(test.home));
    test.write("config/credentials.json", "{}");
    Path file = test.home.config().resolve("credentials.json");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertFinding(Level.WARN, "credentials.json", "chmod 600", new RightsCheck(test.home).check());
  }

  @Test
  void theKillSwitchIsAWarningWithItsNote() throws IOException {
    KillSwitch killSwitch = new KillSwitch(test.home, test.files, CLOCK, false);
    KillSwitchCheck check = new KillSwitchCheck(killSwitch);
    assertPass(check.check(), "off");
    killSwitch.turnOn("anna", "too hot");
    assertFinding(Level.WARN, "by: anna", "--resume", check.check());
    Files.writeString(killSwitch.file(), "stop it");
    assertFinding(Level.WARN, "(stop it; not written by the bot", "--resume", check.check());
    Files.writeString(killSwitch.file(), "");
    assertFinding(Level.WARN, "does not say who and why", "--resume", check.check());
    Files.delete(killSwitch.file());
    Files.createDirectory(killSwitch.file());
    assertFinding(Level.WARN, "cannot be read", "--resume", check.check());
  }

  @Test
  void aHardStopFailsByItsFileAndByTheState() throws IOException {
    LossFlag flag = new LossFlag(test.home, test.files);
    assertPass(new HardStopCheck(test.view(), flag).check(), "was not reached");
    test.save(TestHome.state().put("hard_stopped", true));
    assertFinding(
        Level.FAIL, "the state says", "--status", new HardStopCheck(test.view(), flag).check());
    flag.write("k3v9", "paper", TestHome.NOW, "100.00");
    assertFinding(
        Level.FAIL,
        "loss_override.flag is there",
        "delete that file",
        new HardStopCheck(test.view(), flag).check());
  }

  @Test
  void pausedEntriesAreAWarning() throws IOException {
    test.save(TestHome.state());
    assertPass(new PausedCheck(test.view()).check(), "allowed");
    test.save(TestHome.state().put("entries_paused", true));
    assertFinding(Level.WARN, "paused", "--unpause", new PausedCheck(test.view()).check());
  }

  @Test
  void aRunningBotIsSeenByItsLock() throws IOException {
    assertPass(new SecondCopyCheck(test.view()).check(), "no bot is running");
    try (HomeLock lock = HomeLock.tryAcquire(test.home).orElseThrow()) {
      assertPass(new SecondCopyCheck(test.view()).check(), "a bot is running");
      assertEquals(HomeLock.class, lock.getClass());
    }
    assertPass(new SecondCopyCheck(test.view()).check(), "no bot is running");
  }

  @Test
  void aLockThatCannotBeLookedAtIsAWarning() throws IOException {
    Files.createDirectories(test.home.data("bot.lock"));
    assertFinding(
        Level.WARN, "cannot be looked at", "data folder", new SecondCopyCheck(test.view()).check());
  }
}
