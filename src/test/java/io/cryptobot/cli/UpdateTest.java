package io.cryptobot.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.home.Home;
import io.cryptobot.state.StateCipher;
import io.cryptobot.state.StateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An update and its way back in a home where a bot has run; S32 of the safety rules. */
class UpdateTest {
  private static final Map<String, String> SOUND = Map.of();

  @TempDir private Path folder;

  private final CliHarness cli = new CliHarness();
  private Home home = new Home(Path.of(""));
  private Path incoming = Path.of("");

  /** What the installed program finds broken, run after run. */
  private static final class FakeProgram extends InstalledProgram {
    private final Deque<Supplier<Map<String, String>>> answers = new ArrayDeque<>();

    FakeProgram(Home home, List<Map<String, String>> failures) {
      super(home);
      failures.forEach(one -> answers.add(() -> one));
    }

    @Override
    String version() {
      return "0.1.0";
    }

    @Override
    Map<String, String> failures() throws IOException {
      Supplier<Map<String, String>> next = answers.poll();
      if (next == null) {
        throw new IOException("it does not start");
      }
      return next.get();
    }
  }

  @BeforeEach
  void aBotHasRun() throws IOException {
    home = new Home(folder.resolve("home"));
    CandleFolder.in(folder.resolve("recorded"), 900);
    assertEquals(
        0,
        cli.run(
            "--paper",
            "--replay",
            folder.resolve("recorded").toString(),
            "--from",
            "2024-01-23",
            "--to",
            "2024-01-26",
            "--home",
            home.root().toString()),
        cli.err());
    program(home.root(), "old");
    Files.writeString(home.root().resolve("scripts").resolve("mine.ps1"), "mine");
    incoming = folder.resolve("incoming");
    program(incoming, "new");
    Files.writeString(incoming.resolve("scripts").resolve("fresh.ps1"), "new");
  }

  private static void program(Path root, String text) throws IOException {
    Files.createDirectories(root.resolve("scripts"));
    Files.writeString(root.resolve("cryptobot.jar"), text);
    Files.writeString(root.resolve("README.md"), text);
    Files.writeString(root.resolve("scripts").resolve("install.ps1"), text);
  }

  private int update(List<Map<String, String>> failures) throws Exception {
    return new Update(cli.console(), home, new FakeProgram(home, failures)).run(incoming);
  }

  private int rollBack(List<Map<String, String>> failures) throws Exception {
    return new RollBack(cli.console(), home, new FakeProgram(home, failures)).run();
  }

