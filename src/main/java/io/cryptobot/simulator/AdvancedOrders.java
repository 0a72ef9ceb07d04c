package io.cryptobot.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptobot.simulator.Prices.Price;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Orders of Advanced Trade: create, preview, cancel, read, list, fills. */
final class AdvancedOrders {
  private static final int MOST_ORDERS = 1000;
  private static final int USUAL_FILLS = 100;
  private static final int LONGEST_CLIENT_ID = 128;
  private static final String CONFIGURATION = "order_configuration";

  private final SimulatorAccount account;
  private final OrderDesk desk;
  private final Market market;

  AdvancedOrders(SimulatorAccount account, OrderDesk desk, Market market) {
    this.account = account;
    this.desk = desk;
    this.market = market;
  }

  Answer create(Call call) {
    @Nullable JsonNode body = body(call).orElse(null);
    @Nullable OrderRequest request =
        Optional.ofNullable(body).flatMap(AdvancedOrderJson::request).orElse(null);
    if (body == null
        || request == null
        || request.clientId().isEmpty()
        || request.clientId().length() > LONGEST_CLIENT_ID) {
      return AdvancedErrors.invalid("the order could not be read");
    }
    JsonNode configuration = body.path(CONFIGURATION);
    if (!AdvancedOrderJson.isServed(body)) {
      return refused(Rejection.INVALID_CONFIGURATION, configuration);
    }
    Placement placement = desk.place(request, call.fault());
    if (placement instanceof Placement.Refused refused) {
      return refused(refused.reason(), configuration);
    }
    Order order = ((Placement.Accepted) placement).order();
    return Answer.ok(AdvancedOrderJson.accepted(order, configuration));
  }

  private static Optional<JsonNode> body(Call call) {
    return Json.read(call.body()).map(SnakeNames::of);
  }

  private static Answer refused(Rejection reason, JsonNode configuration) {
    return reason == Rejection.NOT_ENABLED
        ? AdvancedErrors.invalid(reason.message())
        : Answer.ok(AdvancedOrderJson.refused(reason, configuration));
  }

  Answer preview(Call call) {
    @Nullable JsonNode body = body(call).orElse(null);
    @Nullable OrderRequest request =
        Optional.ofNullable(body).flatMap(AdvancedOrderJson::request).orElse(null);
    if (body == null || request == null) {
      return AdvancedErrors.invalid("the order could not be read");
    }
    Optional<Rejection> wrong =
        AdvancedOrderJson.isServed(body)
            ? account.check(request)
            : Optional.of(Rejection.INVALID_CONFIGURATION);
    boolean isReckoned = wrong.isEmpty() || wrong.get() == Rejection.INSUFFICIENT_FUND;
    Optional<Price> price = Product.find(request.productId()).flatMap(market::now);
    ObjectNode json = Json.object();
    reckon(json, request, price.filter(now -> isReckoned));
    ArrayNode errors = json.putArray("errs");
    wrong.ifPresent(reason -> errors.add(reason.preview()));
    ArrayNode warnings = json.putArray("warning");
    if (isReckoned) {
      warnings.add("UNKNOWN");
    }
    finish(json, isReckoned);
    return Answer.ok(json);
  }

  private void reckon(ObjectNode json, OrderRequest request, Optional<Price> price) {
    Optional<BigDecimal> paid =
        request.limitPrice().or(() -> price.map(now -> request.buys() ? now.ask() : now.bid()));
    BigDecimal rate = account.rates().taker();
    Optional<BigDecimal> value =
        request
            .quoteSize()
            .map(quote -> Amounts.quotient(quote, rate.add(BigDecimal.ONE)))
            .or(() -> request.baseSize().flatMap(base -> paid.map(base::multiply)))
            .filter(any -> price.isPresent());
    Optional<BigDecimal> fee =
        value.map(
            any ->
                request.quoteSize().map(quote -> quote.subtract(any)).orElse(any.multiply(rate)));
    Optional<BigDecimal> total =
        value.flatMap(any -> fee.map(cost -> request.buys() ? any.add(cost) : any.subtract(cost)));
    put(json, "order_total", total);
    put(json, "commission_total", fee);
    put(json, "quote_size", value);
    put(json, "base_size", value.flatMap(any -> paid.map(cost -> Amounts.quotient(any, cost))));
    put(json, "best_bid", price.map(Price::bid));
    put(json, "best_ask", price.map(Price::ask));
    put(json, "est_average_filled_price", paid.filter(any -> price.isPresent()));
  }

  private static void put(ObjectNode json, String name, Optional<BigDecimal> amount) {
    json.put(name, amount.map(Amounts::text).orElse(""));
  }

  private void finish(ObjectNode json, boolean isReckoned) {
    String none = isReckoned ? "0" : "";
    json.put("is_max", false);
    for (String name :
        List.of(
            "order_margin_total",
            "leverage",
            "long_leverage",
            "short_leverage",
            "slippage",
            "current_liquidation_buffer",
            "projected_liquidation_buffer")) {
      json.put(name, none);
    }
    String seed = market.now() + json.toString();
    json.put(
        "preview_id", UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString());
    json.put("max_leverage", "");
    json.putNull("pnl_configuration");
  }

