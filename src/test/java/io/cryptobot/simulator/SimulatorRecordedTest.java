package io.cryptobot.simulator;

import static io.cryptobot.simulator.Recorded.assertShape;
import static io.cryptobot.simulator.SimulatorClient.BROKERAGE;
import static io.cryptobot.simulator.SimulatorClient.buy;
import static io.cryptobot.simulator.SimulatorClient.limitBuy;
import static io.cryptobot.simulator.SimulatorClient.order;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptobot.simulator.SimulatorClient.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The recorded answers and requests that no other test holds the simulator to. */
class SimulatorRecordedTest {
  private World world;
  private SimulatorClient client;

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
  void errorsOfAdvancedTradeAreTheRecordedOnesToTheLetter() throws Exception {
    JsonNode errors = Recorded.read("coinbase-advanced/http-errors.json");
    String candles =
        "/market/products/BTC-USD/candles?granularity=ONE_MINUTE&start=1795500000&end=1795600000";
    int checked = 0;
    for (JsonNode error : errors) {
      Reply reply =
          switch (error.path("name").asText()) {
            case "auth-401" -> client.send("GET", BROKERAGE + "/accounts", "", Map.of());
            case "missing-scope-403" -> withoutRight();
            case "rate-limit-429" -> tooMany();
            case "too-many-candles-400" -> client.send("GET", BROKERAGE + candles, "", Map.of());
            case "order-not-found-404" -> client.get("/orders/historical/nobody");
            case "unknown-product-404" -> client.get("/products/NOPE-USD");
            default -> null;
          };
      // Every product here has its wallet, so none can be missing.
      if (reply != null) {
        checked++;
        String name = error.path("name").asText();
        assertEquals(error.path("http_status").asInt(), reply.status(), name);
        assertTrue(reply.type().startsWith(error.path("content_type").asText()), name);
        JsonNode body = error.path("body");
        if (body.isTextual()) {
          assertEquals(body.asText(), reply.body(), name);
        } else {
          assertEquals(body, reply.json(), name);
        }
      }
    }
    assertEquals(errors.size() - 1, checked);
  }

  private Reply withoutRight() throws IOException, InterruptedException {
    try (World readOnly = new World(World.settings().withPermissions(false, false))) {
      return readOnly.client.post("/orders", buy("a", "10"));
    }
  }

  private Reply tooMany() throws IOException, InterruptedException {
    try (World narrow = new World(World.settings().withCallsPerSecond(1))) {
      Reply reply = narrow.client.get("/accounts");
      for (int i = 0; i < 10 && reply.status() == 200; i++) {
        reply = narrow.client.get("/accounts");
      }
      return reply;
    }
  }

  @Test
  void errorsOfExchangeAreTheRecordedOnes() throws Exception {
    JsonNode errors = Recorded.read("coinbase-exchange/http-errors.json");
    for (JsonNode error : errors) {
      Reply reply = exchangeError(error.at("/body/message").asText());
      assertEquals(error.path("http_status").asInt(), reply.status());
      assertEquals(error.path("body"), reply.json());
    }
  }

  private Reply exchangeError(String message) throws IOException, InterruptedException {
    String candles = "/products/BTC-USD/candles?start=1795500000&end=1795600000&granularity=";
    String dear =
        "{\"type\":\"market\",\"side\":\"buy\",\"product_id\":\"BTC-USD\",\"funds\":\"20000\"}";
    Map<String, String> headers = client.exchangeHeaders("GET", "/accounts", "");
    return switch (message) {
      case "NotFound" -> client.exchange("GET", "/orders/nobody", "");
      case "Unsupported granularity" -> client.send("GET", candles + "61", "", Map.of());
      case "Insufficient funds" -> client.exchange("POST", "/orders", dear);
      case "request timestamp expired" -> {
        world.clock.pass(Duration.ofMinutes(1));
        yield client.send("GET", "/accounts", "", headers);
      }
      default -> client.send("GET", candles + "60", "", Map.of());
    };
  }

  @Test
  void theRecordedRequestsAreServed() throws Exception {
    client.post("/orders", buy("before", "5000"));
    for (JsonNode request : Recorded.read("coinbase-advanced/requests.json")) {
      String path = request.path("path").asText().substring(BROKERAGE.length());
      JsonNode body = request.path("body");
      Reply reply =
          request.path("method").asText().equals("GET")
              ? client.get(path)
              : client.post(
                  path,
                  body.toString()
                      .replace("ADA-USDT", "BTC-USD")
                      .replace("\"base_size\":\"10\"", "\"base_size\":\"0.01\""));
      assertEquals(200, reply.status(), request + " " + reply.body());
      assertTrue(reply.json().path("success").asBoolean(true), reply.body());
    }
    for (JsonNode request : Recorded.read("coinbase-exchange/requests.json")) {
      String body = request.path("body").toString().replace("XRP-USDT", "SOL-USD");
      Reply reply = client.exchange("POST", request.path("path").asText(), body);
      assertEquals(200, reply.status(), request + " " + reply.body());
    }
  }

