package io.cryptobot.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.home.Home;
import io.cryptobot.home.HomeLock;
import io.cryptobot.state.StateCipher;
import io.cryptobot.state.StateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupRestoreTest {
  private static final long A_MOMENT = 100_000;

  @TempDir private Path home;

  private final CliHarness cli = new CliHarness();
  private String candles = "";

  @BeforeEach
  void aBotHasRun() throws IOException {
    Path folder = home.resolve("recorded");
    CandleFolder.in(folder, 900);
    candles = folder.toString();
    assertEquals(0, cli.run(replay("2024-01-26")), cli.err());
    Files.writeString(home.resolve("config").resolve("credentials.json"), "{}");
  }

  private String[] replay(String to) {
    return new String[] {
      "--paper", "--replay", candles, "--from", "2024-01-23", "--to", to, "--home", home.toString()
    };
  }

  private Path backup() throws IOException {
    assertEquals(0, cli.run("--backup", "--home", home.toString()), cli.err());
    return backups().get(backups().size() - 1);
  }

  private List<Path> backups() throws IOException {
    try (Stream<Path> all = Files.list(home.resolve("backups"))) {
      return all.sorted().toList();
    }
  }

  private int restore(Path folder) {
    return cli.run("--restore", folder.toString(), "--yes", "--home", home.toString());
  }

  private Path data(String name) {
    return home.resolve("data").resolve(name);
  }

  private Map<String, String> contents() throws IOException {
    Map<String, String> contents = new TreeMap<>();
    for (String name : List.of("trade_log.csv", "signal_log.csv", "snapshot_log.csv")) {
      contents.put(name, Files.readString(data(name)));
    }
    contents.put("state", state().toString());
    return contents;
  }

  private ObjectNode state() {
    return ((StateFile.Good)
            new StateFile(home.resolve("data"), WholeFiles.onDisk(), StateCipher.NONE).load())
        .content();
  }

  private void save(ObjectNode content) throws IOException {
    StateFile file = new StateFile(home.resolve("data"), WholeFiles.onDisk(), StateCipher.NONE);
    file.load();
    file.save(content);
  }

  @Test
  void aBackupBroughtBackGoesOnAsIfNothingHadHappenedSince() throws Exception {
    Path folder = backup();
    Map<String, String> then = contents();
    assertEquals(0, cli.run(replay("2024-02-03")), cli.err());
    Map<String, String> later = contents();
    assertFalse(then.equals(later));
    assertEquals(0, restore(folder), cli.err());
    Map<String, String> back = contents();
    for (String log : List.of("trade_log.csv", "signal_log.csv", "snapshot_log.csv")) {
      assertEquals(then.get(log), back.get(log));
    }
    assertEquals(0, cli.run(replay("2024-02-03")), cli.err());
    // Losses are not forgotten, so its sizes may differ; each step stands there once.
    assertEquals(
        later.getOrDefault("snapshot_log.csv", "").lines().count(),
        contents().getOrDefault("snapshot_log.csv", "").lines().count());
  }

  @Test
  void credentialsAreInNoBackup() throws Exception {
    Path folder = backup();
    try (Stream<Path> all = Files.walk(folder)) {
      assertTrue(all.noneMatch(file -> file.endsWith("credentials.json")));
    }
    assertTrue(Files.exists(folder.resolve("config").resolve("connections.json")));
    assertTrue(Files.exists(folder.resolve("data").resolve("portfolio_state.json")));
    assertTrue(Files.isDirectory(folder.resolve("data").resolve("decisions")));
  }

  @Test
  void S24_aBackupOfWhichAFileWasChangedIsRefusedBeforeAnythingIsTouched() throws Exception {
    Path folder = backup();
    Map<String, String> before = contents();
    Path log = folder.resolve("data").resolve("trade_log.csv");
    byte[] content = Files.readAllBytes(log);
    content[content.length / 2] ^= 1;
    Files.write(log, content);
    assertEquals(1, restore(folder));
    assertTrue(cli.err().contains("trade_log.csv in it is not as it was"), cli.err());
    assertEquals(before, contents());
  }

  @Test
  void S24_aRestoreBacksUpWhatIsThereFirst() throws Exception {
    Path folder = backup();
    assertEquals(0, restore(folder), cli.err());
    assertEquals(2, backups().size());
  }

  @Test
  void S24_flagsStayAndNoLossOrCounterIsLowered() throws Exception {
    ObjectNode early = state();
    ObjectNode risk = (ObjectNode) early.get("risk");
    risk.put("day", "2024-01-20");
    risk.put("daily_loss", 40);
    risk.put("total_loss", 1);
    risk.put("trades_today", 3);
    save(early);
    Path folder = backup();
    ObjectNode now = state();
    ObjectNode later = (ObjectNode) now.get("risk");
    later.put("day", "2024-01-21");
    later.put("daily_loss", 7);
    later.put("total_loss", 47);
    later.put("trades_today", 9);
    now.put("hard_stopped", true);
    save(now);
    Files.writeString(data("loss_override.flag"), "stop");
    Files.createFile(data("kill_switch.flag"));
    assertEquals(0, restore(folder), cli.err());
    ObjectNode restored = state();
    assertEquals("2024-01-21", restored.path("risk").path("day").asText());
    assertEquals(7, restored.path("risk").path("daily_loss").asInt());
    assertEquals(47, restored.path("risk").path("total_loss").asInt());
    assertEquals(9, restored.path("risk").path("trades_today").asInt());
    assertTrue(restored.path("hard_stopped").asBoolean());
    assertTrue(Files.exists(data("kill_switch.flag")));
    assertEquals("stop", Files.readString(data("loss_override.flag")));
  }

  @Test
  void S24_aRestoreTakesTheLockAndALivePortfolioNeedsTheTypedPhrase() throws Exception {
    Path folder = backup();
    HomeLock held = HomeLock.tryAcquire(new Home(home)).orElseThrow();
    assertEquals(5, restore(folder));
    held.close();
    ObjectNode live = state();
    live.put("environment", "live");
    save(live);
    CliHarness later = new CliHarness(Path.of(""), CliHarness.NOW.plus(Duration.ofHours(1)));
    assertEquals(0, later.run("--backup", "--home", home.toString()));
    Path liveFolder = backups().get(backups().size() - 1);
    assertEquals(1, restore(liveFolder));
    assertTrue(cli.err().contains("RESTORE LIVE"), cli.err());
  }

  @Test
  void S24_theWeeklyRotationDeletesOnlyWhatWeeklyBackupsMade() throws Exception {
    Path byHand = backup();
    for (int week = 1; week <= 6; week++) {
      CliHarness then =
          new CliHarness(Path.of(""), CliHarness.NOW.plus(Duration.ofDays(7L * week)));
      assertEquals(0, then.run("--backup", "--weekly", "--home", home.toString()), then.err());
    }
    Files.createDirectories(home.resolve("backups").resolve("mine"));
    assertEquals(6, backups().size(), "one by hand, four weekly ones and a folder of somebody's");
    assertTrue(Files.exists(byHand));
  }

  @Test
  void nothingOutsideTheHomesBackupsIsRestored() throws Exception {
    Path folder = backup();
    Path elsewhere = home.resolve("elsewhere");
    Files.move(folder, elsewhere);
    assertEquals(1, restore(elsewhere));
    assertTrue(cli.err().contains("does not stand in the home's own backups"), cli.err());
    Path again = backup();
    Path manifest = again.resolve("manifest.json");
    for (String escape : List.of("data/../../x.csv", "../x.csv", "/etc/passwd", "logs/x.csv")) {
      String text = Files.readString(manifest);
      Files.writeString(manifest, text.replace("data/trade_log.csv", escape));
      assertEquals(1, restore(again), escape);
      assertTrue(cli.err().contains("not the bot's"), cli.err());
      Files.writeString(manifest, text);
    }
    assertEquals(1, cli.run("--restore", again.toString(), "--home", home.toString()));
    assertTrue(cli.err().contains("not confirmed"), cli.err());
  }

  @Test
  void S26_besideABotThatDoesNotAnswerTheBackupIsCopiedAndSaysSo() throws Exception {
    HomeLock bot = HomeLock.tryAcquire(new Home(home)).orElseThrow();
    assertEquals(0, cli.run("--backup", "--home", home.toString()), cli.err());
    bot.close();
    assertTrue(cli.err().contains("has not answered within 20 s"), cli.err());
    assertEquals(1, backups().size());
    try (Stream<Path> left = Files.list(home.resolve("data/requests"))) {
      assertEquals(List.of(), left.toList(), "the request was taken back");
    }
  }

  @Test
  void S26_aRunningBotTakesTheBackup() throws Exception {
    try (FakeCoinbase coinbase = new FakeCoinbase(Path.of(candles), CliHarness.NOW)) {
      coinbase.serve(home);
      CliHarness bot = new CliHarness();
      AtomicInteger code = new AtomicInteger(-1);
      Thread daemon =
          new Thread(
              () ->
                  code.set(bot.run("--paper", "--switch-environment", "--home", home.toString())));
      daemon.start();
      Path runs = home.resolve("data/runs.jsonl");
      while (daemon.isAlive() && !Files.readString(runs).contains("\"environment\":\"paper\"")) {
        LockSupport.parkNanos(A_MOMENT);
      }
      Path requests = home.resolve("data/requests");
      CliHarness person =
          new CliHarness(
              Path.of(""),
              Clock.fixed(CliHarness.NOW, ZoneOffset.UTC),
              pause -> {
                while (daemon.isAlive() && !isAnswered(requests)) {
                  LockSupport.parkNanos(A_MOMENT);
                }
              });
      assertEquals(0, person.run("--backup", "--weekly", "--home", home.toString()), person.err());
      assertEquals("", person.err());
      assertTrue(person.out().contains("The backup is in " + backups().get(0)), person.out());
      assertTrue(Files.readString(backups().get(0).resolve("manifest.json")).contains("true"));
      assertEquals(0, person.run("--kill", "--home", home.toString()));
      daemon.join();
      assertEquals(0, code.get(), bot.err());
    }
    String log = Files.readString(home.resolve("logs/bot.log"));
    assertTrue(log.contains("event=request command=backup"), "the daemon took it");
  }

  private static boolean isAnswered(Path requests) {
    try (Stream<Path> all = Files.list(requests)) {
      return all.anyMatch(file -> file.toString().endsWith(".answer.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
