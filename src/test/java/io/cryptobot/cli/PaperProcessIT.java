package io.cryptobot.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Paper replays as processes of their own: killed, stopped, and two at once. */
class PaperProcessIT {
  private static final int KILLS = Integer.getInteger("cryptobot.kills", 25);
  private static final int CANDLES = 900 + 40 * KILLS;

  /** Three milliseconds for an hour: slow enough to be hit each time. */
  private static final String SPEED = "1200000";

  @TempDir private Path folder;

  @BeforeEach
  void candles() throws IOException {
    CandleFolder.in(folder.resolve("candles"), CANDLES);
  }

  private ProcessRun replay(Path home, String... more) throws IOException {
    return replay(Path.of(System.getProperty("java.home")), home, more);
  }

  private ProcessRun replay(Path java, Path home, String... more) throws IOException {
    String[] arguments = {
      "--paper", "--replay", folder.resolve("candles").toString(), "--days", days()
    };
    return ProcessRun.start(
        java, home, Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new));
  }

  private static String days() {
    return Integer.toString((CANDLES - 510) / 24);
  }

  @Test
  void aReplayKilledAgainAndAgainEndsAsOneThatWasNot() throws Exception {
    Path whole = folder.resolve("whole");
    assertEquals(0, replay(whole).exitCode());
    Path killed = folder.resolve("killed");
    Random random = new Random(20250101);
    List<Path> javas = BacktestProcessIT.javas().toList();
    int kills = 0;
    while (kills < KILLS) {
      // Each on another Java than the one before, where there are two.
      Path java = javas.get(kills % javas.size());
      ProcessRun run = replay(java, killed, "--replay-speed", SPEED);
      if (run.endsWithinOrIsKilled(350 + random.nextInt(500))) {
        assertEquals(0, run.exitCode(), run.err());
        break;
      }
      kills++;
    }
    System.out.println("killed " + kills + " times, on " + javas.size() + " versions of Java");
    assertEquals(KILLS, kills, "the replay was over before all its kills");
    assertEquals(0, replay(killed).exitCode());
    Map<String, String> expected = contents(whole);
    assertTrue(expected.getOrDefault("trade_log.csv", "").lines().count() > 20);
    assertEquals(expected, contents(killed));
  }

  /** A disk that is really full; only root may make one. */
  @Test
  void aFullOrReadOnlyDiskStopsTheReplayAndNothingIsLost() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    assumeTrue(
        mount("-t", "tmpfs", "-o", "size=400k", "tmpfs", disk.toString()),
        "a small disk can be made by root on Linux only");
    try {
      Path home = disk.resolve("home");
      ProcessRun full = replay(home);
      assertEquals(1, full.exitCode());
      assertTrue(full.err().contains("Trading stopped"), full.err());
      assertTrue(full.err().contains("No space left"), full.err());
      assertTrue(mount("-o", "remount,size=60m", disk.toString()));
      assertEquals(0, replay(home).exitCode());
      Path whole = folder.resolve("whole");
      assertEquals(0, replay(whole).exitCode());
      Map<String, String> kept = contents(whole);
      assertEquals(kept, contents(home));

      assertTrue(mount("-o", "remount,ro", disk.toString()));
      ProcessRun refused = replay(folder.resolve("elsewhere"), "--home", home.toString());
      assertEquals(1, refused.exitCode());
      assertTrue(refused.err().contains("Nothing is traded"), refused.err());
      assertEquals(kept, contents(home));
    } finally {
      new ProcessBuilder("umount", disk.toString()).start().waitFor();
    }
  }

  private static boolean mount(String... arguments) throws InterruptedException {
    try {
      List<String> command = new ArrayList<>(List.of("mount"));
      command.addAll(List.of(arguments));
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static Map<String, String> contents(Path home) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> all = Files.walk(home.resolve("data"))) {
      for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        String name = file.getFileName().toString();
        if (name.equals("portfolio_state.json")) {
          ObjectNode state = (ObjectNode) new ObjectMapper().readTree(file.toFile());
          state.remove("ledger_id");
          state.remove("sha256");
          contents.put(name, state.toPrettyString());
        } else if (name.endsWith(".csv")
            || (name.endsWith(".jsonl") && !name.equals("runs.jsonl"))) {
          contents.put(name, Files.readString(file));
        }
      }
    }
    return contents;
  }

  @Test
  void theSecondProcessOnAHomeEndsAtOnceAndALockOfTheDeadBlocksNobody() throws Exception {
    Path home = folder.resolve("home");
    ProcessRun first = replay(home, "--replay-speed", "36000");
    waitForState(home);
    ProcessRun second = replay(home);
    assertEquals(5, second.exitCode());
    assertTrue(second.err().contains("already trades on this home"), second.err());
    assertTrue(first.isAlive());
    first.kill();
    assertEquals(0, replay(home).exitCode());
  }

  @Test
  void theKillSwitchEndsASleepingReplayWithinTwoSecondsAndAStopSavesTheState() throws Exception {
    Path home = folder.resolve("home");
    ProcessRun run = replay(home, "--replay-speed", "12");
    waitForState(home);
    long start = System.nanoTime();
    Files.createFile(home.resolve("data").resolve("kill_switch.flag"));
    assertEquals(0, run.exitCode(), run.err());
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    assertTrue(millis < Duration.ofSeconds(2).toMillis() + 1000, millis + " ms");
    assertTrue(run.out().contains("Kill switch activated"), run.out());

    ProcessRun under = replay(home);
    assertEquals(0, under.exitCode());
    assertTrue(under.err().contains("kill switch is on"), under.err());

    ProcessRun resume = ProcessRun.start(home, "--resume");
    assertEquals(0, resume.exitCode(), resume.err());
    ProcessRun stopped = replay(home, "--replay-speed", "12");
    waitForRuns(home, 2);
    stopped.askToStop();
    assertEquals(0, stopped.exitCode(), stopped.err());
    assertTrue(stopped.out().contains("goes on from there"), stopped.out());
    assertFalse(Files.exists(home.resolve("data").resolve("kill_switch.flag")));
  }

  private static void waitForState(Path home) throws InterruptedException {
    waitFor(home.resolve("data").resolve("portfolio_state.json"));
  }

  private static void waitForRuns(Path home, int runs) throws Exception {
    Path log = home.resolve("data").resolve("runs.jsonl");
    Instant limit = Instant.now().plusSeconds(30);
    while (Files.readString(log).lines().filter(line -> line.contains("start")).count() < runs) {
      assertTrue(Instant.now().isBefore(limit), "it did not begin");
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private static void waitFor(Path file) throws InterruptedException {
    Instant limit = Instant.now().plusSeconds(30);
    while (!Files.exists(file)) {
      assertTrue(Instant.now().isBefore(limit), "it did not begin");
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
