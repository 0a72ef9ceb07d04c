package io.cryptobot.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.cryptobot.alert.AlertMemory;
import io.cryptobot.backtest.BacktestInput;
import io.cryptobot.engine.EngineOptions;
import io.cryptobot.engine.RandomMarket;
import io.cryptobot.exchange.SimulatedExchange;
import io.cryptobot.files.FileLayer;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.home.Home;
import io.cryptobot.journal.AuditLog;
import io.cryptobot.journal.AuditLogFormat.Action;
import io.cryptobot.session.ReplaySession.Pace;
import io.cryptobot.state.BotState;
import io.cryptobot.state.StateCipher;
import io.cryptobot.state.StateFile;
import io.cryptobot.state.StateFile.FromBackup;
import io.cryptobot.state.StateJson;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A replay whose state was damaged goes on from the one before, and each row stands once. */
class ReplayRecoveryTest {
  private static final int STEPS = 96;

  /** The first kill comes when there is a predecessor; then one every so many steps. */
  private static final int STEPS_BETWEEN_KILLS = 9;

  private static final int STEPS_AT_A_TIME = 4;
  private static final RandomMarket MARKET = new RandomMarket(6);
  private static final BacktestInput INPUT =
      BacktestInput.of(MARKET.series, MARKET.firstSecond, MARKET.firstSecond + STEPS * 3600L);

  /** What another environment of this home has decided, on a day that the replay comes to. */
  private static final String OF_PAPER =
      "{\"time\":\"%s\",\"environment\":\"paper\",\"coin\":\"BTC-USD\"}\n";

  /** The process died. */
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void S21_whereverAReplayFallsBackToItsPredecessorEachRowStandsExactlyOnce() throws IOException {
    Map<String, String> expected;
    try (FileSystem disk = Jimfs.newFileSystem(Configuration.unix())) {
      Home home = home(disk);
      run(home, Optional.empty(), step -> true);
      expected = contents(home);
    }
    String audits = expected.getOrDefault("audit_log.csv", "");
    assertTrue(audits.contains(",TRANSFER,") && audits.contains(",REBALANCE,"), audits);
    for (int kill = 2 * STEPS_AT_A_TIME; kill < STEPS; kill += STEPS_BETWEEN_KILLS) {
      try (FileSystem disk = Jimfs.newFileSystem(Configuration.unix())) {
        Home home = home(disk);
        assertTrue(runWithDamageAt(home, kill), "the predecessor had rows to lose");
        assertEquals(expected, contents(home), "killed before step " + kill);
      }
    }
  }

  /** Whether the predecessor had rows to lose. */
  private static boolean runWithDamageAt(Home home, int kill) throws IOException {
    int[] left = {kill};
    try {
      run(
          home,
          Optional.empty(),
          step -> {
            if (left[0]-- == 0) {
              throw new Killed();
            }
            return true;
          });
    } catch (Killed e) {
      // As the process would, in the middle of the walk.
    }
    byte[] state = Files.readAllBytes(home.data("portfolio_state.json"));
    state[100] ^= 1;
    Files.write(home.data("portfolio_state.json"), state);
    FromBackup backup = (FromBackup) file(home).load();
    String before = contents(home).toString();
    run(home, Optional.of(backup.content()), step -> false);
    boolean isCut = !before.equals(contents(home).toString());
    run(home, Optional.of(((StateFile.Good) file(home).load()).content()), step -> true);
    return isCut;
  }

  private static Home home(FileSystem disk) throws IOException {
    Home home = new Home(disk.getPath("/home"));
    Files.createDirectories(home.decisions());
    Instant first = Instant.ofEpochSecond(MARKET.firstSecond);
    for (int day = 0; day < 3; day++) {
      String time = first.plusSeconds(day * 86_400L).toString();
      Files.writeString(
          home.decisions().resolve(time.substring(0, 10) + ".jsonl"), OF_PAPER.formatted(time));
    }
    audit(home, "before");
    return home;
  }

  private static void audit(Home home, String details) {
    Clock clock = Clock.fixed(Instant.parse("2026-01-22T00:00:00Z"), ZoneOffset.UTC);
    new AuditLog(home.data(), FileLayer.DISK, clock, "anna")
        .byPerson(Action.PAUSE, details, "", "");
  }

  private static StateFile file(Home home) {
    return new StateFile(
        home.data(), new WholeFiles(FileLayer.DISK, pause -> {}), StateCipher.NONE);
  }

  private static void run(Home home, Optional<ObjectNode> content, Pace pace) throws IOException {
    StateFile file = file(home);
    HomeMemory memory =
        new HomeMemory(
            file, home.data(), FileLayer.DISK, () -> AlertMemoryJson.write(AlertMemory.EMPTY));
    boolean isBackup = file.load() instanceof FromBackup;
    Optional<BotState> remembered = content.map(StateJson::read);
    content.ifPresent(memory::takeUp);
    if (isBackup) {
      new RowsBeyond(home, content.orElseThrow()).applied(remembered.orElseThrow());
    }
    new ReplaySession(
            MARKET.plan,
            INPUT,
            MARKET.feeRate,
            new SimulatedExchange(MARKET.feeRate, coin -> 0),
            memory,
            "ledger",
            "hash",
            remembered,
            EngineOptions.DEFAULT,
            STEPS_AT_A_TIME)
        .run(pace);
  }

  private static Map<String, String> contents(Home home) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> all = Files.walk(home.data())) {
      for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        String name = file.getFileName().toString();
        if (!name.endsWith(".bak") && !name.endsWith(".lock")) {
          contents.put(name, Files.readString(file));
        }
      }
    }
    return contents;
  }
}
