package io.cryptobot.simulator;

import static io.cryptobot.simulator.Recorded.assertShape;
import static io.cryptobot.simulator.SimulatorClient.BROKERAGE;
import static io.cryptobot.simulator.SimulatorClient.buy;
import static io.cryptobot.simulator.SimulatorClient.limitBuy;
import static io.cryptobot.simulator.SimulatorClient.order;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptobot.market.Coin;
import io.cryptobot.simulator.SimulatorClient.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatorAdvancedTest {
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
    String market = "/market/products/BTC-USD";

    assertShape("coinbase-advanced/time.json", open("/time"));
    assertShape("coinbase-advanced/product-BTC-USD-2026-04.json", open(market));
    assertShape("coinbase-advanced/products-SOL-USDC.json", open("/market/products"));
    assertShape("coinbase-advanced/market-trades-BTC-USD-2026-04.json", open(market + "/ticker"));
    assertShape(
        "coinbase-advanced/product-book-BTC-USD-2026-04.json",
        open("/market/product_book?product_id=BTC-USD"));
    assertShape(
        "coinbase-advanced/candles-BTC-USD-ONE_HOUR-2rows.json",
        open(market + "/candles?start=1795500000&end=1795510000&granularity=ONE_HOUR"));
  }

  @Test
  void privateAnswersHaveTheRecordedShapes() throws Exception {
    client.post("/orders", buy("a", "1.5"));
    client.post("/orders", limitBuy("b", "0.001", "40000"));
    String id = world.simulator.account().ofClient("a").orElseThrow().id();
    String open = world.simulator.account().ofClient("b").orElseThrow().id();

    assertShape("coinbase-advanced/accounts-page1-has-next.json", json("/accounts?limit=2"));
    assertShape("coinbase-advanced/best-bid-ask.json", json("/best_bid_ask"));
    assertShape("coinbase-advanced/key-permissions.json", json("/key_permissions"));
    assertShape("coinbase-advanced/transaction-summary-intro2.json", json("/transaction_summary"));
    assertShape("coinbase-advanced/fills-two.json", json("/orders/historical/fills"));
    assertShape("coinbase-advanced/orders-list-has-next.json", json("/orders/historical/batch"));
    assertShape(
        "coinbase-advanced/order-market-buy-quote-size-filled.json",
        json("/orders/historical/" + id));
    assertShape("coinbase-advanced/order-limit-open.json", json("/orders/historical/" + open));
    assertShape(
        "coinbase-advanced/products-BTC-USD-and-USDC-alias.json",
        json("/products?product_ids=BTC-USD&product_ids=ETH-USD"));
  }

  @Test
  void answersToOrdersHaveTheRecordedShapes() throws Exception {
    Reply done = client.post("/orders", buy("a", "1.5"));
    Reply poor = client.post("/orders", buy("b", "50000"));
    Reply precise =
        client.post(
            "/orders", order("c", "BTC-USD", "SELL", "\"base_size\":\"0.0000144833961948\""));

    assertEquals(List.of(200, 200, 200), List.of(done.status(), poor.status(), precise.status()));
    assertShape("coinbase-advanced/create-order-success.json", withLimit(done.json()));
    assertError("INSUFFICIENT_FUND", "PREVIEW_INSUFFICIENT_FUND", poor.json());
    assertError("INVALID_SIZE_PRECISION", "PREVIEW_INVALID_SIZE_PRECISION", precise.json());
    assertEquals(
        "Too many decimals in order amount", precise.json().at("/error_response/message").asText());
    assertShape(
        "coinbase-advanced/preview-order-success.json",
        client.post("/orders/preview", buy("x", "10")).json());
    assertShape(
        "coinbase-advanced/preview-order-insufficient-fund.json",
        client.post("/orders/preview", buy("x", "50000")).json());
    assertShape(
        "coinbase-advanced/preview-order-invalid-config.json",
        client
            .post("/orders/preview", order("x", "BTC-USD", "SELL", "\"quote_size\":\"10\""))
            .json());
  }

  /** The recorded success is of a limit order; only the rest of it is compared. */
  private static JsonNode withLimit(JsonNode answer) throws IOException {
    JsonNode recorded = Recorded.read("coinbase-advanced/create-order-success.json");
    return ((ObjectNode) answer).set("order_configuration", recorded.path("order_configuration"));
  }

  private static void assertError(String error, String preview, JsonNode answer) {
    assertFalse(answer.path("success").asBoolean());
    assertEquals(error, answer.at("/error_response/error").asText());
    assertEquals(preview, answer.at("/error_response/preview_failure_reason").asText());
    assertTrue(answer.path("order_configuration").has("market_market_ioc"));
  }

  @Test
  void aPreviewAddsUpAndBooksNothing() throws Exception {
    JsonNode preview = client.post("/orders/preview", buy("x", "100.9")).json();

    assertEquals("100.9", preview.path("order_total").asText());
    assertEquals("0.9", preview.path("commission_total").asText());
    assertEquals("100", preview.path("quote_size").asText());
    assertTrue(world.simulator.account().orders().isEmpty());
  }

  @Test
  void theSameClientIdIsAnsweredWithTheFirstOrder() throws Exception {
    JsonNode first = client.post("/orders", buy("a", "10")).json();
    JsonNode second = client.post("/orders", buy("a", "10")).json();

    assertEquals(first.path("success_response"), second.path("success_response"));
    assertEquals(1, world.simulator.account().orders().size());
  }

  /** Coinbase's own library for TypeScript sends nothing else. */
  @Test
  void namesInCamelCaseAreTakenToo() throws Exception {
    String body =
        """
        {"clientOrderId":"a","productId":"BTC-USD","side":"BUY",
         "orderConfiguration":{"marketMarketIoc":{"quoteSize":"10"}}}""";

    JsonNode answer = client.post("/orders", body).json();
    client.post("/orders", order("b", "ETH-USD", "BUY", "\"quote_size\":\"10\""));

    assertTrue(answer.path("order_configuration").has("market_market_ioc"));
    assertEquals(List.of("a"), clientIds(json("/orders/historical/batch?productIds=BTC-USD")));
    String cancel = "{\"orderIds\":[\"nobody\"]}";
    assertEquals(1, client.post("/orders/batch_cancel", cancel).json().path("results").size());
    assertEquals(400, client.post("/orders/batch_cancel", "{}").status());
  }

  @ParameterizedTest
  @CsvSource({"sor_limit_ioc, IMMEDIATE_OR_CANCEL", "limit_limit_fok, FILL_OR_KILL"})
  void aLimitOrderThatMayNotWaitIsCancelledWhenItDoesNotTrade(String kind, String time)
      throws Exception {
    String body = limitBuy("a", "0.001", "40000").replace("limit_limit_gtc", kind);

    String id = client.post("/orders", body).json().at("/success_response/order_id").asText();
    JsonNode order = json("/orders/historical/" + id).path("order");

    assertEquals("CANCELLED", order.path("status").asText());
    assertEquals("", order.path("cancel_message").asText());
    assertEquals(time, order.path("time_in_force").asText());
    assertEquals("40000", order.at("/order_configuration/" + kind + "/limit_price").asText());
    assertEquals("10000", Amounts.text(world.simulator.account().available("USD")));
  }

  @Test
  void anOrderIsReadByItsOwnIdAlone() throws Exception {
    client.post("/orders", buy("a", "10"));

    Reply byClientId = client.get("/orders/historical/a");

    assertEquals(404, byClientId.status());
    assertEquals(
        "order with this orderID was not found", byClientId.json().path("message").asText());
  }

  @Test
  void cancellingTellsOfEachOrderWhatBecameOfIt() throws Exception {
    client.post("/orders", limitBuy("a", "0.001", "40000"));
    client.post("/orders", buy("b", "10"));
    String open = world.simulator.account().ofClient("a").orElseThrow().id();
    String filled = world.simulator.account().ofClient("b").orElseThrow().id();
    String body = "{\"order_ids\":[\"" + open + "\",\"" + filled + "\",\"nobody\"]}";

    JsonNode results = client.post("/orders/batch_cancel", body).json().path("results");

    assertEquals(
        List.of(
            "true UNKNOWN_CANCEL_FAILURE_REASON",
            "false ORDER_IS_FULLY_FILLED",
            "false UNKNOWN_CANCEL_ORDER"),
        texts(results, row -> row.path("success") + " " + row.path("failure_reason").asText()));
    assertEquals("9990", world.total("USD"));
  }

  @Test
  void ordersArePagedNewestFirstAndFiltered() throws Exception {
    for (int i = 0; i < 5; i++) {
      client.post("/orders", buy("order-" + i, "10"));
      world.clock.pass(Duration.ofMinutes(1));
    }
    client.post("/orders", limitBuy("open", "0.001", "40000"));

    JsonNode first = json("/orders/historical/batch?limit=4");
    JsonNode second =
        json("/orders/historical/batch?limit=4&cursor=" + first.path("cursor").asText());

    assertTrue(first.path("has_next").asBoolean());
    assertFalse(second.path("has_next").asBoolean());
    assertEquals(List.of("open", "order-4", "order-3", "order-2"), clientIds(first));
    assertEquals(List.of("order-1", "order-0"), clientIds(second));
    assertEquals(List.of("open"), clientIds(json("/orders/historical/batch?order_status=OPEN")));
    assertEquals(
        List.of("order-3", "order-2"),
        clientIds(
            json(
                "/orders/historical/batch?product_ids=BTC-USD"
                    + "&start_date=2026-11-24T10:02:00Z&end_date=2026-11-24T10:04:00Z")));
  }

  @Test
  void fillsNeverSayThatTheyEnd() throws Exception {
    for (int i = 0; i < 3; i++) {
      client.post("/orders", buy("order-" + i, "10.09"));
    }

    List<Integer> sizes = new ArrayList<>();
    String cursor = "";
    for (int page = 0; page < 4; page++) {
      JsonNode fills = json("/orders/historical/fills?limit=2&cursor=" + cursor);
      sizes.add(fills.path("fills").size());
      cursor = fills.path("cursor").asText();
      assertFalse(cursor.isEmpty());
    }

    assertEquals(List.of(2, 1, 0, 0), sizes);
  }

  @Test
  void aFillOfABuyByDollarsHasItsSizeInDollars() throws Exception {
    client.post("/orders", buy("a", "10.09"));

    JsonNode fill = json("/orders/historical/fills").path("fills").get(0);

    assertTrue(fill.path("size_in_quote").asBoolean());
    assertEquals("10", fill.path("size").asText());
    assertEquals("0.09", fill.path("commission").asText());
  }

  @Test
  void accountsArePagedToTheLast() throws Exception {
    List<String> currencies = new ArrayList<>();
    String cursor = "";
    boolean hasNext = true;
    while (hasNext) {
      JsonNode page = json("/accounts?limit=4&cursor=" + cursor);
      page.path("accounts").forEach(row -> currencies.add(row.path("currency").asText()));
      cursor = page.path("cursor").asText();
      hasNext = page.path("has_next").asBoolean();
    }

    assertEquals(List.of("AVAX", "BTC", "DOGE", "ETH", "SOL", "USD"), currencies);
    String uuid = json("/accounts").path("accounts").get(5).path("uuid").asText();
    assertEquals(
        "10000", json("/accounts/" + uuid).at("/account/available_balance/value").asText());
  }

  @Test
  void candlesComeNewestFirstAndAtMost350() throws Exception {
    String path = "/products/BTC-USD/candles?granularity=ONE_HOUR&start=1795500000&end=";

    JsonNode candles = json(path + (1795500000 + 349 * 3600)).path("candles");
    Reply tooMany = client.get(path + (1795500000 + 350 * 3600));

    assertTrue(candles.get(0).path("start").asLong() > candles.get(1).path("start").asLong());
    assertEquals(400, tooMany.status());
    assertEquals("INVALID_ARGUMENT", tooMany.json().path("error").asText());
    assertTrue(tooMany.json().path("message").asText().contains("should be less than 350"));
  }

  @Test
  void anUnknownProductIsNamed() throws Exception {
    Reply reply = client.get("/products/NOPE-USD");

    assertEquals(404, reply.status());
    assertEquals("Product NOPE-USD not supported", reply.json().path("message").asText());
  }

  @Test
  void aHaltedProductSaysSoAndTakesNoOrder() throws Exception {
    world.simulator.account().halt(new Coin("BTC-USD"), true);

    Reply order = client.post("/orders", buy("a", "10"));

    assertEquals(400, order.status());
    assertEquals("target is not enabled for trading", order.json().path("message").asText());
    assertTrue(open("/market/products/BTC-USD").path("trading_disabled").asBoolean());
    assertFalse(open("/market/products/ETH-USD").path("trading_disabled").asBoolean());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nothing at all",
        "[]",
        "{\"client_order_id\":\"a\",\"product_id\":\"BTC-USD\",\"side\":\"HOLD\"}",
        "{\"product_id\":\"BTC-USD\",\"side\":\"BUY\",\"order_configuration\":"
            + "{\"market_market_ioc\":{\"quote_size\":\"10\"}}}",
        "{\"client_order_id\":\"a\",\"product_id\":\"BTC-USD\",\"side\":\"BUY\","
            + "\"order_configuration\":{\"market_market_ioc\":{\"quote_size\":10}}}",
        "{\"client_order_id\":\"a\",\"product_id\":\"BTC-USD\",\"side\":\"BUY\","
            + "\"order_configuration\":{\"market_market_ioc\":{\"quote_size\":\"1e9\"}}}",
      })
  void whatIsNoOrderIsABadRequest(String body) throws Exception {
    assertEquals(400, client.post("/orders", body).status());
    assertTrue(world.simulator.account().orders().isEmpty());
  }

  @Test
  void aKindOfOrderThatIsNotServedIsRefused() throws Exception {
    String body =
        """
        {"client_order_id":"a","product_id":"BTC-USD","side":"BUY","order_configuration":
         {"stop_limit_stop_limit_gtc":{"base_size":"0.001","limit_price":"1","stop_price":"2"}}}""";

    JsonNode answer = client.post("/orders", body).json();

    assertEquals("UNSUPPORTED_ORDER_CONFIGURATION", answer.at("/error_response/error").asText());
  }

  @Test
  void aKeyThatMayNotTradeReadsButDoesNotOrder() throws Exception {
    try (World readOnly = new World(World.settings().withPermissions(false, true))) {
      assertEquals(200, readOnly.client.get("/accounts").status());
      assertEquals(403, readOnly.client.post("/orders", buy("a", "10")).status());
      JsonNode permissions = readOnly.client.get("/key_permissions").json();
      assertFalse(permissions.path("can_trade").asBoolean());
      assertTrue(permissions.path("can_transfer").asBoolean());
    }
  }

  private JsonNode open(String path) throws IOException, InterruptedException {
    Reply reply = client.send("GET", BROKERAGE + path, "", Map.of());
    assertEquals(200, reply.status(), reply.body());
    return reply.json();
  }

  private JsonNode json(String path) throws IOException, InterruptedException {
    Reply reply = client.get(path);
    assertEquals(200, reply.status(), reply.body());
    return reply.json();
  }

  private static List<String> clientIds(JsonNode page) {
    return texts(page.path("orders"), row -> row.path("client_order_id").asText());
  }

  private static List<String> texts(JsonNode rows, Function<JsonNode, String> text) {
    List<String> texts = new ArrayList<>();
    rows.forEach(row -> texts.add(text.apply(row)));
    return texts;
  }
}
