package io.cryptobot.exchange.coinbase;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cryptobot.credential.CoinbaseKey;
import io.cryptobot.credential.Secret;
import io.cryptobot.credential.UnusableSecretException;
import io.cryptobot.exchange.TradingAccount;
import io.cryptobot.simulator.Faults;
import io.cryptobot.simulator.FixedPrices;
import io.cryptobot.simulator.ManualClock;
import io.cryptobot.simulator.Simulator;
import io.cryptobot.simulator.SimulatorSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A Coinbase on this computer, in a time of its own, and clients of both its APIs. */
final class Fakes implements AutoCloseable {
  final FixedPrices prices = FixedPrices.ofFive();
  final ManualClock clock = new ManualClock("2026-11-24T10:00:00Z");
  final List<Duration> waits = Collections.synchronizedList(new ArrayList<>());
  final Simulator simulator;

  Fakes() throws IOException {
    this(SimulatorSettings.withDollars(new BigDecimal("10000")).withCallsPerSecond(0));
  }

  Fakes(SimulatorSettings settings) throws IOException {
    simulator = Simulator.open(settings, prices, Faults.none(), clock, waits::add);
  }

  TradingAccount advanced() {
    return open("advanced", 1000);
  }

  TradingAccount exchange() {
    return open("exchange", 1000);
  }

  TradingAccount of(String api) {
    return open(api, 1000);
  }

  TradingAccount open(String api, int callsPerMinute) {
    return CoinbaseAccounts.open(
        key(api), settings(callsPerMinute, simulator.url()), clock, this::pass);
  }

  void pass(Duration time) {
    waits.add(time);
    clock.pass(time);
  }

  CoinbaseKey key(String api) {
    try {
      JsonNode json = new ObjectMapper().readTree(simulator.announcement()).path(api);
      Map<String, String> fields = new HashMap<>();
      json.properties().forEach(one -> fields.put(one.getKey(), one.getValue().asText()));
      return CoinbaseKey.of(new Secret(fields));
    } catch (IOException | UnusableSecretException e) {
      throw new AssertionError(e);
    }
  }

  static CoinbaseSettings settings(int callsPerMinute, String url) {
    return new CoinbaseSettings(
        Venue.LOCAL,
        URI.create(url),
        Duration.ofSeconds(2),
        Duration.ofSeconds(3),
        callsPerMinute,
        1000,
        "cryptobot/test");
  }

  @Override
  public void close() {
    simulator.close();
  }
}
