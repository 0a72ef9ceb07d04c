package io.cryptobot.simulator;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A simulator with ten thousand dollars and no limit of calls, and a client of it. */
final class World implements AutoCloseable {
  final FixedPrices prices = FixedPrices.ofFive();
  final ManualClock clock = new ManualClock("2026-11-24T10:00:00Z");

  /** What the simulator was told to wait. */
  final List<Duration> waits = Collections.synchronizedList(new ArrayList<>());

  final Simulator simulator;
  final SimulatorClient client;

  World() throws IOException {
    this(settings());
  }

  World(SimulatorSettings settings) throws IOException {
    this(settings, Faults.none());
  }

  World(SimulatorSettings settings, Faults faults) throws IOException {
    simulator = Simulator.open(settings, prices, faults, clock, waits::add);
    client = new SimulatorClient(simulator, clock);
  }

  static SimulatorSettings settings() {
    return SimulatorSettings.withDollars(new BigDecimal("10000")).withCallsPerSecond(0);
  }

  /** What there is of a currency. */
  String total(String currency) {
    return Amounts.text(simulator.account().total(currency));
  }

  @Override
  public void close() {
    simulator.close();
  }
}
