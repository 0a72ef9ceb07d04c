package io.cryptobot.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The packed jar as a person starts it, on every Java that is installed here. */
class BacktestProcessIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir private Path home;

  record Ended(int code, String out, String err) {}

  static Stream<Path> javas() throws IOException {
    List<Path> found = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"))));
    Path others = Path.of("/usr/lib/jvm");
    if (Files.isDirectory(others)) {
      try (Stream<Path> folders = Files.list(others)) {
        folders
            .filter(folder -> folder.getFileName().toString().contains("25"))
            .filter(folder -> Files.isExecutable(folder.resolve("bin").resolve("java")))
            .forEach(found::add);
      }
    }
    return found.stream();
  }

  private Ended run(Path java, String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                java.resolve("bin").resolve("java").toString(),
                "-jar",
                Path.of(System.getProperty("cryptobot.jar")).toAbsolutePath().toString()));
    command.addAll(List.of(arguments));
    Path out = home.resolve("out.txt");
    Path err = home.resolve("err.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertTrue(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS), "it did not end");
    return new Ended(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @MethodSource("javas")
  void theSampleRunsInAnEmptyFolder(Path java) throws Exception {
    Ended ended = run(java, "--backtest", "--sample");
    assertEquals(0, ended.code(), ended.err());
    assertTrue(ended.out().lines().findFirst().orElse("").contains("made up"), ended.out());
    // The paths of the files are as long as they are.
    assertTrue(
        ended.out().lines().allMatch(line -> line.length() <= 100 || line.startsWith("- ")),
        ended.out());
    assertTrue(ended.err().contains("Wrote the default configuration"), ended.err());
    for (String file :
        List.of("backtest_results.csv", "backtest_trades.csv", "backtest_equity.csv")) {
      assertTrue(Files.size(home.resolve("data").resolve(file)) > 0, file);
    }
    Path chart = home.resolve("data").resolve("charts").resolve("backtest_equity.png");
    assertTrue(Files.size(chart) > 10_000);
  }

  @ParameterizedTest
  @MethodSource("javas")
  void theJsonIsAllThatStandsOnTheOutput(Path java) throws Exception {
    CandleFolder.in(home.resolve("candles"), 900);
    Ended ended = run(java, "backtest", "--csv", "candles", "--days", "10", "--json");
    assertEquals(0, ended.code(), ended.err());
    JsonNode json = new ObjectMapper().readTree(ended.out());
    for (String name :
        List.of(
            "final_equity",
            "total_return_pct",
            "max_drawdown_pct",
            "profit_factor",
            "win_rate_pct",
            "sharpe",
            "sortino",
            "calmar",
            "trades",
            "average_win",
            "average_loss",
            "fees",
            "buy_and_hold_pct",
            "verdict")) {
      assertTrue(json.has(name), name);
    }
    assertEquals("csv", json.path("source").asText());
  }

  @ParameterizedTest
  @MethodSource("javas")
  void aMistakeEndsWithACodeAndASentence(Path java) throws Exception {
    Ended ended = run(java, "--backtest", "--days", "0");
    assertEquals(2, ended.code());
    assertTrue(ended.err().contains("--days is 0"), ended.err());
    assertFalse(ended.err().contains("WARNING"), ended.err());
    assertEquals("", ended.out());
    assertEquals(2, run(java, "--live").code());
    assertEquals(2, run(java).code());
  }
}
