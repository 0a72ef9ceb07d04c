package io.cryptobot.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptimizeSweepTest {
  private static final String RANGES =
      "{\"conservative\": {\"rsi_buy\": [30, 40]},"
          + " \"aggressive\": {\"rsi_period\": [14, 22], \"take_profit_percent\": [3, 4]}}";
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path folder;
  private final CliHarness cli = new CliHarness();

  @BeforeEach
  void begin() throws IOException {
    CandleFolder.in(folder.resolve("csv"), 24 * 80);
    copyConfig();
    Files.writeString(folder.resolve("config/sweep.json"), RANGES);
  }

  private void copyConfig() throws IOException {
    Files.createDirectories(folder.resolve("config"));
    try (Stream<Path> files = Files.list(Path.of("config"))) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve("config").resolve(file.getFileName()));
      }
    }
  }

  private int sweep(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("--optimize", "--sweep", "--home", folder.toString(), "--days", "50"));
    arguments.addAll(List.of("--csv", folder.resolve("csv").toString()));
    arguments.addAll(List.of(more));
    return cli.run(arguments.toArray(String[]::new));
  }

  private JsonNode json(String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(more));
    arguments.add("--json");
    assertEquals(0, sweep(arguments.toArray(String[]::new)), cli.err());
    return JSON.readTree(cli.out());
  }

  private String read(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  @Test
  void everySetIsShownInSampleBesideOutOfSampleAndTheConfigurationAmongThem() throws IOException {
    assertEquals(0, sweep("--min-trades", "1"), cli.err());
    assertTrue(cli.out().contains("as configured"), cli.out());
    assertTrue(cli.out().contains("in: Calmar"), cli.out());
    assertTrue(cli.out().contains("out: Calmar"), cli.out());
    List<String> rows = read("data/optimization_report.csv").lines().toList();
    assertTrue(
        rows.get(0)
            .startsWith(
                "rank,set,conservative.rsi_buy,aggressive.rsi_period,"
                    + "aggressive.take_profit_percent,in_return_pct"),
        rows.get(0));
    assertEquals(9, rows.size());
    assertEquals(1, rows.stream().filter(row -> row.split(",")[1].equals("0")).count());
  }

  @Test
  void anySetsFiguresAreThoseOfAPlainBacktestWithItsParameters() throws IOException {
    JsonNode result = json("--min-trades", "1");
    JsonNode fold = result.path("folds").get(0);
    for (JsonNode set : result.path("results")) {
      Path home = folder.resolve("plain" + set.path("set").asInt());
      Files.createDirectories(home);
      Files.move(folder.resolve("config"), home.resolve("config"));
      copyConfig();
      for (Map.Entry<String, JsonNode> change : set.path("changes").properties()) {
        String[] name = change.getKey().split("\\.");
        Path file = home.resolve("config/settings_" + name[0] + ".json");
        String text =
            Files.readString(file)
                .replaceFirst(
                    "\"" + name[1] + "\": [0-9.]+", "\"" + name[1] + "\": " + change.getValue());
        Files.writeString(file, text);
      }
      assertSame(
          set.path("in_sample"),
          plain(home, fold.path("train_from").asText(), dayBefore(fold.path("test_from"))));
      assertSame(
          set.path("out_of_sample"),
          plain(home, fold.path("test_from").asText(), dayBefore(fold.path("test_to"))));
    }
  }

  private static String dayBefore(JsonNode time) {
    return Instant.parse(time.asText()).minusSeconds(1).toString();
  }

  private JsonNode plain(Path home, String from, String to) throws IOException {
    int code =
        cli.run(
            "--backtest",
            "--json",
            "--home",
            home.toString(),
            "--csv",
            folder.resolve("csv").toString(),
            "--from",
            from.substring(0, 10),
            "--to",
            to.substring(0, 10));
    assertEquals(0, code, cli.err());
    return JSON.readTree(cli.out());
  }

  private static void assertSame(JsonNode run, JsonNode plain) {
    for (String figure :
        List.of("total_return_pct", "max_drawdown_pct", "profit_factor", "win_rate_pct")) {
      assertEquals(plain.path(figure), run.path(figure), figure);
    }
    assertEquals(plain.path("sharpe"), run.path("sharpe"));
    assertEquals(plain.path("calmar"), run.path("calmar"));
    assertEquals(
        plain.path("fees").decimalValue().doubleValue(), run.path("fees").doubleValue(), 1e-6);
  }

  @Test
  void oneThreadGivesTheSameBitsAsSeveral() throws IOException {
    assertEquals(0, sweep("--threads", "1"), cli.err());
    String one = sorted("data/optimization_progress.csv");
    assertEquals(0, sweep("--threads", "3"), cli.err());
    assertEquals(one, sorted("data/optimization_progress.csv"));
  }

  private String sorted(String file) throws IOException {
    return String.join("\n", read(file).lines().sorted().toList());
  }

  @Test
  void theChosenValuesAreWrittenAsSettingsFiles() throws IOException {
    JsonNode result = json("--min-trades", "1");
    JsonNode written = JSON.readTree(read("data/optimized_params.json"));
    result
        .path("chosen_changes")
        .properties()
        .forEach(
            change -> {
              String[] name = change.getKey().split("\\.");
              JsonNode file = written.path("settings_" + name[0] + ".json");
              assertEquals(change.getValue(), file.path(name[1]), change.getKey());
              assertTrue(file.path("strategy_version").asText().endsWith("-o250301"));
            });
    assertTrue(written.path("settings_conservative.json").has("coins"));
  }

  @Test
  void walkForwardChoosesAnewInEveryWindow() throws IOException {
    JsonNode result = json("--train", "20", "--test", "10", "--objective", "return");
    assertEquals(3, result.path("folds").size());
    assertEquals("return", result.path("objective").asText());
    assertEquals(0, sweep("--train", "20", "--test", "10"));
    assertTrue(cli.out().contains("WALK-FORWARD"), cli.out());
  }

  @Test
  void samplesDrawSoManySetsAndTheSeedSaysWhich() throws IOException {
    assertEquals(4, json("--samples", "3", "--seed", "5").path("sets").asInt());
    assertEquals(8, json("--samples", "500").path("sets").asInt());
  }

  @Test
  void aSweepGoesOnFromWhatIsKeptAndEndsAsIfItHadNeverStopped() throws IOException {
    JsonNode whole = json();
    Path progress = folder.resolve("data/optimization_progress.csv");
    List<String> lines = Files.readAllLines(progress);
    Files.writeString(progress, String.join("\n", lines.subList(0, 7)) + "\n3,0,train,123");
    JsonNode again = json("--continue");
    assertTrue(cli.err().contains("done already: 2"), cli.err());
    assertEquals(whole.path("results"), again.path("results"));
    assertEquals(lines.size(), Files.readAllLines(progress).size());
  }

  @Test
  void aSweepDoesNotGoOnWithOtherCandlesConfigurationOrSets() throws IOException {
    assertEquals(0, sweep(), cli.err());
    Path coins = folder.resolve("csv/BTC-USD-1h.csv");
    String before = Files.readString(coins);
    List<String> rows = new ArrayList<>(Files.readAllLines(coins));
    rows.set(1500, rows.get(1500).replaceFirst(",[^,]*$", ",1"));
    Files.write(coins, rows);
    assertEquals(1, sweep("--continue"));
    assertTrue(cli.err().contains("other than when it began is candles."), cli.err());
    Files.writeString(coins, before);
    assertEquals(1, sweep("--continue", "--fee", "0.4"));
    assertTrue(cli.err().contains("is fee and slippage."), cli.err());
    assertEquals(1, sweep("--continue", "--samples", "3"));
    assertTrue(cli.err().contains("--samples and --seed"), cli.err());
    Files.writeString(folder.resolve("config/sweep.json"), RANGES.replace("40", "41"));
    assertEquals(1, sweep("--continue"));
    assertTrue(cli.err().contains("is sweep.json."), cli.err());
  }

  @Test
  void withNothingToContinueThatIsSaid() {
    assertEquals(1, sweep("--continue"));
    assertTrue(cli.err().contains("There is nothing to continue"), cli.err());
  }

  @Test
  void aHomeWithoutRangesGetsTheDefaultsAndIsTold() throws IOException {
    Files.delete(folder.resolve("config/sweep.json"));
    assertEquals(0, sweep("--samples", "2"), cli.err());
    assertTrue(cli.err().contains("Wrote the ranges to search to"), cli.err());
    assertEquals(Files.readString(Path.of("config/sweep.json")), read("config/sweep.json"));
  }

  @Test
  void rangesThatCannotBeUsedAreNamedAllAtOnce() throws IOException {
    Files.writeString(
        folder.resolve("config/sweep.json"),
        "{\"aggressive\": {\"rsi_bye\": [1], \"rsi_sell\": [130]}}");
    assertEquals(1, sweep());
    assertTrue(cli.err().contains("the nearest is rsi_buy"), cli.err());
    assertTrue(cli.err().contains("rsi_sell is 130"), cli.err());
  }

  @Test
  void zeroSetsAndMoreThanAMillionAreRefusedInWords() throws IOException {
    Path ranges = folder.resolve("config/sweep.json");
    Files.writeString(ranges, "{}");
    assertEquals(1, sweep());
    assertTrue(cli.err().contains("zero sets"), cli.err());
    Files.writeString(ranges, "{\"aggressive\": {\"rsi_buy\": [80], \"rsi_sell\": [70]}}");
    assertEquals(1, sweep());
    assertTrue(cli.err().contains("do not fit each other"), cli.err());
    Files.writeString(
        ranges,
        "{\"conservative\": {\"rsi_buy\": {\"from\": 10, \"to\": 40, \"step\": 0.1}, \"rsi_sell\":"
            + " {\"from\": 60, \"to\": 90, \"step\": 0.1}, \"take_profit_percent\": {\"from\": 1,"
            + " \"to\": 20, \"step\": 1}}}");
    assertEquals(1, sweep());
    assertTrue(cli.err().contains("1,812,020 sets, more than 1,000,000"), cli.err());
    assertTrue(cli.err().contains("--samples N"), cli.err());
    assertEquals(0, sweep("--samples", "2"), cli.err());
  }

  @Test
  void optionsThatCannotBeAreWrongUsage() {
    assertEquals(2, sweep("--objective", "luck"));
    assertTrue(cli.err().contains("calmar, sharpe, profit_factor, return"), cli.err());
    assertEquals(2, sweep("--train", "30"));
    assertEquals(2, sweep("--samples", "0"));
    assertEquals(2, sweep("--threads", "0"));
    assertEquals(2, sweep("--sample"));
    assertEquals(2, sweep("--environment", "paper"));
    assertEquals(2, sweep("--apply", "x"));
    assertEquals(2, cli.run("--optimize", "--continue", "--home", folder.toString()));
  }

  @Test
  void windowsLongerThanTheCandlesAreRefused() {
    assertEquals(1, sweep("--train", "300", "--test", "30"));
    assertTrue(cli.err().contains("need 330"), cli.err());
  }

  @Test
  void appliedValuesReplaceThoseInConfigAfterAYesAndAreAudited() throws IOException {
    Path file = chosen("rsi_buy", "30", "41.5");
    String before = read("config/settings_conservative.json");
    cli.prompt().answer("n");
    assertEquals(0, apply(file));
    assertTrue(cli.out().contains("conservative.rsi_buy"), cli.out());
    assertTrue(cli.out().contains("WARNING: beware"), cli.out());
    assertEquals(before, read("config/settings_conservative.json"));
    cli.prompt().answer("y");
    assertEquals(0, apply(file));
    assertEquals(
        before.replace("\"rsi_buy\": 30", "\"rsi_buy\": 41.5"),
        read("config/settings_conservative.json"));
    assertTrue(
        read("data/audit_log.csv")
            .contains(
                "CONFIG_CHANGE,unknown,settings_conservative.json rsi_buy by --optimize"
                    + " --apply,30,41.5"),
        read("data/audit_log.csv"));
    assertEquals(0, apply(file, "--yes"));
    assertTrue(cli.out().contains("already"), cli.out());
  }

  @Test
  void valuesThatCannotBeAreNotApplied() throws IOException {
    String before = read("config/settings_conservative.json");
    assertEquals(1, apply(chosen("rsi_buy", "30", "99"), "--yes"));
    assertTrue(cli.err().contains("it must be below rsi_sell"), cli.err());
    assertEquals(1, apply(folder.resolve("config/sweep.json"), "--yes"));
    assertTrue(cli.err().contains("has no part settings_conservative.json"), cli.err());
    assertEquals(1, apply(folder.resolve("missing.json"), "--yes"));
    assertTrue(cli.err().contains("missing"), cli.err());
    assertEquals(before, read("config/settings_conservative.json"));
    assertFalse(Files.exists(folder.resolve("data/audit_log.csv")));
  }

  private int apply(Path file, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("--optimize", "--apply", file.toString(), "--home", folder.toString()));
    arguments.addAll(List.of(more));
    return cli.run(arguments.toArray(String[]::new));
  }

  private Path chosen(String key, String from, String to) throws IOException {
    String conservative = read("config/settings_conservative.json");
    String changed = conservative.replace("\"" + key + "\": " + from, "\"" + key + "\": " + to);
    return Files.writeString(
        folder.resolve("chosen.json"),
        "{\"_warnings\": [\"beware\"], \"settings_conservative.json\": "
            + changed
            + ", \"settings_aggressive.json\": "
            + read("config/settings_aggressive.json")
            + "}");
  }
}
