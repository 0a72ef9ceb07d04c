package io.cryptobot.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.market.Coin;
import io.cryptobot.simulator.Faults;
import io.cryptobot.simulator.FeeRates;
import io.cryptobot.simulator.FixedPrices;
import io.cryptobot.simulator.Simulator;
import io.cryptobot.simulator.SimulatorSettings;
import io.cryptobot.state.StateCipher;
import io.cryptobot.state.StateFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --health} of a home that trades at a Coinbase, which is the simulator here. */
class HealthAccountTest {
  private static final Clock CLOCK = Clock.fixed(CliHarness.NOW, ZoneOffset.UTC);
  private static final SimulatorSettings SETTINGS =
      SimulatorSettings.withDollars(new BigDecimal("70"))
          .withRates(new FeeRates(new BigDecimal("0.004"), BigDecimal.ZERO));

  @TempDir private Path home;

  private final CliHarness cli = new CliHarness();

  @BeforeEach
  void aHomeOfTheSimulator() throws IOException {
    Path candles = home.resolve("recorded");
    CandleFolder.in(candles, 700);
    assertEquals(
        0,
        cli.run("--paper", "--replay", candles.toString(), "--days", "2", "--home", home()),
        cli.err());
    StateFile file = new StateFile(home.resolve("data"), WholeFiles.onDisk(), StateCipher.NONE);
    ObjectNode state = ((StateFile.Good) file.load()).content();
    state.put("environment", "simulator");
    state.put("phase", "micro_live");
    file.save(state);
  }

  private String home() {
    return home.toString();
  }

  private Simulator simulator(SimulatorSettings settings) throws IOException {
    Simulator simulator =
        Simulator.open(settings, FixedPrices.ofFive(), Faults.none(), CLOCK, pause -> {});
    ObjectNode credentials = new JsonMapper().createObjectNode();
    credentials
        .putObject("coinbase")
        .set("live", new JsonMapper().readTree(simulator.announcement()).path("advanced"));
    Files.writeString(home.resolve("config/credentials.json"), credentials.toString());
    Path connections = home.resolve("config/connections.json");
    Files.writeString(
        connections,
        Files.readString(connections)
            .replaceFirst("\"url\": \"[^\"]*\"", "\"url\": \"" + simulator.url() + "\"")
            .replaceAll("\"feeds\": \\[[^]]*]", "\"feeds\": [\"coinbase\"]"));
    return simulator;
  }

  private String health(Simulator simulator) {
    try (simulator) {
      cli.run("--health", "--home", home());
      return cli.out();
    }
  }

  @Test
  void anAccountInOrderPasses() throws IOException {
    String out = health(simulator(SETTINGS));
    for (String line :
        List.of(
            "PASS  account's clock: 0.0 s behind",
            "PASS  key's rights: view and trade, no transfer; portfolio DEFAULT",
            "PASS  wallet: USD 70.00",
            "PASS  fee rate: the account pays 0.4 % a trade",
            "PASS  products: coins: 5; orders of $1.25 and more")) {
      assertTrue(out.contains(line), out);
    }
  }

  @Test
  void S29_aKeyThatMayTransferFailsAndIsRefusedByAStartToo() throws IOException {
    try (Simulator simulator = simulator(SETTINGS.withPermissions(true, true))) {
      assertEquals(3, cli.run("--health", "--home", home()));
      assertTrue(cli.out().contains("FAIL  key's rights: this key may TRANSFER"), cli.out());
      assertEquals(1, cli.run("--sell", "all", "--yes", "--home", home()));
      assertTrue(cli.err().contains("This key may TRANSFER money away."), cli.err());
      assertFalse(simulator.url().isEmpty());
    }
  }

  @Test
  void aKeyThatMayNotTradeFails() throws IOException {
    String out = health(simulator(SETTINGS.withPermissions(false, false)));
    assertTrue(out.contains("FAIL  key's rights: this key may not trade"), out);
  }

  @Test
  void aDearAccountAndAHaltedCoinAreWarnings() throws IOException {
    Simulator simulator = simulator(SETTINGS.withRates(FeeRates.UNITED_STATES));
    simulator.account().halt(new Coin("SOL-USD"), true);
    String out = health(simulator);
    assertTrue(out.contains("WARN  fee rate: the account pays 0.9 % a trade, more than"), out);
    assertTrue(out.contains("WARN  products: no market order can be made now (SOL-USD"), out);
  }

  @Test
  void aKeyThatIsGoneFails() throws IOException {
    simulator(SETTINGS).close();
    Files.delete(home.resolve("config/credentials.json"));
    assertEquals(3, cli.run("--health", "--offline", "--home", home()));
    assertTrue(cli.out().contains("FAIL  account: cannot be opened"), cli.out());
    assertTrue(cli.out().contains("There is no key for coinbase.live"), cli.out());
  }

  @Test
  void whatIsConfiguredForAnotherEnvironmentFails() throws IOException {
    simulator(SETTINGS).close();
    Path connections = home.resolve("config/connections.json");
    Files.writeString(
        connections,
        Files.readString(connections)
            .replaceFirst("\"url\": \"[^\"]*\"", "\"url\": \"https://api.coinbase.com\""));
    assertEquals(3, cli.run("--health", "--offline", "--home", home()));
    assertTrue(cli.out().contains("its key and connections.json are for live"), cli.out());
  }

  @Test
  void aPhaseThatIsNoLongerConfiguredFails() throws IOException {
    simulator(SETTINGS).close();
    StateFile file = new StateFile(home.resolve("data"), WholeFiles.onDisk(), StateCipher.NONE);
    ObjectNode state = ((StateFile.Good) file.load()).content();
    file.save(state.put("phase", "of_my_own"));
    assertEquals(3, cli.run("--health", "--offline", "--home", home()));
    assertTrue(cli.out().contains("no longer has the phase of_my_own"), cli.out());
    assertTrue(cli.out().contains("Put it back"), cli.out());
  }

  @Test
  void playMoneyAsksNoAccount() throws IOException {
    Path elsewhere = home.resolve("elsewhere");
    assertEquals(0, cli.run("--health", "--offline", "--home", elsewhere.toString()), cli.out());
    assertFalse(cli.out().contains("wallet"), cli.out());
  }
}
