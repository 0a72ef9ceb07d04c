package io.cryptobot.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VisualizeCommandTest {
  private static final List<String> NAMES =
      List.of("equity", "allocation", "results", "drawdown", "frequency", "coins");

  @TempDir private Path home;

  private final CliHarness cli = new CliHarness();

  private int run(String... arguments) {
    Stream<String> all = Stream.concat(Stream.of(arguments), Stream.of("--home", home.toString()));
    return cli.run(all.toArray(String[]::new));
  }

  private static List<Path> six(Path folder, String environment) {
    return NAMES.stream().map(name -> folder.resolve(environment + "_" + name + ".png")).toList();
  }

  private void assertPrinted(List<Path> files) throws IOException {
    assertEquals(files.stream().map(Path::toString).toList(), cli.out().lines().toList());
    for (Path file : files) {
      assertTrue(Files.size(file) > 3000, file.toString());
    }
  }

  @Test
  void theCurrentPortfoliosEnvironmentIsDrawnToTheDataFolder() throws Exception {
    new ReplayedHome(home, cli);
    assertEquals(0, run("--visualize"), cli.err());
    assertPrinted(six(home.resolve("data").resolve("charts"), "replay"));
  }

  @Test
  void anotherEnvironmentAndFolderCanBeAskedFor() throws Exception {
    new ReplayedHome(home, cli);
    Path out = home.resolve("pictures of mine");
    assertEquals(0, run("--visualize", "--environment", "live", "--out", out.toString()));
    assertPrinted(six(out, "live"));
  }

  @Test
  void aHomeWithoutAnythingHasPicturesThatSaySo() throws Exception {
    assertEquals(0, run("--visualize"), cli.err());
    assertPrinted(six(home.resolve("data").resolve("charts"), "paper"));
  }

  @Test
  void theLastBacktestIsDrawnFromItsFiles() throws Exception {
    assertEquals(0, run("--backtest", "--sample", "--days", "30"), cli.err());
    Path charts = home.resolve("data").resolve("charts");
    try (Stream<Path> files = Files.list(charts)) {
      assertEquals(1, files.count(), "a backtest alone draws its equity only");
    }
    assertEquals(0, run("--visualize", "--environment", "backtest"), cli.err());
    assertPrinted(six(charts, "backtest"));
  }

  @Test
  void aBacktestDrawsAllSixWhereTheyAreAskedFor() throws Exception {
    assertEquals(0, run("--backtest", "--sample", "--days", "30", "--visualize"), cli.err());
    for (Path file : six(home.resolve("data").resolve("charts"), "backtest")) {
      assertTrue(Files.size(file) > 3000, file.toString());
      assertTrue(cli.out().contains(file.toString()), cli.out());
    }
  }

  @Test
  void anEnvironmentThatThereIsNotIsWrongUsage() {
    assertEquals(2, run("--visualize", "--environment", "moon"));
    assertTrue(cli.err().contains("paper, replay, sandbox"), cli.err());
  }

  @Test
  void aBacktestChecksItselfForSignalsThatKnowTheFuture() {
    assertEquals(0, run("--backtest", "--sample", "--days", "20", "--check-lookahead"), cli.err());
    assertTrue(cli.out().contains("None changed: no"), cli.out());
    assertEquals(
        0, run("--backtest", "--sample", "--days", "20", "--check-lookahead", "--json"), cli.err());
    assertTrue(cli.out().contains("\"histories\" : 20"), cli.out());
  }
}
