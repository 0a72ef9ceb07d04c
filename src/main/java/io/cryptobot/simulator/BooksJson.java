package io.cryptobot.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptobot.simulator.Order.Status;
import io.cryptobot.simulator.OrderRequest.Api;
import io.cryptobot.simulator.OrderRequest.Side;
import io.cryptobot.simulator.OrderRequest.TimeInForce;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@link Books} as JSON. Amounts are texts of exact decimals, times ISO 8601 with {@code Z}; what
 * is not there is {@code null}.
 *
 * <pre>
 * {"born_at": "2026-11-24T10:00:00Z", "next_order": 2, "next_trade": 2,
 *  "balances": {"USD": {"available": "9990", "hold": "0"}, ...}, "halted": ["DOGE-USD"],
 *  "orders": [{"id": "5b0e…", "sequence": 1, "client_id": "835443cc-…", "product": "BTC-USD",
 *    "side": "BUY", "quote_size": "10", "base_size": null, "limit_price": null,
 *    "time_in_force": "IMMEDIATE_OR_CANCEL", "post_only": false, "api": "ADVANCED_TRADE",
 *    "latency": "PT0S", "part": "1", "rest_later": false,
 *    "created_at": "…", "due_at": "…", "status": "FILLED", "held": "0", "done_at": "…",
 *    "fills": [{"trade_id": 1, "time": "…", "price": "60000", "size": "0.00016518…",
 *      "value": "9.91…", "fee": "0.08…", "maker": false}]}]}
 * </pre>
 */
final class BooksJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private BooksJson() {}

  static byte[] write(Books books) throws IOException {
    ObjectNode json = JSON.createObjectNode();
    json.put("born_at", books.bornAt().toString());
    json.put("next_order", books.nextOrder());
    json.put("next_trade", books.nextTrade());
    ObjectNode balances = json.putObject("balances");
    books
        .balances()
        .forEach(
            (currency, balance) ->
                balances
                    .putObject(currency)
                    .put("available", Amounts.text(balance.available()))
                    .put("hold", Amounts.text(balance.hold())));
    ArrayNode halted = json.putArray("halted");
    books.halted().forEach(halted::add);
    ArrayNode orders = json.putArray("orders");
    books.orders().forEach(order -> write(order, orders.addObject()));
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
  }

  private static void write(Order order, ObjectNode json) {
    OrderRequest request = order.request();
    json.put("id", order.id());
    json.put("sequence", order.sequence());
    json.put("client_id", request.clientId());
    json.put("product", request.productId());
    json.put("side", request.side().name());
    json.put("quote_size", request.quoteSize().map(Amounts::text).orElse(null));
    json.put("base_size", request.baseSize().map(Amounts::text).orElse(null));
    json.put("limit_price", request.limitPrice().map(Amounts::text).orElse(null));
    json.put("time_in_force", request.timeInForce().name());
    json.put("post_only", request.postOnly());
    json.put("api", request.api().name());
    json.put("latency", order.terms().latency().toString());
    json.put("part", Amounts.text(order.terms().part()));
    json.put("rest_later", order.terms().restLater());
    json.put("created_at", order.createdAt().toString());
    json.put("due_at", order.dueAt().toString());
    json.put("status", order.status().name());
    json.put("held", Amounts.text(order.held()));
    json.put("done_at", order.doneAt().map(Instant::toString).orElse(null));
    ArrayNode fills = json.putArray("fills");
    order.fills().forEach(fill -> write(fill, fills.addObject()));
  }

  private static void write(TradeFill fill, ObjectNode json) {
    json.put("trade_id", fill.tradeId());
    json.put("time", fill.time().toString());
    json.put("price", Amounts.text(fill.price()));
    json.put("size", Amounts.text(fill.size()));
    json.put("value", Amounts.text(fill.value()));
    json.put("fee", Amounts.text(fill.fee()));
    json.put("maker", fill.maker());
  }

  /**
   * The books of a file.
   *
   * @throws IOException if it holds none
   */
  static Books read(Path file) throws IOException {
    try {
      return read(JSON.readTree(Files.readAllBytes(file)));
    } catch (JsonProcessingException e) {
      throw noBooks(file, e.getOriginalMessage(), e);
    } catch (IllegalArgumentException | DateTimeParseException e) {
      throw noBooks(file, String.valueOf(e.getMessage()), e);
    }
  }

  private static IOException noBooks(Path file, String why, Exception cause) {
    return new IOException(
        file
            + " does not hold the books of the simulator ("
            + why
            + "); move it away to begin with new ones",
        cause);
  }

  private static Books read(JsonNode json) {
    Map<String, Ledger.Balance> balances = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : json.path("balances").properties()) {
      balances.put(
          entry.getKey(),
          new Ledger.Balance(
              amount(entry.getValue(), "available"), amount(entry.getValue(), "hold")));
    }
    Set<String> halted = new TreeSet<>();
    json.path("halted").forEach(id -> halted.add(id.asText()));
    List<Order> orders = new ArrayList<>();
    json.path("orders").forEach(order -> orders.add(order(order)));
    return new Books(
        Instant.parse(text(json, "born_at")),
        json.path("next_order").asLong(),
        json.path("next_trade").asLong(),
        balances,
        halted,
        orders);
  }

  private static Order order(JsonNode json) {
    List<TradeFill> fills = new ArrayList<>();
    json.path("fills").forEach(fill -> fills.add(fill(fill)));
    return new Order(
        text(json, "id"),
        json.path("sequence").asLong(),
        request(json),
        new OrderTerms(
            Duration.parse(text(json, "latency")),
            amount(json, "part"),
            json.path("rest_later").asBoolean()),
        Instant.parse(text(json, "created_at")),
        Instant.parse(text(json, "due_at")),
        Status.valueOf(text(json, "status")),
        amount(json, "held"),
        fills,
        optional(json, "done_at").map(Instant::parse));
  }

  private static OrderRequest request(JsonNode json) {
    return new OrderRequest(
        text(json, "client_id"),
        text(json, "product"),
        Side.valueOf(text(json, "side")),
        optional(json, "quote_size").map(BigDecimal::new),
        optional(json, "base_size").map(BigDecimal::new),
        optional(json, "limit_price").map(BigDecimal::new),
        timeInForce(json),
        json.path("post_only").asBoolean(),
        Api.valueOf(optional(json, "api").orElse(Api.ADVANCED_TRADE.name())));
  }

  /** Books of before there was a choice do not say it. */
  private static TimeInForce timeInForce(JsonNode json) {
    boolean isLimit = json.hasNonNull("limit_price");
    return optional(json, "time_in_force")
        .map(TimeInForce::valueOf)
        .orElse(isLimit ? TimeInForce.GOOD_UNTIL_CANCELLED : TimeInForce.IMMEDIATE_OR_CANCEL);
  }

  private static TradeFill fill(JsonNode json) {
    return new TradeFill(
        json.path("trade_id").asLong(),
        Instant.parse(text(json, "time")),
        amount(json, "price"),
        amount(json, "size"),
        amount(json, "value"),
        amount(json, "fee"),
        json.path("maker").asBoolean());
  }

  private static BigDecimal amount(JsonNode json, String member) {
    return new BigDecimal(text(json, member));
  }

  private static String text(JsonNode json, String member) {
    return optional(json, member)
        .orElseThrow(() -> new IllegalArgumentException(member + " is missing"));
  }

  private static Optional<String> optional(JsonNode json, String member) {
    return json.hasNonNull(member) ? Optional.of(json.get(member).asText()) : Optional.empty();
  }
}
