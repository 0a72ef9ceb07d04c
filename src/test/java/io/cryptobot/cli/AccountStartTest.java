package io.cryptobot.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptobot.config.ConfigDefaults;
import io.cryptobot.simulator.Faults;
import io.cryptobot.simulator.FeeRates;
import io.cryptobot.simulator.FixedPrices;
import io.cryptobot.simulator.Simulator;
import io.cryptobot.simulator.SimulatorSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands between a start with real orders and the first of them, beside the rollout. */
class AccountStartTest {
  private static final Clock CLOCK = Clock.fixed(CliHarness.NOW, ZoneOffset.UTC);

  @TempDir private Path folder;
  private final CliHarness cli = new CliHarness();
  private Simulator simulator;

  @BeforeEach
  void open() throws IOException {
    SimulatorSettings settings =
        SimulatorSettings.withDollars(new BigDecimal("70"))
            .withRates(new FeeRates(new BigDecimal("0.004"), BigDecimal.ZERO));
    simulator = Simulator.open(settings, FixedPrices.ofFive(), Faults.none(), CLOCK, pause -> {});
    cli.environment().put("USERPROFILE", folder.resolve("profile").toString());
  }

  @AfterEach
  void close() {
    simulator.close();
  }

  /** A home whose connections all lead to the simulator, with its key for one of its APIs. */
  private Path home(String name, String api) throws IOException {
    Path home = folder.resolve(name);
    ConfigDefaults.writeMissingFolder(home.resolve("config"));
    Path connections = home.resolve("config/connections.json");
    Files.writeString(
        connections,
        Files.readString(connections)
            .replaceAll(
                "\"url\": \"https://[^\"]*coinbase[^\"]*\"", "\"url\": \"" + simulator.url() + "\"")
            .replaceAll("\"feeds\": \\[[^]]*]", "\"feeds\": [\"coinbase\"]"));
    ObjectNode credentials = new JsonMapper().createObjectNode();
    credentials
        .putObject("coinbase")
        .set("live", new JsonMapper().readTree(simulator.announcement()).path(api));
    Files.writeString(home.resolve("config/credentials.json"), credentials.toString());
    return home;
  }

  private int live(Path home, String... more) {
    List<String> all = new ArrayList<>(List.of("--live", "--phase", "micro_live", "--once"));
    all.addAll(List.of("--override-rollout", "--home", home.toString()));
    all.addAll(List.of(more));
    return cli.run(all.toArray(String[]::new));
  }

  private static long rows(Path home, String text) throws IOException {
    return Files.readAllLines(home.resolve("data/audit_log.csv")).stream()
        .filter(row -> row.contains(text))
        .count();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--live --phase micro_live", "--sandbox"})
  void S17_aWrongFolderBecomesNoBot(String mode) {
    Path wrong = folder.resolve("wrong");
    List<String> all = new ArrayList<>(List.of(mode.split(" ")));
    all.addAll(List.of("--once", "--home", wrong.toString()));
    assertEquals(1, cli.run(all.toArray(String[]::new)));
    assertTrue(cli.err().contains("a wrong folder must not become a bot"), cli.err());
    assertFalse(Files.exists(wrong), "nothing is left behind");
  }

  @Test
  void S17_aFirstPortfolioOfRealMoneyIsBegunByATypedPhraseOnly() throws IOException {
    Path home = home("bot", "advanced");
    Path state = home.resolve("data/portfolio_state.json");
    assertEquals(1, live(home), "nobody to type it");
    cli.prompt().answer("yes");
    assertEquals(1, live(home), "not the phrase");
    assertTrue(cli.err().contains("nobody asked for one"), cli.err());
    assertFalse(Files.exists(state));
    cli.prompt().answer("new portfolio");
    assertEquals(0, live(home), cli.err());
    assertTrue(Files.exists(state));
    assertEquals(0, live(home), "what has begun is not asked about again");
  }

  @Test
  void S17_twoFoldersNeverTradeOneKey() throws IOException {
    assertEquals(0, live(home("bot", "advanced"), "--new-portfolio"), cli.err());
    Path other = home("other", "advanced");
    assertEquals(1, live(other, "--new-portfolio"));
    assertTrue(cli.err().contains("This key belongs to the bot in"), cli.err());
    assertFalse(Files.exists(other.resolve("data/portfolio_state.json")));
  }

  @ParameterizedTest
  @CsvSource({
    "--live,    sandbox_test, is for the sandbox",
    "--sandbox, micro_live,   is one of real money",
    "--sandbox, light_live,   is one of real money",
    "--sandbox, full_live,    is one of real money"
  })
  void S20_aPhaseOfTheOtherKindIsRefused(String mode, String phase, String why) throws IOException {
    Path home = home("bot", "advanced");
    assertEquals(1, cli.run(mode, "--phase", phase, "--once", "--yes", "--home", home.toString()));
    assertTrue(cli.err().contains(why), cli.err());
    assertFalse(Files.exists(home.resolve("data/portfolio_state.json")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sandbox_test", "micro_live", "light_live", "full_live"})
  void S20_aDryRunTakesEveryPhaseAndAsksNobody(String phase) throws IOException {
    Path home = home("bot", "advanced");
    int code =
        cli.run("--live", "--dry-run", "--phase", phase, "--once", "--home", home.toString());
    assertEquals(0, code, cli.err());
    assertEquals(List.of(), cli.prompt().asked());
    String state = Files.readString(home.resolve("data/portfolio_state.json"));
    assertTrue(state.contains("\"phase\" : \"" + phase + "\""), state);
  }

  @Test
  void S29_whereTheExchangeDoesNotTellAPersonStatesOnceThatTheKeyCannotTransfer()
      throws IOException {
    Path home = home("bot", "exchange");
    assertEquals(1, live(home, "--new-portfolio"), "nobody to state it");
    assertTrue(cli.err().contains("nobody stated that the key cannot transfer"), cli.err());
    cli.prompt().answer("yes");
    assertEquals(1, live(home, "--new-portfolio"), "not what is asked for");
    assertEquals(0, rows(home, "cannot transfer"));
    cli.prompt().answer("cannot transfer");
    assertEquals(0, live(home, "--new-portfolio"), cli.err());
    assertEquals(1, rows(home, "Stated that the key of Coinbase Exchange cannot transfer"));
    assertEquals(0, live(home), "the same key is not asked about again");
    assertEquals(3, cli.prompt().asked().size(), () -> cli.prompt().asked().toString());
  }
}