  Answer cancel(Call call) {
    JsonNode ids = body(call).orElse(Json.object()).path("order_ids");
    if (!ids.isArray() || ids.isEmpty()) {
      return AdvancedErrors.invalid("order_ids are missing");
    }
    ArrayNode results = Json.array();
    for (JsonNode id : ids) {
      results.add(cancel(id.asText()));
    }
    return Answer.ok(Json.object().set("results", results));
  }

  private ObjectNode cancel(String id) {
    Optional<Order> known = account.find(id);
    boolean success = account.cancel(id).isPresent();
    String failure = "UNKNOWN_CANCEL_FAILURE_REASON";
    if (known.isEmpty()) {
      failure = "UNKNOWN_CANCEL_ORDER";
    } else if (!success) {
      boolean isFilled = known.get().status() == Order.Status.FILLED;
      failure = isFilled ? "ORDER_IS_FULLY_FILLED" : "DUPLICATE_CANCEL_REQUEST";
    }
    return Json.object().put("success", success).put("failure_reason", failure).put("order_id", id);
  }

  Answer one(String id) {
    return account
        .find(id)
        .map(order -> Answer.ok(Json.object().set("order", AdvancedOrderJson.order(order))))
        .orElseGet(
            () ->
                AdvancedErrors.answer(
                    Answer.NOT_FOUND, "NOT_FOUND", "order with this orderID was not found"));
  }

  /** Newest first; the cursor is the number of the page's last order, empty after the last page. */
  Answer list(Call call) {
    List<Order> found = new ArrayList<>(account.orders());
    found.removeIf(orders(call).negate());
    Collections.reverse(found);
    int limit = call.limit(MOST_ORDERS, MOST_ORDERS);
    List<Order> page = found.subList(0, Math.min(limit, found.size()));
    boolean hasNext = found.size() > page.size();
    ObjectNode json = Json.object();
    ArrayNode orders = json.putArray("orders");
    page.forEach(order -> orders.add(AdvancedOrderJson.order(order)));
    json.put("sequence", "0");
    json.put("has_next", hasNext);
    json.put("cursor", hasNext ? Long.toString(page.get(page.size() - 1).sequence()) : "");
    return Answer.ok(json);
  }

  private static Predicate<Order> orders(Call call) {
    List<String> states = call.parameters("order_status");
    long before = number(call.parameter("cursor"));
    return order ->
        fits(order, call)
            && order.sequence() < before
            && (states.isEmpty() || states.contains(AdvancedOrderJson.status(order)))
            && isBetween(
                order.createdAt(), call.parameter("start_date"), call.parameter("end_date"));
  }

  private static boolean fits(Order order, Call call) {
    List<String> products = either(call, "product_ids", "product_id");
    List<String> ids = either(call, "order_ids", "order_id");
    List<String> sides = either(call, "order_side", "side");
    return (products.isEmpty() || products.contains(order.request().productId()))
        && (ids.isEmpty() || ids.contains(order.id()))
        && (sides.isEmpty() || sides.contains(order.request().side().name()));
  }

  private static List<String> either(Call call, String name, String other) {
    List<String> values = new ArrayList<>(call.parameters(name));
    values.addAll(call.parameters(other));
    return values;
  }

  /** From the start on, before the end. */
  private static boolean isBetween(Instant time, Optional<String> start, Optional<String> end) {
    Instant from = start.flatMap(Json::time).orElse(Instant.MIN);
    Instant to = end.flatMap(Json::time).orElse(Instant.MAX);
    return !time.isBefore(from) && time.isBefore(to);
  }

  private static long number(Optional<String> cursor) {
    return cursor
        .filter(text -> text.matches("[0-9]{1,18}"))
        .map(Long::parseLong)
        .orElse(Long.MAX_VALUE);
  }

  /** A fill with its order. */
  private record Trade(Order order, TradeFill fill) {}

  /**
   * Newest first. The cursor never says that this was the last page: there follows an empty one.
   */
  Answer fills(Call call) {
    long before = number(call.parameter("cursor"));
    List<Trade> found = new ArrayList<>();
    for (Order order : account.orders()) {
      for (TradeFill fill : order.fills()) {
        boolean inTime =
            isBetween(
                fill.time(),
                call.parameter("start_sequence_timestamp"),
                call.parameter("end_sequence_timestamp"));
        if (fits(order, call) && inTime && fill.tradeId() < before) {
          found.add(new Trade(order, fill));
        }
      }
    }
    found.sort(Comparator.comparingLong((Trade trade) -> trade.fill().tradeId()).reversed());
    List<Trade> page =
        found.subList(0, Math.min(call.limit(USUAL_FILLS, USUAL_FILLS), found.size()));
    ObjectNode json = Json.object();
    ArrayNode fills = json.putArray("fills");
    page.forEach(trade -> fills.add(AdvancedOrderJson.fill(trade.order(), trade.fill())));
    long last = page.isEmpty() ? Math.min(before, 1) : page.get(page.size() - 1).fill().tradeId();
    json.put("cursor", Long.toString(last));
    return Answer.ok(json);
  }
}