  @Test
  void ordersOfEveryKindHaveTheRecordedShapes() throws Exception {
    client.post("/orders", limitBuy("resting", "0.001", "40000"));
    JsonNode sold = sold();
    JsonNode limit = filledLimit();
    JsonNode list = client.get("/orders/historical/batch").json();

    assertShape("coinbase-advanced/orders-list-two.json", list);
    assertEquals("FILLED", limit.path("status").asText());
    assertShape(
        Recorded.read("coinbase-advanced/order-limit-filled.json").path("order"), limit, "limit");
    JsonNode sale =
        Recorded.read("coinbase-advanced/orders-list-market-sell-base-size-filled.json")
            .at("/orders/0");
    // Newer captures have the cursor of the page alone.
    assertShape(((ObjectNode) sale).without("cursor"), sold, "sale");
    String id = sold.path("order_id").asText();
    assertShape(
        "coinbase-advanced/fills-market-sell.json",
        client.get("/orders/historical/fills?order_ids=" + id).json());
    assertShape(
        "coinbase-advanced/transaction-summary-intro1-2026.json",
        client.get("/transaction_summary").json());
    assertShape("coinbase-advanced/accounts-two-with-hold.json", client.get("/accounts").json());
  }

  private JsonNode sold() throws IOException, InterruptedException {
    client.post("/orders", buy("bought", "100"));
    client.post("/orders", order("sold", "BTC-USD", "SELL", "\"base_size\":\"0.001\""));
    return read("sold");
  }

  private JsonNode filledLimit() throws IOException, InterruptedException {
    client.post("/orders", limitBuy("limit", "0.001", "59000").replace("true", "false"));
    world.prices.set("BTC-USD", "58000", "58001");
    return read("limit");
  }

  private JsonNode read(String clientId) throws IOException, InterruptedException {
    String id = world.simulator.account().ofClient(clientId).orElseThrow().id();
    return client.get("/orders/historical/" + id).json().path("order");
  }

  @Test
  void cancelsAndRefusalsHaveTheRecordedShapes() throws Exception {
    client.post("/orders", limitBuy("resting", "0.001", "40000"));
    String id = world.simulator.account().ofClient("resting").orElseThrow().id();

    Reply done = client.post("/orders/batch_cancel", "{\"order_ids\":[\"" + id + "\"]}");
    Reply unknown = client.post("/orders/batch_cancel", "{\"order_ids\":[\"nobody\"]}");
    Reply poor = client.post("/orders", limitBuy("poor", "3", "50000"));
    Reply market = client.post("/orders", buy("market", "50000"));

    assertShape("coinbase-advanced/cancel-success.json", done.json());
    assertShape("coinbase-advanced/cancel-fail-unknown-order.json", unknown.json());
    assertShape("coinbase-advanced/create-order-insufficient-fund.json", poor.json());
    assertShape("coinbase-advanced/create-order-market-insufficient-fund.json", market.json());
    for (String member : new String[] {"error", "message", "preview_failure_reason"}) {
      assertEquals(
          Recorded.read("coinbase-advanced/create-order-insufficient-fund.json")
              .at("/error_response/" + member),
          poor.json().at("/error_response/" + member));
    }
  }

  @Test
  void ordersOfExchangeHaveTheRecordedShapes() throws Exception {
    String limit =
        """
        {"type":"limit","side":"buy","product_id":"BTC-USD","price":"61000","size":"0.001",
         "time_in_force":"IOC"}\
        """;

    JsonNode filled = client.exchange("POST", "/orders", limit).json();

    assertShape("coinbase-exchange/order-limit-filled.json", filled);
    assertShape(
        "coinbase-exchange/candles-2024-1row.json",
        client.send("GET", "/products/BTC-USD/candles?granularity=3600", "", Map.of()).json());
    assertShape(
        "coinbase-exchange/stats-old.json",
        client.send("GET", "/products/BTC-USD/stats", "", Map.of()).json());
  }

  @Test
  void anOrderThatWaitsToFillHasTheRecordedShape() throws Exception {
    World late = new World(World.settings().withFillLatency(Duration.ofMinutes(1)));
    try (late) {
      String body =
          "{\"type\":\"market\",\"side\":\"buy\",\"product_id\":\"BTC-USD\",\"size\":\"0.001\"}";

      JsonNode pending = late.client.exchange("POST", "/orders", body).json();

      assertEquals("pending", pending.path("status").asText());
      for (Map.Entry<String, JsonNode> member :
          Recorded.read("coinbase-exchange/order-pending.json").properties()) {
        // The recorded one is a limit order.
        if (!member.getKey().equals("price") && !member.getKey().equals("time_in_force")) {
          assertEquals(
              member.getValue().getNodeType(),
              pending.path(member.getKey()).getNodeType(),
              member.getKey());
        }
      }
    }
  }
}
