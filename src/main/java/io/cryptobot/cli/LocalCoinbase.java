package io.cryptobot.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cryptobot.credential.CoinbaseKey;
import io.cryptobot.credential.Secret;
import io.cryptobot.credential.UnusableSecretException;
import io.cryptobot.home.Home;
import io.cryptobot.simulator.Faults;
import io.cryptobot.simulator.Simulator;
import io.cryptobot.simulator.SimulatorSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;

/** The Coinbase in this jar, with its books in the home folder. */
final class LocalCoinbase implements AutoCloseable {
  private static final String BOOKS = "simulator_state.json";

  private final Simulator simulator;
  private final OpenPrices prices;

  private LocalCoinbase(Simulator simulator, OpenPrices prices) {
    this.simulator = simulator;
    this.prices = prices;
  }

  /**
   * Opens it.
   *
   * @param port 0 for any that is free
   * @param dollars what a new account begins with
   * @param source is closed with it
   */
  static LocalCoinbase open(
      Home home, int port, BigDecimal dollars, OpenPrices source, Faults faults, Console console) {
    try {
      Files.createDirectories(home.data());
      SimulatorSettings settings =
          SimulatorSettings.withDollars(dollars).onPort(port).withStateFile(home.data(BOOKS));
      Simulator simulator =
          Simulator.open(settings, source, faults, console.clock(), console.sleeper());
      return new LocalCoinbase(simulator, source);
    } catch (IOException e) {
      throw new CommandFailedException(
          "The local Coinbase cannot start"
              + (port == 0 ? "" : " on port " + port)
              + " ("
              + e.getMessage()
              + "). If another program has the port, choose another with --port N; if "
              + home.data(BOOKS)
              + " is damaged, move it away to begin with new books.",
          e);
    }
  }

  URI url() {
    return URI.create(simulator.url());
  }

  String announcement() {
    return simulator.announcement();
  }

  /** Its throw-away key of Advanced Trade. */
  CoinbaseKey key() {
    try {
      JsonNode json = new ObjectMapper().readTree(announcement()).path("advanced");
      Map<String, String> fields = new HashMap<>();
      json.properties().forEach(one -> fields.put(one.getKey(), one.getValue().asText()));
      return CoinbaseKey.of(new Secret(fields));
    } catch (JsonProcessingException | UnusableSecretException e) {
      throw new IllegalStateException("the local Coinbase announced no key", e);
    }
  }

  @Override
  public void close() {
    simulator.close();
    prices.close();
  }
}
