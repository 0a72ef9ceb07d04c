package io.cryptobot.simulator;

import static io.cryptobot.simulator.Recorded.assertShape;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptobot.market.Coin;
import io.cryptobot.simulator.SimulatorClient.Reply;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatorExchangeTest {
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
  void marketDataNeedsNoKeyAndHasTheRecordedShapes() throws Exception {
    JsonNode candles =
        open("/products/BTC-USD/candles?granularity=3600&start=1795500000&end=1795510000");

    assertShape("coinbase-exchange/product-BTC-USD.json", open("/products/BTC-USD"));
    assertShape("coinbase-exchange/product-BTC-USD.json", open("/products").get(4));
    assertShape("coinbase-exchange/stats-2022.json", open("/products/BTC-USD/stats"));
    assertShape("coinbase-exchange/ticker-old.json", open("/products/BTC-USD/ticker"));
    assertShape("coinbase-exchange/candles-10rows.json", candles);
    assertEquals("59999", open("/products/BTC-USD/book?level=1").at("/bids/0/0").asText());
    assertTrue(open("/time").path("epoch").isNumber());
  }

  @Test
  void candlesAreNumbersFromLowToVolumeNewestFirst() throws Exception {
    JsonNode candles =
        open(
            "/products/BTC-USD/candles?granularity=3600"
                + "&start=2026-11-24T08:00:00Z&end=2026-11-24T10:00:00Z");

    assertEquals("[1795514400,60000,60000,60000,60000,1.5]", candles.get(0).toString());
    assertEquals(3, candles.size());
    assertTrue(candles.get(0).get(0).asLong() > candles.get(1).get(0).asLong());
  }

  @Test
  void moreThan300CandlesOrAnOddLengthAreRefused() throws Exception {
    String path = "/products/BTC-USD/candles?start=1795400000&granularity=";

    Reply tooMany = plain(path + "60&end=" + (1795400000 + 301 * 60));
    Reply odd = plain(path + "7200&end=1795407200");

    assertEquals(400, tooMany.status());
    assertEquals(
        "granularity too small for the requested time range. Count of aggregations requested"
            + " exceeds 300",
        message(tooMany));
    assertEquals(400, odd.status());
    assertEquals("Unsupported granularity", message(odd));
  }

  @Test
  void aBuyByFundsHasItsFeeTakenOffFirst() throws Exception {
    world.prices.set("BTC-USD", "49999", "50000");
    JsonNode order = post("{\"funds\":\"100.9\",\"client_oid\":\"a\",%s").json();

    assertShape("coinbase-exchange/order-market-filled.json", withSize(order));
    assertEquals("100", order.path("funds").asText());
    assertEquals("100.9", order.path("specified_funds").asText());
    assertEquals("100", order.path("executed_value").asText());
    assertEquals("0.9", order.path("fill_fees").asText());
    assertEquals("done", order.path("status").asText());
    assertEquals("filled", order.path("done_reason").asText());
    assertEquals("9899.1", world.total("USD"));
  }

  /** The recorded order, of 2016, has a size of 1 that was not asked for. */
  private static JsonNode withSize(JsonNode order) {
    return ((ObjectNode) order.deepCopy()).put("size", "1");
  }

  @Test
  void anOrderIsFoundByItsIdAndByTheClients() throws Exception {
    String id = post("{\"size\":\"0.001\",\"client_oid\":\"a\",%s").json().path("id").asText();

    assertEquals(id, get("/orders/" + id).path("id").asText());
    assertEquals(id, get("/orders/client:a").path("id").asText());
    assertEquals(404, client.exchange("GET", "/orders/client:b", "").status());
  }

  /** As people found there; only Advanced Trade looks at the id. */
  @Test
  void theSameClientIdGuardsAgainstNothing() throws Exception {
    JsonNode first = post("{\"funds\":\"10\",\"client_oid\":\"a\",%s").json();
    JsonNode second = post("{\"funds\":\"10\",\"client_oid\":\"a\",%s").json();

    assertNotEquals(first.path("id"), second.path("id"));
    assertEquals(second.path("id"), get("/orders/client:a").path("id"));
    assertEquals(2, world.simulator.account().orders().size());
  }

  /** The recorded order of 2016: ten dollars at 0.25 % and 772.20 for a coin. */
  @Test
  void fundsBuyWholeStepsAndTheRestIsGivenBack() throws Exception {
    JsonNode recorded = Recorded.read("coinbase-exchange/order-market-filled.json");
    FeeRates rates = new FeeRates(new BigDecimal("0.0025"), BigDecimal.ZERO);
    try (World then = new World(World.settings().withRates(rates))) {
      then.prices.set("BTC-USD", "772.19", "772.2");

      JsonNode order =
          then.client
              .exchange(
                  "POST",
                  "/orders",
                  "{\"type\":\"market\",\"side\":\"buy\",\"product_id\":\"BTC-USD\",\"funds\":\"10\"}")
              .json();

      for (String amount : List.of("funds", "filled_size", "executed_value", "fill_fees")) {
        assertEquals(
            Amounts.text(new BigDecimal(recorded.path(amount).asText())),
            order.path(amount).asText(),
            amount);
      }
      assertEquals("done", order.path("status").asText());
      assertEquals("9990.000006698845", then.total("USD"));
      assertEquals("9990.000006698845", Amounts.text(then.simulator.account().available("USD")));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"stop\":\"loss\"", "\"stop_price\":\"1\"", "\"time_in_force\":\"GTT\""})
  void aKindOfOrderThatIsNotServedIsRefused(String member) throws Exception {
    Reply reply =
        client.exchange("POST", "/orders", limitOrder("a").replace("{", "{" + member + ","));

    assertEquals(400, reply.status());
    assertTrue(world.simulator.account().orders().isEmpty());
  }

  @Test
  void anOrderThatMayNotWaitIsGoneWhenItDoesNotTrade() throws Exception {
    String body = limitOrder("a").replace("{", "{\"time_in_force\":\"IOC\",");

    JsonNode order = client.exchange("POST", "/orders", body).json();

    assertEquals("IOC", order.path("time_in_force").asText());
    assertEquals("canceled", order.path("done_reason").asText());
    assertEquals("10000", Amounts.text(world.simulator.account().available("USD")));
  }

  @Test
  void oneTradeAndTheLastDayOfAllAreToldToo() throws Exception {
    JsonNode day = open("/products/spark-lines");

    assertEquals("60000", open("/products/BTC-USD/trades").get(0).path("price").asText());
    assertEquals(5, day.size());
    assertEquals("[1795514400,60000,60000,60000,60000]", day.path("BTC-USD").get(0).toString());
    assertEquals("Bitcoin", open("/currencies/BTC").path("name").asText());
    assertEquals(404, plain("/currencies/XRP").status());
  }

  @Test
  void ofStartAndEndOneAloneIsIgnoredAndNonsenseRefused() throws Exception {
    String candles = "/products/BTC-USD/candles?granularity=3600";

    assertEquals(open(candles), open(candles + "&start=2020-01-01T00:00:00Z"));
    assertEquals(300, open(candles).size());
    assertEquals(400, plain(candles + "&start=soon&end=later").status());
  }

  @Test
  void anOpenOrderIsListedAndCancelledAndThenGone() throws Exception {
    String id = client.exchange("POST", "/orders", limitOrder("a")).json().path("id").asText();
    assertEquals(id, get("/orders").get(0).path("id").asText());
    assertEquals("open", get("/orders").get(0).path("status").asText());
    assertShape("coinbase-exchange/order-open.json", get("/orders").get(0));

    assertEquals("\"" + id + "\"", client.exchange("DELETE", "/orders/" + id, "").body());

    assertEquals(400, client.exchange("DELETE", "/orders/" + id, "").status());
    assertEquals(404, client.exchange("DELETE", "/orders/nobody", "").status());
    assertEquals(404, client.exchange("GET", "/orders/" + id, "").status());
    assertTrue(get("/orders").isEmpty());
    assertEquals(1, get("/orders?status=all").size());
  }

  @Test
  void allOpenOrdersAreCancelledAtOnce() throws Exception {
    client.exchange("POST", "/orders", limitOrder("a"));
    client.exchange("POST", "/orders", limitOrder("b"));

    assertEquals(2, client.exchange("DELETE", "/orders?product_id=BTC-USD", "").json().size());
    assertEquals("10000", Amounts.text(world.simulator.account().available("USD")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"funds\":\"50000\"    | Insufficient funds",
        "\"funds\":\"0.5\"      | funds is too small",
        "\"funds\":\"10.001\"   | size is too accurate",
        "\"size\":\"0.00000001\"| size is too small",
        "\"size\":\"x\"         | type, size or funds is invalid",
      })
  void anOrderThatCannotBeIsABadRequest(String size, String message) throws Exception {
    Reply reply = post("{" + size + ",\"client_oid\":\"a\",%s");

    assertEquals(400, reply.status());
    assertEquals(message, message(reply));
    assertTrue(world.simulator.account().orders().isEmpty());
  }

  @Test
  void aHaltedProductTakesNoOrder() throws Exception {
    world.simulator.account().halt(new Coin("BTC-USD"), true);

    assertEquals("Trading is disabled", message(post("{\"funds\":\"10\",%s")));
    assertTrue(open("/products/BTC-USD").path("trading_disabled").asBoolean());
  }

  @Test
  void fillsArePagedByHeaders() throws Exception {
    for (int i = 0; i < 5; i++) {
      post("{\"funds\":\"10\",%s");
    }
    List<Long> ids = new ArrayList<>();
    String target = "/fills?product_id=BTC-USD&limit=2";
    Reply page = client.exchange("GET", target, "");
    assertShape("coinbase-exchange/fills.json", page.json());
    String newest = page.headers().getOrDefault("cb-before", "");
    while (!page.json().isEmpty()) {
      page.json().forEach(fill -> ids.add(fill.path("trade_id").asLong()));
      String older = page.headers().getOrDefault("cb-after", "");
      page = client.exchange("GET", target + "&after=" + older, "");
    }

    assertEquals(List.of(5L, 4L, 3L, 2L, 1L), ids);
    assertFalse(page.headers().containsKey("cb-after"));
    assertTrue(get("/fills?product_id=BTC-USD&before=" + newest).isEmpty());
    assertEquals(400, client.exchange("GET", "/fills", "").status());
  }

  @Test
  void balancesAndFeesAreTexts() throws Exception {
    client.exchange("POST", "/orders", limitOrder("a"));

    JsonNode dollars = get("/accounts").get(5);

    assertEquals("USD", dollars.path("currency").asText());
    assertEquals("10000", dollars.path("balance").asText());
    assertEquals("40.36", dollars.path("hold").asText());
    assertEquals("9959.64", dollars.path("available").asText());
    assertEquals(dollars, get("/accounts/" + dollars.path("id").asText()));
    assertEquals("0.0090", get("/fees").path("taker_fee_rate").asText());
  }

  @Test
  void bothApisHaveOneAccount() throws Exception {
    post("{\"funds\":\"100.9\",\"client_oid\":\"a\",%s");

    JsonNode orders = client.get("/orders/historical/batch").json().path("orders");

    assertEquals("a", orders.get(0).path("client_order_id").asText());
  }

  private Reply post(String start) throws IOException, InterruptedException {
    String rest = "\"type\":\"market\",\"side\":\"buy\",\"product_id\":\"BTC-USD\"}";
    return client.exchange("POST", "/orders", start.formatted(rest));
  }

  private static String limitOrder(String clientId) {
    return """
        {"type":"limit","side":"buy","product_id":"BTC-USD","price":"40000","size":"0.001",
         "client_oid":"%s"}"""
        .formatted(clientId);
  }

  private JsonNode get(String target) throws IOException, InterruptedException {
    Reply reply = client.exchange("GET", target, "");
    assertEquals(200, reply.status(), reply.body());
    return reply.json();
  }

  private JsonNode open(String target) throws IOException, InterruptedException {
    Reply reply = plain(target);
    assertEquals(200, reply.status(), reply.body());
    return reply.json();
  }

  private Reply plain(String target) throws IOException, InterruptedException {
    return client.send("GET", target, "", Map.of());
  }

  private static String message(Reply reply) throws IOException {
    return reply.json().path("message").asText();
  }
}
