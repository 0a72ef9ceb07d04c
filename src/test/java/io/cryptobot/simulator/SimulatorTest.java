package io.cryptobot.simulator;

import static io.cryptobot.simulator.SimulatorClient.buy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cryptobot.credential.CoinbaseKey;
import io.cryptobot.credential.Secret;
import io.cryptobot.simulator.CallLog.Entry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void itAnnouncesItselfInOneLineWithKeysThatCanBeStored() throws Exception {
    try (World world = new World()) {
      String line = world.simulator.announcement();
      JsonNode json = JSON.readTree(line);

      assertFalse(line.contains("\n"));
      assertEquals(world.simulator.url(), json.path("url").asText());
      assertEquals("127.0.0.1", URI.create(world.simulator.url()).getHost());
      assertEquals("an EC key of Advanced Trade", key(json.path("advanced")).kind());
      assertEquals("a key of Exchange", key(json.path("exchange")).kind());
      assertEquals(
          "an Ed25519 key of Advanced Trade",
          key(JSON.readTree(world.simulator.ed25519Key())).kind());
    }
  }

  private static CoinbaseKey key(JsonNode fields) throws Exception {
    Map<String, String> values = new LinkedHashMap<>();
    fields.properties().forEach(field -> values.put(field.getKey(), field.getValue().asText()));
    return CoinbaseKey.of(new Secret(values));
  }

  @Test
  void everyStartHasItsOwnKeys() throws Exception {
    try (World one = new World();
        World other = new World()) {
      JsonNode key = JSON.readTree(one.simulator.announcement()).path("advanced");
      SimulatorClient stranger = new SimulatorClient(other.simulator, other.clock, key);

      assertEquals(401, stranger.get("/accounts").status());
    }
  }

  @Test
  void aRestartRemembersTheBooks() throws Exception {
    SimulatorSettings settings =
        World.settings().withStateFile(folder.resolve("data/simulator_state.json"));
    JsonNode before;
    try (World world = new World(settings)) {
      world.client.post("/orders", buy("a", "100"));
      before = world.client.get("/orders/historical/batch").json();
    }

    try (World world = new World(settings)) {
      assertEquals(before, world.client.get("/orders/historical/batch").json());
      assertEquals("9900", world.total("USD"));
      world.client.post("/orders", buy("a", "100"));
      assertEquals("9900", world.total("USD"));
    }
  }

  @Test
  void moreThanFourSecondsWorthOfCallsAtOnceAreRefusedAndThenSoManyASecond() throws Exception {
    try (World world = new World(World.settings().withCallsPerSecond(3))) {
      assertEquals(12, servedOf(20, world, "/accounts"));
      assertEquals(200, world.client.send("GET", "/time", "", Map.of()).status(), "not private");
      world.clock.pass(Duration.ofSeconds(1));
      assertEquals(3, servedOf(20, world, "/accounts"));
      world.clock.pass(Duration.ofHours(1));
      assertEquals(12, servedOf(20, world, "/accounts"), "no more than that is saved up");
      assertEquals(200, world.client.exchange("GET", "/fees", "").status(), "another API");
    }
  }

  private static int servedOf(int calls, World world, String path) throws Exception {
    int served = 0;
    for (int i = 0; i < calls; i++) {
      int status = world.client.get(path).status();
      assertTrue(status == 200 || status == 429, "status " + status);
      served += status == 200 ? 1 : 0;
    }
    return served;
  }

  @Test
  void theLogTellsWhatWasAsked() throws Exception {
    try (World world = new World()) {
      world.client.get("/accounts?limit=5");
      world.clock.pass(Duration.ofSeconds(2));
      world.simulator.faults().add(Fault.of(FaultKind.EMPTY), "*");
      world.client.post("/orders", buy("a", "10"));

      CallLog calls = world.simulator.calls();
      assertEquals(2, calls.count());
      assertEquals(1, calls.count("POST", "/api/v3/brokerage/orders"));
      assertEquals(
          new Entry(
              "GET",
              "/api/v3/brokerage/accounts?limit=5",
              "",
              Instant.parse("2026-11-24T10:00:00Z"),
              Optional.empty()),
          calls.entries().get(0));
      Entry second = calls.entries().get(1);
      assertEquals(buy("a", "10"), second.body());
      assertEquals(Instant.parse("2026-11-24T10:00:02Z"), second.time());
      assertEquals(Optional.of(FaultKind.EMPTY), second.fault().map(Fault::kind));
    }
  }

  @Test
  void ordersThatComeAtOnceAreBookedOnceEach() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (World world = new World()) {
      List<Callable<Integer>> tasks = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        String clientId = "order-" + i % 10;
        tasks.add(() -> world.client.post("/orders", buy(clientId, "10")).status());
      }
      for (Future<Integer> status : threads.invokeAll(tasks)) {
        assertEquals(200, status.get());
      }

      assertEquals(10, world.simulator.account().orders().size());
      assertEquals("9900", world.total("USD"));
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void pricesStandInTheProductsSteps() throws Exception {
    try (World world = new World()) {
      world.prices.set("BTC-USD", "59999.987654", "60000.001");

      JsonNode ticker = world.client.send("GET", "/products/BTC-USD/ticker", "", Map.of()).json();
      world.client.post("/orders", buy("a", "100"));

      assertEquals("59999.98", ticker.path("bid").asText());
      assertEquals("60000.01", ticker.path("ask").asText());
      Order order = world.simulator.account().orders().get(0);
      assertEquals("60000.01", Amounts.text(order.fills().get(0).price()));
    }
  }

  @Test
  void whatOneAppAsksOfTheOlderApiIsThere() throws Exception {
    try (World world = new World()) {
      SimulatorClient client = world.client;
      JsonNode coins = client.send("GET", "/v2/currencies/crypto", "", Map.of()).json();
      String uri = "GET api.coinbase.com/v2/accounts";
      Map<String, String> signed =
          Map.of("Authorization", "Bearer " + client.jwt(client.claims(uri)));
      JsonNode accounts = client.send("GET", "/v2/accounts", "", signed).json();

      assertEquals(5, coins.path("data").size());
      assertEquals("10000", accounts.at("/data/5/balance/amount").asText());
      assertEquals(401, client.send("GET", "/v2/accounts", "", Map.of()).status());
    }
  }

  @Test
  void aPathThatNobodyKnowsIsNotFound() throws Exception {
    try (World world = new World()) {
      SimulatorClient client = world.client;

      assertEquals(404, client.get("/intx/positions").status());
      assertEquals(404, client.post("/orders/edit", "{}").status());
      assertEquals(404, client.exchange("GET", "/withdrawals", "").status());
      assertEquals(404, client.send("GET", "/v2/user", "", Map.of()).status());
    }
  }

  @Test
  void aClosedOneAnswersNoMore() throws Exception {
    World world = new World();
    world.close();

    assertThrows(IOException.class, () -> world.client.get("/accounts"));
  }

  @Test
  void aPortThatIsTakenIsRefused() throws Exception {
    try (World world = new World()) {
      int taken = URI.create(world.simulator.url()).getPort();

      assertThrows(IOException.class, () -> new World(World.settings().onPort(taken)));
    }
  }
}
