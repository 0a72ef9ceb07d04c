package io.cryptobot.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each mistake ends in one clear paragraph, a code that says failed or wrong usage, no data. */
class BacktestBadInputTest {
  @TempDir private Path home;

  private Path candles;
  private CliHarness cli;

  @BeforeEach
  void aHomeWithConfigurationAndCandles() throws IOException {
    cli = new CliHarness(home);
    candles = home.resolve("candles");
    Files.createDirectories(home.resolve("config"));
    try (var files = Files.list(Path.of("config"))) {
      for (Path file : files.toList()) {
        Files.copy(file, home.resolve("config").resolve(file.getFileName().toString()));
      }
    }
  }

  private void refused(int code, String expected, String... options) {
    List<String> arguments = new ArrayList<>(List.of("--backtest"));
    arguments.addAll(Arrays.asList(options));
    int actual = cli.run(arguments.toArray(String[]::new));
    assertEquals(code, actual, cli.err());
    assertTrue(cli.err().contains(expected), cli.err());
    assertFalse(cli.err().contains("Exception"), cli.err());
    assertFalse(cli.err().contains("\tat "), cli.err());
    assertEquals("", cli.out());
    assertFalse(Files.exists(home.resolve("data")), "nothing may stand under data");
  }

  @Test
  void aMissingFolder() {
    refused(1, "nowhere", "--csv", "nowhere");
  }

  @Test
  void aMissingCoinFile() throws IOException {
    Files.delete(CandleFolder.in(candles, 600).file("SOL-USD"));
    refused(1, "SOL-USD-1h.csv", "--csv", "candles");
  }

  @Test
  void anEmptyFile() throws IOException {
    Files.writeString(CandleFolder.in(candles, 600).file("SOL-USD"), "");
    refused(1, "holds no candles", "--csv", "candles");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          broken row       | 2024-01-01T03:00:00Z,1,2                 | SOL-USD-1h.csv
          not a number     | 2024-01-01T03:00:00Z,NaN,101,99,100,5    | NaN
          negative price   | 2024-01-01T03:00:00Z,-100,101,-101,100,5 | above zero
          unsorted         | 2024-01-01T01:00:00Z,100,101,99,100,5    | ascending
          duplicate        | 2024-01-01T02:00:00Z,100,101,99,100,5    | second time
          high below low   | 2024-01-01T03:00:00Z,100,99,101,100,5    | below the low
          not on the hour  | 2024-01-01T03:00:07Z,100,101,99,100,5    | not the start of a candle
          no time          | yesterday,100,101,99,100,5               | yesterday
          negative volume  | 2024-01-01T03:00:00Z,100,101,99,100,-5   | volume
          """)
  void aBadRowIsNamedWithFileAndLine(String what, String row, String expected) throws IOException {
    CandleFolder.in(candles, 600).replaceRow("SOL-USD", 4, row);
    refused(1, expected, "--csv", "candles");
    assertTrue(cli.err().contains("line 5") || cli.err().contains(":5"), what + ": " + cli.err());
  }

  @Test
  void tooShortForTheWarmUp() throws IOException {
    CandleFolder.in(candles, 504);
    refused(1, "504 closed candles", "--csv", "candles");
  }

  @Test
  void aPeriodWithoutCandles() throws IOException {
    CandleFolder.in(candles, 600);
    refused(1, "no candles of BTC-USD", "--csv", "candles", "--from", "2025-01-01");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --days 0                               | --days is 0
          --days -3                              | --days is -3
          --days many                            | --days
          --from 2024-02-01 --to 2024-01-01      | is after
          --from 2024-02-01 --days 3             | leave one of them out
          --from yesterday                       | --from
          --capital 0                            | --capital is 0
          --capital -5                           | above 0
          --capital much                         | --capital
          --phase full_life                      | sandbox_test, micro_live, light_live, full_live
          --fee -1                               | --fee is -1
          --fee 11                               | 0 to 10
          --slippage -0.1                        | --slippage
          --sample                               | leave one out
          --unknown                              | --unknown
          --csv                                  | --csv
          --days 3 --days 4                      | --days
          stray                                  | stray
          """)
  void wrongUsage(String options, String expected) throws IOException {
    CandleFolder.in(candles, 600);
    List<String> all = new ArrayList<>(Arrays.asList(options.split(" ")));
    if (!options.equals("--csv")) {
      all.addAll(List.of("--csv", "candles"));
    }
    refused(2, expected, all.toArray(String[]::new));
    assertTrue(cli.err().contains("--backtest --help"), cli.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          settings_conservative.json | "rsi_buy": 30     | "rsi_buy": 30,,    | settings_conservative.json
          settings_conservative.json | "rsi_buy": 30     | "rsi_bye": 30      | rsi_buy
          settings_conservative.json | "rsi_buy": 30     | "rsi_buy": 300     | rsi_buy
          settings_aggressive.json   | "timeframe": "1h" | "timeframe": "2h"  | 5m
          allocation.json            | 0.70              | 0.75               | conservative_pct
          deployment.json            | "capital": 1000   | "capital": "much"  | capital
          connections.json           | https://api.coi   | http://api.coi     | https
          """)
  void aBadConfiguration(String file, String from, String to, String expected) throws IOException {
    CandleFolder.in(candles, 600);
    Path path = home.resolve("config").resolve(file);
    Files.writeString(path, Files.readString(path).replace(from, to));
    refused(1, expected, "--csv", "candles");
    assertTrue(cli.err().contains(file), cli.err());
  }

  @Test
  void aMissingConfigurationFile() throws IOException {
    CandleFolder.in(candles, 600);
    Files.delete(home.resolve("config").resolve("allocation.json"));
    refused(1, "allocation.json", "--csv", "candles");
  }

  @Test
  void noNetworkAndNoCacheNamesBothWaysWithoutOne() throws IOException {
    Path connections = home.resolve("config").resolve("connections.json");
    Files.writeString(
        connections,
        Files.readString(connections).replace("https://api.coinbase.com", "http://127.0.0.1:9"));
    List<String> arguments = List.of("--backtest");
    assertEquals(1, cli.run(arguments.toArray(String[]::new)));
    assertTrue(cli.err().contains("--csv DIR") && cli.err().contains("--sample"), cli.err());
    assertTrue(cli.err().contains("trying again in 2 s"), cli.err());
    assertEquals("", cli.out());
  }
}
