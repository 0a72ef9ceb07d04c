package io.cryptobot.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptobot.simulator.Order.Status;
import io.cryptobot.simulator.OrderRequest.Api;
import io.cryptobot.simulator.OrderRequest.Side;
import io.cryptobot.simulator.OrderRequest.TimeInForce;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Orders and fills in the shapes of Advanced Trade. */
final class AdvancedOrderJson {
  private static final String MARKET = "market_market_ioc";
  private static final Map<TimeInForce, String> LIMITS =
      Map.of(
          TimeInForce.GOOD_UNTIL_CANCELLED, "limit_limit_gtc",
          TimeInForce.IMMEDIATE_OR_CANCEL, "sor_limit_ioc",
          TimeInForce.FILL_OR_KILL, "limit_limit_fok");
  private static final Map<String, List<String>> FLAGS =
      Map.of(
          MARKET,
          List.of("rfq_enabled", "rfq_disabled", "reduce_only"),
          "limit_limit_gtc",
          List.of("post_only", "rfq_disabled"));
  private static final String USER = "00000000-0000-0000-0000-000000000000";
  private static final BigDecimal PERCENT = BigDecimal.valueOf(100);

  private AdvancedOrderJson() {}

  /** What a client asks for; empty if a member is missing or no text. */
  static Optional<OrderRequest> request(JsonNode body) {
    JsonNode configuration = body.path("order_configuration");
    boolean isMarket = configuration.has(MARKET);
    TimeInForce time = isMarket ? TimeInForce.IMMEDIATE_OR_CANCEL : limited(configuration);
    JsonNode sizes = configuration.path(kind(isMarket, time));
    @Nullable Side side = side(body.path("side").asText());
    String product = body.path("product_id").asText();
    if (side == null || product.isEmpty() || !areTexts(sizes)) {
      return Optional.empty();
    }
    return Optional.of(
        new OrderRequest(
            body.path("client_order_id").asText(),
            product,
            side,
            amount(sizes, "quote_size"),
            amount(sizes, "base_size"),
            isMarket ? Optional.empty() : amount(sizes, "limit_price"),
            time,
            sizes.path("post_only").asBoolean(),
            Api.ADVANCED_TRADE));
  }

  /** Whether it is a kind of order that is served here: a market order, or one of three limits. */
  static boolean isServed(JsonNode body) {
    JsonNode configuration = body.path("order_configuration");
    return configuration.size() == 1
        && (configuration.has(MARKET)
            || configuration.path(kind(false, limited(configuration))).has("limit_price"));
  }

