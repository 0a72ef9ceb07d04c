package io.cryptobot.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that other people wrote for Coinbase, all at once at one local Coinbase. */
class SimulatorClientsIT {
  private static final int HOUR_SECONDS = 3600;
  private static final Path SCRIPTS = Path.of("src", "test", "clients").toAbsolutePath();

  /** Each script and the name in its last line; each trades a coin of its own. */
  private static final Map<String, String> CLIENTS =
      Map.of(
          "ccxt-coinbase.mjs", "ccxt coinbase",
          "ccxt-coinbaseexchange.mjs", "ccxt coinbaseexchange",
          "coinbase-api-advanced.mjs", "coinbase-api CBAdvancedTradeClient",
          "coinbase-api-exchange.mjs", "coinbase-api CBExchangeClient",
          "coinbase-sdk-advanced.mjs", "coinbase-sample advanced-trade-sdk-ts");

  @TempDir private Path folder;

  @BeforeEach
  void node() throws InterruptedException {
    assumeTrue(
        Files.isDirectory(SCRIPTS.resolve("node_modules")),
        "the clients are not installed: run npm ci in src/test/clients");
    try {
      assumeTrue(
          new ProcessBuilder("node", "--version").start().waitFor() == 0, "node does not start");
    } catch (IOException e) {
      assumeTrue(false, "node is not installed");
    }
  }

  @Test
  void theyListMarketsReadCandlesBuySellAndCancel() throws Exception {
    CandleFolder.in(folder.resolve("candles"), 900);
    awayFromTheNextHour();
    Map<String, ProcessRun> runs = new LinkedHashMap<>();
    try (SimulatorRun simulator =
        SimulatorRun.start(folder.resolve("home"), folder.resolve("candles"))) {
      for (String script : CLIENTS.keySet()) {
        runs.put(
            script,
            ProcessRun.program(
                folder.resolve(script),
                List.of("node", SCRIPTS.resolve(script).toString(), simulator.file.toString())));
      }
      for (Map.Entry<String, ProcessRun> run : runs.entrySet()) {
        assertPassed(CLIENTS.getOrDefault(run.getKey(), ""), run.getValue());
      }
      simulator.process.askToStop();
      assertEquals(0, simulator.process.exitCode(), simulator.process.err());
    } finally {
      runs.values().forEach(ProcessRun::kill);
    }
  }

  /** The recorded prices move then, and a client that compares two answers would see it. */
  private static void awayFromTheNextHour() throws InterruptedException {
    long left = HOUR_SECONDS - Instant.now().getEpochSecond() % HOUR_SECONDS;
    if (left <= 60) {
      TimeUnit.SECONDS.sleep(left);
    }
  }

  private static void assertPassed(String client, ProcessRun run) throws Exception {
    assertEquals(0, run.exitCode(), client + ": " + run.err() + run.out());
    String last = run.out().lines().reduce("", (before, line) -> line);
    assertTrue(last.startsWith("PASS " + client + ": "), last);
    JsonNode seen = new ObjectMapper().readTree(last.substring(last.indexOf('{')));
    assertEquals(5, seen.path("products").asInt(), last);
    assertEquals(24, seen.path("candles").asInt(), last);
    assertEquals(2, seen.path("fills").asInt(), last);
    double bought = seen.path("bought").asDouble();
    double sold = seen.path("sold").asDouble();
    assertTrue(bought >= sold && sold > bought / 2, last);
    System.out.println(last);
  }
}
