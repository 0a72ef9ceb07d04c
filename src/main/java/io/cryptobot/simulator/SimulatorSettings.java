package io.cryptobot.simulator;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How the simulator behaves when nothing goes wrong.
 *
 * @param port 0 for any that is free
 * @param start what a new account has, by currency
 * @param fillLatency how long a market order stays open before it fills
 * @param callsPerSecond how many public and how many private calls each API serves a second in the
 *     long run, and four times as many at once; more get 429; 0 for no limit
 * @param stateFile where the books are kept; empty to forget them at the end
 * @param mayTrade whether the keys may trade
 * @param mayTransfer whether the keys say that they may transfer
 */
public record SimulatorSettings(
    int port,
    Map<String, BigDecimal> start,
    FeeRates rates,
    Duration fillLatency,
    int callsPerSecond,
    Optional<Path> stateFile,
    boolean mayTrade,
    boolean mayTransfer) {
  private static final int USUAL_CALLS = 30;

  public SimulatorSettings {
    start = Map.copyOf(start);
    if (fillLatency.isNegative() || callsPerSecond < 0) {
      throw new IllegalArgumentException(
          "a latency of " + fillLatency + " and " + callsPerSecond + " calls a second");
    }
  }

  /** Any port, dollars alone, fees of the United States, no latency, 30 calls, no file. */
  public static SimulatorSettings withDollars(BigDecimal dollars) {
    return new SimulatorSettings(
        0,
        Map.of(Product.USD, dollars),
        FeeRates.UNITED_STATES,
        Duration.ZERO,
        USUAL_CALLS,
        Optional.empty(),
        true,
        false);
  }

  public SimulatorSettings onPort(int other) {
    return new SimulatorSettings(
        other, start, rates, fillLatency, callsPerSecond, stateFile, mayTrade, mayTransfer);
  }

  public SimulatorSettings withRates(FeeRates other) {
    return new SimulatorSettings(
        port, start, other, fillLatency, callsPerSecond, stateFile, mayTrade, mayTransfer);
  }

  public SimulatorSettings withFillLatency(Duration other) {
    return new SimulatorSettings(
        port, start, rates, other, callsPerSecond, stateFile, mayTrade, mayTransfer);
  }

  public SimulatorSettings withCallsPerSecond(int other) {
    return new SimulatorSettings(
        port, start, rates, fillLatency, other, stateFile, mayTrade, mayTransfer);
  }

  public SimulatorSettings withStateFile(Path file) {
    return new SimulatorSettings(
        port, start, rates, fillLatency, callsPerSecond, Optional.of(file), mayTrade, mayTransfer);
  }

  public SimulatorSettings withPermissions(boolean trade, boolean transfer) {
    return new SimulatorSettings(
        port, start, rates, fillLatency, callsPerSecond, stateFile, trade, transfer);
  }
}