  private static TimeInForce limited(JsonNode configuration) {
    return LIMITS.entrySet().stream()
        .filter(limit -> configuration.has(limit.getValue()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(TimeInForce.GOOD_UNTIL_CANCELLED);
  }

  private static String kind(boolean isMarket, TimeInForce time) {
    return isMarket ? MARKET : LIMITS.getOrDefault(time, MARKET);
  }

  private static @Nullable Side side(String text) {
    return switch (text) {
      case "BUY" -> Side.BUY;
      case "SELL" -> Side.SELL;
      default -> null;
    };
  }

  private static boolean areTexts(JsonNode sizes) {
    for (String name : new String[] {"quote_size", "base_size", "limit_price"}) {
      JsonNode value = sizes.path(name);
      boolean isText = value.isTextual() && Amounts.read(value.asText()).isPresent();
      if (!value.isMissingNode() && !isText) {
        return false;
      }
    }
    return true;
  }

  private static Optional<BigDecimal> amount(JsonNode sizes, String name) {
    return Amounts.read(sizes.path(name).asText());
  }

  static ObjectNode accepted(Order order, JsonNode configuration) {
    ObjectNode json = Json.object();
    json.put("success", true);
    json.putObject("success_response")
        .put("order_id", order.id())
        .put("product_id", order.request().productId())
        .put("side", order.request().side().name())
        .put("client_order_id", order.request().clientId())
        .put("attached_order_id", "");
    json.set("order_configuration", completed(configuration));
    return json;
  }

  static ObjectNode refused(Rejection reason, JsonNode configuration) {
    ObjectNode json = Json.object();
    json.put("success", false);
    ObjectNode error =
        json.putObject("error_response")
            .put("error", reason.error())
            .put("message", reason.message())
            .put("error_details", "")
            .put("preview_failure_reason", reason.preview());
    if (reason == Rejection.DUPLICATE_CLIENT_ORDER_ID) {
      error.put("new_order_failure_reason", reason.name());
    }
    json.set("order_configuration", completed(configuration));
    return json;
  }

  static ObjectNode order(Order order) {
    OrderRequest request = order.request();
    ObjectNode json = Json.object();
    json.put("order_id", order.id());
    json.put("product_id", request.productId());
    json.put("user_id", USER);
    json.set("order_configuration", configuration(request));
    json.put("side", request.side().name());
    json.put("client_order_id", request.clientId());
    json.put("status", status(order));
    json.put("created_time", Json.time(order.createdAt()));
    json.put("order_type", request.isMarket() ? "MARKET" : "LIMIT");
    json.put("time_in_force", request.timeInForce().name());
    json.put("size_in_quote", request.quoteSize().isPresent());
    json.put("size_inclusive_of_fees", request.quoteSize().isPresent());
    json.put("cancel_message", cancelMessage(order));
    putResult(json, order);
    putConstants(json);
    return json;
  }

  /** What only waited in the book is cancelled by nobody but the client. */
  private static String cancelMessage(Order order) {
    boolean waits = order.request().timeInForce() == TimeInForce.GOOD_UNTIL_CANCELLED;
    return waits && order.status() == Status.CANCELLED ? "User requested cancel" : "";
  }

  private static void putResult(ObjectNode json, Order order) {
    json.put("completion_percentage", Amounts.text(order.completion().multiply(PERCENT)));
    json.put("filled_size", Amounts.text(order.filledSize()));
    json.put("average_filled_price", Amounts.text(order.averagePrice()));
    json.put("number_of_fills", Integer.toString(order.fills().size()));
    json.put("filled_value", Amounts.text(order.filledValue()));
    json.put("total_fees", Amounts.text(order.fees()));
    json.put("total_value_after_fees", Amounts.text(order.valueAfterFees()));
    json.put("outstanding_hold_amount", Amounts.text(order.held()));
    json.put("last_fill_time", lastFill(order));
    json.put("settled", order.status() == Status.FILLED);
  }

  /** What is the same for every order here; the fee stands in {@code total_fees} alone. */
  private static void putConstants(ObjectNode json) {
    json.put("fee", "");
    json.put("pending_cancel", false);
    json.put("trigger_status", "INVALID_ORDER_TYPE");
    json.put("reject_reason", "REJECT_REASON_UNSPECIFIED");
    json.put("reject_message", "");
    json.put("product_type", "SPOT");
    json.put("order_placement_source", "RETAIL_ADVANCED");
    json.put("is_liquidation", false);
    json.putArray("edit_history");
    json.put("leverage", "");
    json.put("margin_type", "UNKNOWN_MARGIN_TYPE");
    json.put("retail_portfolio_id", USER);
    json.put("originating_order_id", "");
    json.put("attached_order_id", "");
    json.putNull("attached_order_configuration");
  }

  /** {@code PENDING} as long as a market order has not begun to fill. */
  static String status(Order order) {
    boolean waits = order.isOpen() && order.request().isMarket() && order.fills().isEmpty();
    return waits ? "PENDING" : order.status().name();
  }

  private static @Nullable String lastFill(Order order) {
    int fills = order.fills().size();
    return fills == 0 ? null : Json.time(order.fills().get(fills - 1).time());
  }

  private static ObjectNode configuration(OrderRequest request) {
    ObjectNode json = Json.object();
    ObjectNode sizes = json.putObject(kind(request.isMarket(), request.timeInForce()));
    request.quoteSize().ifPresent(size -> sizes.put("quote_size", Amounts.text(size)));
    request.baseSize().ifPresent(size -> sizes.put("base_size", Amounts.text(size)));
    request.limitPrice().ifPresent(price -> sizes.put("limit_price", Amounts.text(price)));
    if (request.postOnly()) {
      sizes.put("post_only", true);
    }
    return completed(json);
  }

  /** As a client sent it, with what it left out. */
  private static ObjectNode completed(JsonNode configuration) {
    ObjectNode json = Json.object();
    for (Map.Entry<String, JsonNode> kind : configuration.properties()) {
      ObjectNode sizes = json.putObject(kind.getKey());
      kind.getValue().properties().forEach(size -> sizes.set(size.getKey(), size.getValue()));
      for (String flag : FLAGS.getOrDefault(kind.getKey(), List.of())) {
        if (!sizes.has(flag)) {
          sizes.put(flag, false);
        }
      }
    }
    return json;
  }

  /** A fill of an order by dollars has its size in dollars, as there. */
  static ObjectNode fill(Order order, TradeFill fill) {
    boolean inQuote = order.request().quoteSize().isPresent();
    Instant time = fill.time();
    ObjectNode json = Json.object();
    json.put("entry_id", "entry-" + order.id() + "-" + fill.tradeId());
    json.put("trade_id", "trade-" + order.id() + "-" + fill.tradeId());
    json.put("order_id", order.id());
    json.put("trade_time", Json.time(time));
    json.put("trade_type", "FILL");
    json.put("price", Amounts.text(fill.price()));
    json.put("size", Amounts.text(inQuote ? fill.value() : fill.size()));
    json.put("commission", Amounts.text(fill.fee()));
    json.put("product_id", order.request().productId());
    json.put("sequence_timestamp", Json.time(time));
    json.put("liquidity_indicator", fill.maker() ? "MAKER" : "TAKER");
    json.put("size_in_quote", inQuote);
    json.put("user_id", USER);
    json.put("side", order.request().side().name());
    json.put("retail_portfolio_id", USER);
    return json;
  }
}