  /** All files of the home but backups, the audit log and what the lock leaves. */
  private Map<String, String> contents() throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> all = Files.walk(home.root())) {
      for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        String name = home.root().relativize(file).toString();
        if (!name.startsWith("backups") && !name.startsWith("logs") && !name.contains("audit")) {
          contents.put(name, Files.readString(file));
        }
      }
    }
    return contents;
  }

  private List<String> backups() throws IOException {
    try (Stream<Path> all = Files.list(home.backups())) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  private StateFile stateFile() {
    return new StateFile(home.data(), WholeFiles.onDisk(), StateCipher.NONE);
  }

  private ObjectNode state() {
    return ((StateFile.Good) stateFile().load()).content();
  }

  private void save(ObjectNode content) throws IOException {
    StateFile file = stateFile();
    file.load();
    file.save(content);
  }

  private String at(String name) throws IOException {
    return Files.readString(home.root().resolve(name));
  }

  @Test
  void S32_anUpdatePutsTheNewProgramInPlaceAndKeepsTheOld() throws Exception {
    Map<String, String> before = contents();
    assertEquals(0, update(List.of(SOUND, SOUND)));
    Map<String, String> after = contents();
    for (String name : List.of("cryptobot.jar", "README.md", "scripts/install.ps1")) {
      assertEquals("new", after.remove(name), name);
      before.remove(name);
    }
    assertEquals("new", after.remove("scripts/fresh.ps1"));
    assertEquals(before, after, "data, configuration and a script of the person's own stay");
    assertEquals(2, backups().size());
    assertTrue(Files.readString(home.data("audit_log.csv")).contains(",UPDATE,"));
    assertTrue(cli.out().contains("Updated from 0.1.0"), cli.out());
  }

  @Test
  void S32_whatFailedBeforeTooIsNoReasonToTakeTheUpdateBack() throws Exception {
    Map<String, String> hardStop = Map.of("hard stop", "the total loss limit was reached");
    assertEquals(0, update(List.of(hardStop, hardStop)));
    assertEquals("new", at("cryptobot.jar"));
  }

  @Test
  void S32_aNewVersionThatFailsOrDoesNotStartIsTakenBackToTheLastByte() throws Exception {
    Files.writeString(
        home.config().resolve("allocation.json"),
        at("config/allocation.json").replaceFirst("(?s),\\s*\"_min_transfer_usd.*\\}", "\n}"));
    Map<String, String> before = contents();
    CommandFailedException failing =
        assertThrows(
            CommandFailedException.class,
            () -> update(List.of(SOUND, Map.of("config", "is wrong"))));
    assertTrue(String.valueOf(failing.getMessage()).contains("is wrong"), failing.getMessage());
    assertEquals(before, contents());
    CommandFailedException dead =
        assertThrows(CommandFailedException.class, () -> update(List.of(SOUND)));
    assertTrue(String.valueOf(dead.getMessage()).contains("does not start"), dead.getMessage());
    assertEquals(before, contents());
    assertTrue(backups().stream().noneMatch(name -> name.startsWith("program_")));
  }

  @Test
  void S32_anOrderUnderWayRefusesUpdateAndRollBack() throws Exception {
    assertEquals(0, update(List.of(SOUND, SOUND)));
    ObjectNode state = state();
    ((ArrayNode) state.get("intents"))
        .addObject()
        .put("order", 1)
        .put("client_order_id", "k3v9-1")
        .put("body", "{}")
        .put("made_at", "2024-01-26T00:00:00Z")
        .put("stands_until", "2024-01-26T00:15:00Z")
        .put("held", false);
    save(state);
    Map<String, String> before = contents();
    for (CommandFailedException refused :
        List.of(
            assertThrows(CommandFailedException.class, () -> update(List.of(SOUND, SOUND))),
            assertThrows(CommandFailedException.class, () -> rollBack(List.of(SOUND, SOUND))))) {
      assertTrue(
          String.valueOf(refused.getMessage()).contains("order is under way"),
          refused.getMessage());
    }
    assertEquals(before, contents());
  }

  @Test
  void S32_aConfigurationThatTheNewVersionCannotUseRefusesTheUpdateBeforeAnything()
      throws Exception {
    Files.writeString(
        home.config().resolve("allocation.json"),
        at("config/allocation.json").replace("skim_fraction", "skim_fractoin"));
    Map<String, String> before = contents();
    CommandFailedException refused =
        assertThrows(CommandFailedException.class, () -> update(List.of(SOUND, SOUND)));
    assertTrue(
        String.valueOf(refused.getMessage()).contains("skim_fractoin"), refused.getMessage());
    assertEquals(before, contents());
    assertFalse(Files.exists(home.backups()));
  }

  @Test
  void S32_anOlderConfigurationGetsTheNewKeysAndARollBackTakesThemAway() throws Exception {
    String older =
        at("config/allocation.json").replaceFirst("(?s),\\s*\"_min_transfer_usd.*\\}", "\n}");
    Files.writeString(home.config().resolve("allocation.json"), older);
    Files.delete(home.config().resolve("connections.json"));
    assertEquals(0, update(List.of(SOUND, SOUND)));
    assertTrue(at("config/allocation.json").contains("\"min_transfer_usd\": 1"));
    assertTrue(Files.exists(home.config().resolve("connections.json")));
    assertTrue(cli.out().contains("New in config: allocation.json, min_transfer_usd."), cli.out());
    assertEquals(0, rollBack(List.of(SOUND, SOUND)));
    assertEquals(older, at("config/allocation.json"));
    assertFalse(Files.exists(home.config().resolve("connections.json")));
  }

  @Test
  void S32_aRollBackLeavesThePortfolioWhereTheOldVersionReadsIt() throws Exception {
    assertEquals(0, update(List.of(SOUND, SOUND)));
    ObjectNode traded = state();
    ((ObjectNode) traded.get("aggressive")).put("cash", 12.5);
    save(traded);
    Map<String, String> before = contents();
    assertEquals(0, rollBack(List.of(SOUND, SOUND)));
    Map<String, String> after = contents();
    for (String name : List.of("cryptobot.jar", "README.md", "scripts/install.ps1")) {
      assertEquals("old", after.remove(name), name);
      before.remove(name);
    }
    before.remove("scripts/fresh.ps1");
    assertEquals(before, after);
    CommandFailedException nothing =
        assertThrows(CommandFailedException.class, () -> rollBack(List.of(SOUND, SOUND)));
    assertTrue(
        String.valueOf(nothing.getMessage()).contains("no version to go back to"),
        nothing.getMessage());
  }

  @Test
  void S32_theStateIsRolledBackOnlyIfNothingTradedSince() throws Exception {
    String then = at("data/portfolio_state.json");
    assertEquals(0, update(List.of(SOUND, SOUND)));
    ObjectNode looked = state();
    looked.put("last_step", "2024-02-02T00:00:00Z");
    save(looked);
    Map<String, String> tooNew = Map.of("state", "is of a newer version");
    assertEquals(0, rollBack(List.of(SOUND, tooNew, SOUND)));
    assertEquals(then, at("data/portfolio_state.json"), "to the byte, as the old version left it");
    assertEquals("old", at("cryptobot.jar"));

    assertEquals(0, update(List.of(SOUND, SOUND)));
    ObjectNode traded = state();
    ((ObjectNode) traded.get("aggressive")).put("cash", 12.5);
    save(traded);
    Map<String, String> before = contents();
    CommandFailedException refused =
        assertThrows(CommandFailedException.class, () -> rollBack(List.of(SOUND, tooNew, SOUND)));
    assertTrue(
        String.valueOf(refused.getMessage()).contains("has traded since"), refused.getMessage());
    assertEquals(before, contents());
    assertEquals(Optional.of("new"), Optional.of(at("cryptobot.jar")));
  }

  @Test
  void aProgramThatRunsFromClassFilesUpdatesNothing() {
    assertEquals(1, cli.run("--update", "--home", home.root().toString()));
    assertTrue(cli.err().contains("does not run from a jar"), cli.err());
  }
}
