package io.cryptobot.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cryptobot.credential.CoinbaseKey;
import io.cryptobot.credential.Secret;
import io.cryptobot.credential.UnusableSecretException;
import io.cryptobot.home.Home;
import io.cryptobot.home.HomeLock;
import io.cryptobot.simulator.Faults;
import io.cryptobot.simulator.Simulator;
import io.cryptobot.simulator.SimulatorSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.BindException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** The Coinbase in this jar, with its books in the home folder. */
final class LocalCoinbase implements AutoCloseable {
  private static final String BOOKS = "simulator_state.json";
  private static final String LOCK = "simulator.lock";
  private static final int HIGHEST_PORT = 65_535;

  private final HomeLock lock;
  private final Simulator simulator;
  private final OpenPrices prices;

  private LocalCoinbase(HomeLock lock, Simulator simulator, OpenPrices prices) {
    this.lock = lock;
    this.simulator = simulator;
    this.prices = prices;
  }

  static boolean isPort(int number) {
    return number >= 0 && number <= HIGHEST_PORT;
  }

  /**
   * Opens it.
   *
   * @param port 0 for any that is free
   * @param dollars what a new account begins with
   * @param source is closed with it, or at once if it cannot be opened
   */
  static LocalCoinbase open(
      Home home, int port, BigDecimal dollars, OpenPrices source, Faults faults, Console console) {
    try {
      HomeLock lock =
          HomeLock.tryAcquire(home, LOCK)
              .orElseThrow(
                  () ->
                      new CommandFailedException(
                          "The local Coinbase of "
                              + home.root()
                              + " is open already, in another window or by --sandbox --local. Stop"
                              + " that one, or give this one books of its own with --home DIR."));
      return locked(lock, home, port, dollars, source, faults, console);
    } catch (BindException e) {
      source.close();
      throw new CommandFailedException(
          "Port "
              + port
              + " cannot be opened ("
              + e.getMessage()
              + "). Another program has it, perhaps another --simulator. Choose another with --port"
              + " N, or leave --port away for one that is free.",
          e);
    } catch (IOException e) {
      source.close();
      throw new CommandFailedException(
          "The local Coinbase cannot start: "
              + e.getMessage()
              + ". Its books are kept in "
              + home.data()
              + ".",
          e);
    } catch (CommandFailedException e) {
      source.close();
      throw e;
    }
  }

  private static LocalCoinbase locked(
      HomeLock lock,
      Home home,
      int port,
      BigDecimal dollars,
      OpenPrices source,
      Faults faults,
      Console console)
      throws IOException {
    try {
      SimulatorSettings settings =
          SimulatorSettings.withDollars(dollars).onPort(port).withStateFile(home.data(BOOKS));
      return new LocalCoinbase(
          lock,
          Simulator.open(settings, source, faults, console.clock(), console.sleeper()),
          source);
    } catch (IOException e) {
      lock.close();
      throw e;
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
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the lock of the local Coinbase could not be let go", e);
    }
  }
}
