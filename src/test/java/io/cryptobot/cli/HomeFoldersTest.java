package io.cryptobot.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Folders and files as people on Windows have them, through the commands themselves. */
class HomeFoldersTest {
  private static final String MARK = "\uFEFF";

  @TempDir private Path folder;

  private final CliHarness cli = new CliHarness();

  static Stream<String> names() {
    return Stream.of(
        "Crypto Bot",
        "B\u00F6rse \u00DCbung \u00DF",
        "Anna's bot",
        "R&D (100 %) #1 [x]",
        "\u65E5\u672C \u20AC",
        "a-folder-of-sixty-letters-that-a-careful-person-has-made-0001/"
            + "a-folder-of-sixty-letters-that-a-careful-person-has-made-0002/"
            + "a-folder-of-sixty-letters-that-a-careful-person-has-made-0003/"
            + "a-folder-of-sixty-letters-that-a-careful-person-has-made-0004/"
            + "J\u00F6rg's bot");
  }

  private int run(Path home, String... arguments) {
    return cli.run(
        Stream.concat(Stream.of(arguments), Stream.of("--home", home.toString()))
            .toArray(String[]::new));
  }

  @ParameterizedTest
  @MethodSource("names")
  void aBotLivesInAFolderOfAnyName(String name) throws Exception {
    Path home = folder.resolve(name);
    if (name.contains("0004")) {
      assertTrue(home.toString().length() > 260, home.toString());
    }
    Path candles = home.resolve("my candles");
    CandleFolder.in(candles, 900);
    String recorded = candles.toString();
    assertEquals(0, run(home, "--backtest", "--csv", recorded, "--days", "10"), cli.err());
    assertTrue(Files.size(home.resolve("data").resolve("backtest_results.csv")) > 0);
    assertEquals(
        0,
        run(home, "--paper", "--replay", recorded, "--from", "2024-01-23", "--to", "2024-01-26"),
        cli.err());
    assertEquals(0, run(home, "--status", "--json"), cli.err());
    assertEquals("replay", new ObjectMapper().readTree(cli.out()).path("environment").asText());
    assertEquals(0, run(home, "--backup"), cli.err());
    List<Path> backups;
    try (Stream<Path> all = Files.list(home.resolve("backups"))) {
      backups = all.toList();
    }
    assertEquals(0, run(home, "--restore", backups.get(0).toString(), "--yes"), cli.err());
    assertEquals(0, run(home, "--health", "--offline"), cli.out());
    assertEquals(0, run(home, "--kill"), cli.err());
    assertEquals(0, run(home, "--resume"), cli.err());
    assertEquals(0, run(home, "--task-xml", "--paper"), cli.err());
  }

  private static void asNotepadSavesIt(Path file) throws IOException {
    String text = Files.readString(file).replace("\r\n", "\n").replace("\n", "\r\n");
    Files.writeString(file, MARK + text, StandardCharsets.UTF_8);
  }

  private static void allAsNotepadSavesThem(Path in) throws IOException {
    try (Stream<Path> files = Files.list(in)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        asNotepadSavesIt(file);
      }
    }
  }

  @Test
  void candlesAndConfigurationThatNotepadSavedGiveTheSameBacktest() throws Exception {
    Path candles = folder.resolve("candles");
    CandleFolder.in(candles, 900);
    String[] backtest = {"--backtest", "--csv", candles.toString(), "--days", "10", "--json"};
    assertEquals(0, run(folder, backtest), cli.err());
    String before = cli.out();
    allAsNotepadSavesThem(candles);
    allAsNotepadSavesThem(folder.resolve("config"));
    assertEquals(0, run(folder, backtest), cli.err());
    assertEquals(before, cli.out());
    assertFalse(before.isEmpty());
  }

  @Test
  void credentialsThatNotepadSavedAreRead() throws Exception {
    assertEquals(0, run(folder, "--backtest", "--sample", "--days", "5"), cli.err());
    Path file = folder.resolve("config").resolve("credentials.json");
    Files.writeString(file, "{\n  \"cryptocompare\": {\n    \"api_key\": \"k-123\"\n  }\n}\n");
    asNotepadSavesIt(file);
    assertEquals(0, run(folder, "--credentials", "check"), cli.err());
    assertTrue(
        cli.out()
            .lines()
            .anyMatch(
                line -> line.startsWith("cryptocompare ") && line.contains("an API key in config")),
        cli.out());
  }

  @Test
  void aKeyFileThatNotepadSavedIsTakenIn() throws Exception {
    cli.keyring().present();
    Path file = folder.resolve("cdp api key.json");
    Files.writeString(file, "{\n  \"bot_token\": \"1:a\",\n  \"chat_id\": \"7\"\n}\n");
    asNotepadSavesIt(file);
    assertEquals(
        0,
        run(folder, "--credentials", "set", "telegram", "--from-file", file.toString()),
        cli.err());
  }

  /** A log or state that a person has opened and saved again goes on. */
  @Test
  void logsThatNotepadSavedAreReadAndGoOn() throws Exception {
    Path candles = folder.resolve("candles");
    CandleFolder.in(candles, 900);
    String[] first = {
      "--paper", "--replay", candles.toString(), "--from", "2024-01-23", "--to", "2024-01-26"
    };
    assertEquals(0, run(folder, first), cli.err());
    assertEquals(0, run(folder, "--status", "--json"), cli.err());
    String status = cli.out();
    asNotepadSavesIt(folder.resolve("data").resolve("trade_log.csv"));
    assertEquals(0, run(folder, "--status", "--json"), cli.err());
    assertEquals(status, cli.out());
  }
}
