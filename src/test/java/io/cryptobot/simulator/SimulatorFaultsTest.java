package io.cryptobot.simulator;

import static io.cryptobot.simulator.SimulatorClient.buy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.cryptobot.simulator.SimulatorClient.Reply;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SimulatorFaultsTest {
  private static final String CREATE = "POST /api/v3/brokerage/orders";

  private World world;
  private SimulatorClient client;

  @TempDir Path folder;

  @BeforeEach
  void open() throws IOException {
    world = new World();
    client = world.client;
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void aDropBeforeTheBookingLeavesNoOrder() throws Exception {
    faults(Fault.of(FaultKind.DROP_BEFORE).in(Duration.ofSeconds(20)));

    assertThrows(IOException.class, () -> client.post("/orders", buy("a", "10")));

    assertEquals(List.of(Duration.ofSeconds(20)), world.waits);
    assertTrue(world.simulator.account().orders().isEmpty());
    assertTrue(client.post("/orders", buy("a", "10")).json().path("success").asBoolean());
  }

  @ParameterizedTest
  @EnumSource(names = {"DROP_AFTER", "RESET"})
  void aConnectionThatEndsAfterTheBookingLeavesAnOrderThatASecondTryFinds(FaultKind kind)
      throws Exception {
    faults(Fault.of(kind));

    assertThrows(IOException.class, () -> client.post("/orders", buy("a", "10")));
    JsonNode again = client.post("/orders", buy("a", "10")).json();

    List<Order> orders = world.simulator.account().orders();
    assertEquals(1, orders.size());
    assertEquals(orders.get(0).id(), again.at("/success_response/order_id").asText());
  }

  @Test
  void aDelayedRequestIsServed() throws Exception {
    faults(Fault.of(FaultKind.DELAY).in(Duration.ofSeconds(9)));

    assertEquals(200, client.post("/orders", buy("a", "10")).status());
    assertEquals(List.of(Duration.ofSeconds(9)), world.waits);
  }

  @Test
  void aLimitedRequestSaysWhenToComeAgain() throws Exception {
    faults(Fault.of(FaultKind.RATE_LIMITED).in(Duration.ofSeconds(7)));

    Reply reply = client.post("/orders", buy("a", "10"));

    assertEquals(429, reply.status());
    assertEquals("7", reply.headers().get("retry-after"));
    assertEquals("rate_limit_exceeded", reply.json().at("/errors/0/id").asText());
    assertTrue(world.simulator.account().orders().isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "ERROR_500, false, 500, application/json; charset=utf-8",
    "ERROR_500, true,  500, application/json; charset=utf-8",
    "ERROR_503, false, 503, application/json; charset=utf-8",
    "ERROR_503, true,  503, application/json; charset=utf-8",
    "HTML,      false, 502, text/html",
    "HTML,      true,  502, text/html",
  })
  void aServersErrorComesBeforeOrAfterTheBooking(
      FaultKind kind, boolean booked, int status, String type) throws Exception {
    Fault fault = Fault.of(kind);
    faults(booked ? fault.afterBooking() : fault);

    Reply reply = client.post("/orders", buy("a", "10"));

    assertEquals(status, reply.status());
    assertEquals(type, reply.type());
    assertEquals(booked ? 1 : 0, world.simulator.account().orders().size());
  }

  @Test
  void anAnswerIsEmptyOrHalfOrHasMore() throws Exception {
    faults(Fault.of(FaultKind.EMPTY));
    faults(Fault.of(FaultKind.TRUNCATED));
    faults(Fault.of(FaultKind.UNKNOWN_FIELD));

    Reply empty = client.post("/orders", buy("a", "10"));
    Reply half = client.post("/orders", buy("b", "10"));
    Reply more = client.post("/orders", buy("c", "10"));

    assertEquals("", empty.body());
    assertEquals(200, half.status());
    assertThrows(JsonProcessingException.class, half::json);
    assertTrue(more.json().has("brand_new_member"));
    assertTrue(more.json().path("success").asBoolean());
    assertEquals(3, world.simulator.account().orders().size());
  }

  @Test
  void aPartFillsAndTheRestIsCancelled() throws Exception {
    faults(Fault.of(FaultKind.PARTIAL_THEN_CANCEL));

    JsonNode order = created("a", "100.9");

    assertEquals("CANCELLED", order.path("status").asText());
    assertEquals("50", order.path("filled_value").asText());
    assertEquals("50", order.path("completion_percentage").asText());
    assertEquals("9949.55", world.total("USD"));
  }

  @Test
  void aPartFillsAndTheRestLater() throws Exception {
    faults(Fault.of(FaultKind.PARTIAL_THEN_FILL).in(Duration.ofSeconds(4)));

    assertEquals("PENDING", created("a", "100.9").path("status").asText());
    world.clock.pass(Duration.ofSeconds(4));
    assertEquals("OPEN", read("a").path("status").asText());
    assertEquals("50", read("a").path("filled_value").asText());
    world.clock.pass(Duration.ofSeconds(4));
    assertEquals("FILLED", read("a").path("status").asText());
    assertEquals("2", read("a").path("number_of_fills").asText());
  }

  @Test
  void aLateOrderFillsAtThePriceThen() throws Exception {
    faults(Fault.of(FaultKind.FILL_LATE).in(Duration.ofSeconds(60)));

    assertEquals("PENDING", created("a", "100.9").path("status").asText());
    world.prices.set("BTC-USD", "49999", "50000");
    world.clock.pass(Duration.ofSeconds(60));

    assertEquals("0.002", read("a").path("filled_size").asText());
  }

  @Test
  void anOrderIsRefusedForBalanceAndForItsProduct() throws Exception {
    faults(Fault.of(FaultKind.REJECT_BALANCE));
    faults(Fault.of(FaultKind.PRODUCT_HALTED));

    JsonNode poor = client.post("/orders", buy("a", "10")).json();
    Reply halted = client.post("/orders", buy("b", "10"));

    assertEquals("INSUFFICIENT_FUND", poor.at("/error_response/error").asText());
    assertEquals(400, halted.status());
    assertTrue(world.simulator.account().orders().isEmpty());
  }

  @Test
  void aDuplicateIsRefusedInPlaceOfBeingAnsweredWithTheFirst() throws Exception {
    client.post("/orders", buy("a", "10"));
    faults(Fault.of(FaultKind.DUPLICATE_REFUSED));

    JsonNode answer = client.post("/orders", buy("a", "10")).json();

    assertFalse(answer.path("success").asBoolean());
    assertEquals(
        "DUPLICATE_CLIENT_ORDER_ID",
        answer.at("/error_response/new_order_failure_reason").asText());
    assertEquals(1, world.simulator.account().orders().size());
  }

  @Test
  void aFaultWaitsForTheRequestsThatItIsFor() throws Exception {
    world.simulator.faults().add(Fault.of(FaultKind.ERROR_500), "GET /api/*", 1, 2);

    List<Integer> statuses = new ArrayList<>();
    statuses.add(client.post("/orders", buy("a", "10")).status());
    for (int i = 0; i < 4; i++) {
      statuses.add(client.get("/accounts").status());
    }

    assertEquals(List.of(200, 200, 500, 500, 200), statuses);
  }

  @Test
  void anOrdersFaultIsNotUsedUpByAnotherRequest() throws Exception {
    world.simulator.faults().add(Fault.of(FaultKind.REJECT_BALANCE), "*");

    assertEquals(200, client.get("/accounts").status());
    assertFalse(client.post("/orders", buy("a", "10")).json().path("success").asBoolean());
  }

  @Test
  void theSameSeedMakesTheSameFaults() {
    List<FaultKind> all = List.of(FaultKind.values());

    List<Optional<Fault>> one = schedule(Faults.random(7, 0.3, all));
    List<Optional<Fault>> same = schedule(Faults.random(7, 0.3, all));
    List<Optional<Fault>> other = schedule(Faults.random(8, 0.3, all));

    assertEquals(one, same);
    assertNotEquals(one, other);
    long faults = one.stream().filter(Optional::isPresent).count();
    assertTrue(faults > 200 && faults < 400, faults + " of 1000");
  }

  @Test
  void byChanceOnlyOrdersAreBefallenByWhatNeedsOne() {
    Faults faults = Faults.random(7, 1, List.of(FaultKind.FILL_LATE));

    assertTrue(faults.next("GET", "/time", false).isEmpty());
    assertTrue(faults.next("POST", "/orders", true).isPresent());
    faults.clear();
    assertTrue(faults.next("POST", "/orders", true).isEmpty());
  }

  private static List<Optional<Fault>> schedule(Faults faults) {
    List<Optional<Fault>> schedule = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      schedule.add(faults.next("POST", "/orders", true));
    }
    return schedule;
  }

  @Test
  void whoSendsTheSameOrderUntilItIsAnsweredNeverHasTwo() throws Exception {
    List<FaultKind> kinds = new ArrayList<>(List.of(FaultKind.values()));
    kinds.remove(FaultKind.DUPLICATE_REFUSED);
    try (World stormy = new World(World.settings(), Faults.random(20261124, 0.6, kinds))) {
      for (int i = 0; i < 60; i++) {
        String body = buy("order-" + i, "10.09");
        while (!isAccepted(stormy, body)) {
          stormy.clock.pass(Duration.ofSeconds(1));
        }
      }
      stormy.clock.pass(Duration.ofMinutes(1));

      List<Order> orders = stormy.simulator.account().orders();
      assertEquals(60, orders.size());
      assertTrue(stormy.simulator.calls().count() > 90);
      BigDecimal left = new BigDecimal("10000");
      for (Order order : orders) {
        left = left.subtract(order.valueAfterFees());
      }
      assertEquals(Amounts.text(left), stormy.total("USD"));
      assertTrue(orders.stream().anyMatch(order -> order.status() == Order.Status.CANCELLED));
    }
  }

  private static boolean isAccepted(World stormy, String body) throws InterruptedException {
    try {
      return stormy.client.post("/orders", body).json().path("success").asBoolean();
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void aFileSaysWhatGoesWrong() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("faults.json"),
            """
            {"script": [{"kind": "partial_then_fill", "on": "POST /orders", "part": "0.3",
                         "seconds": 1.5, "skip": 1},
                        {"kind": "error_500", "on": "GET *", "booked": true, "times": 2}],
             "random": {"seed": 7, "share": 1, "kinds": ["reset"]}}""");

    Faults faults = Faults.read(file);

    assertEquals(Optional.of(Fault.of(FaultKind.RESET).kind()), kind(faults, "POST", "/orders"));
    Fault partial = faults.next("POST", "/orders", true).orElseThrow();
    assertEquals(Duration.ofMillis(1500), partial.time());
    assertEquals("0.3", partial.part().toPlainString());
    Fault error = faults.next("GET", "/time", false).orElseThrow();
    assertEquals(FaultKind.ERROR_500, error.kind());
    assertTrue(error.booked());
    assertEquals(Optional.of(FaultKind.ERROR_500), kind(faults, "GET", "/time"));
    assertEquals(Optional.of(FaultKind.RESET), kind(faults, "GET", "/time"));
  }

  private static Optional<FaultKind> kind(Faults faults, String method, String path) {
    return faults.next(method, path, method.equals("POST")).map(Fault::kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "{\"script\": [{\"kind\": \"earthquake\"}]} | script[0].kind: there is no fault \"earthquake\"",
        "{\"script\": [{\"on\": \"*\"}]} | script[0].kind: there is no fault without a kind",
        "{\"script\": [{\"kind\": \"reset\"}, {\"kind\": \"reset\", \"part\": \"half\"}]} | script[1].part",
        "{\"script\": [{\"kind\": \"reset\", \"part\": 0}]} | script[0]: ",
        "{\"script\": [{\"kind\": \"reset\", \"times\": 0}]} | script[0].times: a whole number from 1",
        "{\"script\": [{\"kind\": \"reset\", \"skip\": 1.5}]} | script[0].skip",
        "{\"script\": [{\"kind\": \"delay\", \"seconds\": -1}]} | script[0].seconds",
        "{\"script\": [{\"kind\": \"reset\", \"on\": 5}]} | script[0].on",
        "{\"script\": [{\"kind\": \"reset\", \"booked\": \"yes\"}]} | script[0].booked",
        "{\"script\": [{\"kind\": \"reset\", \"tiems\": 2}]} | script[0]: there is no \"tiems\", only booked",
        "{\"script\": {\"kind\": \"reset\"}} | script: a list",
        "{\"random\": {\"share\": 5}} | random.share: a number from 0 to 1 is needed, not 5",
        "{\"random\": {\"seed\": 5}} | random.share",
        "{\"random\": {\"share\": 0.1, \"kinds\": [\"x\"]}} | random.kinds[0]",
        "{\"scripts\": []} | there is no \"scripts\", only random, script",
        "[] | the file: an object",
        "{\"script\": [ | no JSON, line 1",
      })
  void aFileThatSaysSomethingElseIsNamedWithThePlace(String text, String place) throws IOException {
    Path file = Files.writeString(folder.resolve("faults.json"), text);

    IOException refusal = assertThrows(IOException.class, () -> Faults.read(file));

    String message = String.valueOf(refusal.getMessage());
    assertTrue(message.startsWith(file.toString()), message);
    assertTrue(message.contains(place), message);
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Path file = folder.resolve("nowhere.json");

    IOException refusal = assertThrows(IOException.class, () -> Faults.read(file));

    assertEquals(file + " is not there", refusal.getMessage());
  }

  private void faults(Fault fault) {
    world.simulator.faults().add(fault, CREATE);
  }

  private JsonNode created(String clientId, String dollars)
      throws IOException, InterruptedException {
    assertEquals(200, client.post("/orders", buy(clientId, dollars)).status());
    return read(clientId);
  }

  private JsonNode read(String clientId) throws IOException, InterruptedException {
    String id = world.simulator.account().ofClient(clientId).orElseThrow().id();
    return client.get("/orders/historical/" + id).json().path("order");
  }
}
