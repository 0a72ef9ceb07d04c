package io.cryptobot.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.config.ConfigDefaults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What a person does on the first day, in a folder that was empty before. */
class FirstDayTest {
  private static final int CANDLES = 1400;
  private static final Instant NOW =
      CandleFolder.START.plus(Duration.ofHours(CANDLES)).plusSeconds(60);

  @TempDir private Path folder;

  private final MovingClock clock = new MovingClock(NOW);
  private final CliHarness cli = new CliHarness(Path.of(""), clock, clock);

  private Path home() {
    return folder.resolve("crypto bot");
  }

  private int run(String... arguments) {
    Stream<String> all =
        Stream.concat(Stream.of(arguments), Stream.of("--home", home().toString()));
    return cli.run(all.toArray(String[]::new));
  }

  private FakeCoinbase coinbase() throws IOException {
    Path recorded = folder.resolve("recorded");
    CandleFolder.in(recorded, CANDLES);
    ConfigDefaults.writeMissingFolder(home().resolve("config"));
    FakeCoinbase coinbase = new FakeCoinbase(recorded, clock);
    coinbase.serve(home());
    return coinbase;
  }

  private List<String> rows(String log) throws IOException {
    Path file = home().resolve("data").resolve(log);
    return Files.exists(file) ? Files.readAllLines(file).stream().skip(1).toList() : List.of();
  }

  private static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  @Test
  void theHelpShowsEveryOptionOfEveryMode() {
    assertEquals(0, cli.run("--help"));
    String help = cli.out();
    int shown = 0;
    for (CommandLine mode : new Cli(cli.console()).spec().subcommands().values()) {
      for (OptionSpec option : mode.getCommandSpec().options()) {
        assertTrue(help.contains(option.longestName()), option.longestName());
        shown++;
      }
    }
    assertTrue(shown > 60, shown + " options");
  }

  @Test
  void aBacktestOfThirtyDaysFromTheNetworkComes() throws Exception {
    try (FakeCoinbase coinbase = coinbase()) {
      assertEquals(0, run("--backtest", "--days", "30"), cli.err());
      assertTrue(coinbase.asked.get() > 0);
    }
    assertEquals(1, rows("backtest_results.csv").size());
    assertEquals(30 * 24 + 1, rows("backtest_equity.csv").size());
  }

  @Test
  void fiveMinutesOfPaperTradingRunWithoutAnError() throws Exception {
    try (FakeCoinbase coinbase = coinbase()) {
      Path flag = home().resolve("data/kill_switch.flag");
      // Candles are asked for in real time; then five minutes pass.
      clock.mayPass = () -> Files.exists(home().resolve("data/heartbeat.json"));
      clock.onTime =
          time -> {
            if (!time.isBefore(NOW.plusSeconds(330))) {
              make(flag);
            }
          };
      assertEquals(0, run("--paper"), cli.err());
      assertTrue(coinbase.asked.get() >= 2 * CandleFolder.COINS.size());
    }
    assertEquals(List.of(), rows("error_log.csv"));
    assertEquals(CandleFolder.COINS.size(), rows("signal_log.csv").size());
    assertTrue(rows("snapshot_log.csv").size() >= 1);
  }

  private static void make(Path flag) {
    try {
      Files.writeString(flag, "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aHomeHasTheFoldersAndFilesThatAreSpecified() throws Exception {
    Path recorded = folder.resolve("recorded");
    CandleFolder.in(recorded, CANDLES);
    assertEquals(0, run("--paper", "--replay", recorded.toString(), "--days", "15"), cli.err());
    assertEquals(0, run("--kill"), cli.err());
    assertEquals(0, run("--backup"), cli.err());
    assertEquals(Set.of("backups", "config", "data", "logs"), names(home()));
    assertEquals(
        Set.of(
            "allocation.json",
            "connections.json",
            "credentials.example.json",
            "deployment.json",
            "settings_aggressive.json",
            "settings_conservative.json"),
        withoutSweep(names(home().resolve("config"))));
    Set<String> data = names(home().resolve("data"));
    for (String file :
        List.of(
            "trade_log.csv",
            "signal_log.csv",
            "snapshot_log.csv",
            "audit_log.csv",
            "portfolio_state.json",
            "kill_switch.flag")) {
      assertTrue(data.contains(file), () -> file + " is not in " + data);
    }
    assertEquals(Set.of("bot.log"), names(home().resolve("logs")));
    for (String backup : names(home().resolve("backups"))) {
      assertTrue(backup.matches("backup_\\d{8}_\\d{6}"), backup);
    }
  }

  /** Without the ranges of a search, which are the optimizer's. */
  private static Set<String> withoutSweep(Set<String> names) {
    names.remove("sweep.json");
    return names;
  }
}
