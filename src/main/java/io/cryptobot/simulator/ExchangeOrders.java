package io.cryptobot.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cryptobot.simulator.Order.Status;
import io.cryptobot.simulator.OrderRequest.Api;
import io.cryptobot.simulator.OrderRequest.Side;
import io.cryptobot.simulator.OrderRequest.TimeInForce;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Orders and fills of Exchange. */
final class ExchangeOrders {
  private static final int MOST = 1000;
  private static final int USUAL_FILLS = 100;
  private static final int FUNDS_DECIMALS = 8;
  private static final String CLIENT = "client:";

  private final SimulatorAccount account;
  private final OrderDesk desk;

  ExchangeOrders(SimulatorAccount account, OrderDesk desk) {
    this.account = account;
    this.desk = desk;
  }

  Answer create(Call call) {
    @Nullable OrderRequest request =
        Json.read(call.body()).flatMap(ExchangeOrders::request).orElse(null);
    if (request == null) {
      return ExchangeHandler.error(
          Answer.BAD_REQUEST, Rejection.INVALID_CONFIGURATION.exchangeMessage());
    }
    Placement placement = desk.place(request, call.fault());
    return placement instanceof Placement.Accepted accepted
        ? Answer.ok(order(accepted.order()))
        : ExchangeHandler.error(
            Answer.BAD_REQUEST, ((Placement.Refused) placement).reason().exchangeMessage());
  }

  private static Optional<OrderRequest> request(JsonNode body) {
    String type = body.path("type").asText("limit");
    String side = body.path("side").asText();
    Optional<BigDecimal> price = amount(body, "price");
    boolean isMarket = type.equals("market");
    Optional<TimeInForce> time =
        isMarket ? Optional.of(TimeInForce.IMMEDIATE_OR_CANCEL) : timeInForce(body);
    boolean isServed =
        (isMarket || (type.equals("limit") && price.isPresent()))
            && !body.hasNonNull("stop")
            && !body.hasNonNull("stop_price");
    if (!isServed || time.isEmpty() || !(side.equals("buy") || side.equals("sell"))) {
      return Optional.empty();
    }
    String client = body.path("client_oid").asText();
    return Optional.of(
        new OrderRequest(
            client.isEmpty() ? UUID.randomUUID().toString() : client,
            body.path("product_id").asText(),
            side.equals("buy") ? Side.BUY : Side.SELL,
            amount(body, "funds"),
            amount(body, "size"),
            isMarket ? Optional.empty() : price,
            time.get(),
            body.path("post_only").asBoolean(),
            Api.EXCHANGE));
  }

  private static Optional<TimeInForce> timeInForce(JsonNode body) {
    String code = body.path("time_in_force").asText(TimeInForce.GOOD_UNTIL_CANCELLED.code());
    return Arrays.stream(TimeInForce.values()).filter(time -> time.code().equals(code)).findFirst();
  }

  private static Optional<BigDecimal> amount(JsonNode body, String name) {
    return Amounts.read(body.path(name).asText());
  }

  /** By its id or as {@code client:} with the client's; not if it ended without a fill. */
  Answer one(Call call) {
    return find(call.lastSegment())
        .filter(order -> order.status() != Status.CANCELLED || !order.fills().isEmpty())
        .map(order -> Answer.ok(order(order)))
        .orElseGet(ExchangeHandler::notFound);
  }

  private Optional<Order> find(String id) {
    return id.startsWith(CLIENT)
        ? account.ofClient(id.substring(CLIENT.length()))
        : account.find(id);
  }

  Answer cancel(Call call) {
    Optional<Order> known = find(call.lastSegment());
    if (known.isEmpty()) {
      return ExchangeHandler.error(Answer.NOT_FOUND, "order not found");
    }
    return account
        .cancel(known.get().id())
        .map(order -> Answer.ok(TextNode.valueOf(order.id())))
        .orElseGet(() -> ExchangeHandler.error(Answer.BAD_REQUEST, "Order already done"));
  }

  /** All open ones, or those of a product. */
  Answer cancelAll(Call call) {
    ArrayNode ids = Json.array();
    Optional<String> product = call.parameter("product_id");
    for (Order order : account.orders()) {
      boolean fits = product.isEmpty() || product.get().equals(order.request().productId());
      if (fits && account.cancel(order.id()).isPresent()) {
        ids.add(order.id());
      }
    }
    return Answer.ok(ids);
  }

  /** Newest first; those that are not done, unless a status is asked for. */
  Answer list(Call call) {
    List<String> states = call.parameters("status");
    Optional<String> product = call.parameter("product_id");
    List<Order> found = new ArrayList<>(account.orders());
    found.removeIf(
        order ->
            !(states.isEmpty()
                    ? order.isOpen()
                    : states.contains("all") || states.contains(status(order)))
                || product.filter(id -> !id.equals(order.request().productId())).isPresent());
    Collections.reverse(found);
    return page(call, found, Order::sequence, this::order, MOST);
  }

  /** A fill with its order. */
  private record Trade(Order order, TradeFill fill) {
    long id() {
      return fill.tradeId();
    }
  }

  /** Newest first; of an order or of a product. */
  Answer fills(Call call) {
    Optional<String> wantedOrder = call.parameter("order_id");
    Optional<String> wantedProduct = call.parameter("product_id");
    if (wantedOrder.isEmpty() && wantedProduct.isEmpty()) {
      return ExchangeHandler.error(
          Answer.BAD_REQUEST, "Must specify either order_id or product_id");
    }
    List<Trade> found = new ArrayList<>();
    for (Order order : account.orders()) {
      boolean fits =
          wantedOrder.filter(id -> !id.equals(order.id())).isEmpty()
              && wantedProduct.filter(id -> !id.equals(order.request().productId())).isEmpty();
      if (fits) {
        order.fills().forEach(fill -> found.add(new Trade(order, fill)));
      }
    }
    found.sort(Comparator.comparingLong(Trade::id).reversed());
    return page(call, found, Trade::id, trade -> fill(trade.order(), trade.fill()), USUAL_FILLS);
  }

  /**
   * The rows after or before a cursor. CB-AFTER leads to older rows, CB-BEFORE to newer ones; an
   * empty page has neither.
   */
  private static <T> Answer page(
      Call call,
      List<T> newestFirst,
      ToLongFunction<T> number,
      Function<T, JsonNode> json,
      int usual) {
    long after = cursor(call, "after", Long.MAX_VALUE);
    long before = cursor(call, "before", 0);
    List<T> rows =
        newestFirst.stream()
            .filter(row -> number.applyAsLong(row) < after && number.applyAsLong(row) > before)
            .limit(call.limit(usual, MOST))
            .toList();
    ArrayNode page = Json.array();
    rows.forEach(row -> page.add(json.apply(row)));
    Answer answer = Answer.ok(page);
    return rows.isEmpty()
        ? answer
        : answer.with(
            Map.of(
                "CB-AFTER", Long.toString(number.applyAsLong(rows.get(rows.size() - 1))),
                "CB-BEFORE", Long.toString(number.applyAsLong(rows.get(0)))));
  }

  private static long cursor(Call call, String name, long otherwise) {
    return call.parameter(name)
        .filter(text -> text.matches("[0-9]{1,18}"))
        .map(Long::parseLong)
        .orElse(otherwise);
  }

  private static String status(Order order) {
    if (!order.isOpen()) {
      return "done";
    }
    boolean waits = order.request().isMarket() && order.fills().isEmpty();
    return waits ? "pending" : "open";
  }

  /** {@code funds} is what is left of {@code specified_funds} without the fee. */
  private ObjectNode order(Order order) {
    OrderRequest request = order.request();
    ObjectNode json = Json.object();
    json.put("id", order.id());
    request.limitPrice().ifPresent(price -> json.put("price", Amounts.text(price)));
    request.baseSize().ifPresent(size -> json.put("size", Amounts.text(size)));
    json.put("product_id", request.productId());
    json.put("side", request.side().name().toLowerCase(Locale.ROOT));
    json.put("client_oid", request.clientId());
    json.put("stp", "dc");
    request
        .quoteSize()
        .ifPresent(
            specified ->
                json.put("funds", Amounts.text(funds(specified)))
                    .put("specified_funds", Amounts.text(specified)));
    json.put("type", request.isMarket() ? "market" : "limit");
    if (!request.isMarket()) {
      json.put("time_in_force", request.timeInForce().code());
    }
    json.put("post_only", request.postOnly());
    json.put("created_at", Json.time(order.createdAt()));
    order
        .doneAt()
        .ifPresent(
            time ->
                json.put("done_at", Json.time(time))
                    .put("done_reason", order.status() == Status.FILLED ? "filled" : "canceled"));
    json.put("fill_fees", Amounts.text(order.fees()));
    json.put("filled_size", Amounts.text(order.filledSize()));
    json.put("executed_value", Amounts.text(order.filledValue()));
    json.put("status", status(order));
    json.put("settled", !order.isOpen());
    return json;
  }

  /** What is left for coins when the fee is taken off, cut as in the recorded order. */
  private BigDecimal funds(BigDecimal specified) {
    BigDecimal whole = account.rates().taker().add(BigDecimal.ONE);
    return specified.divide(whole, FUNDS_DECIMALS, RoundingMode.DOWN);
  }

  private static ObjectNode fill(Order order, TradeFill fill) {
    return Json.object()
        .put("created_at", Json.time(fill.time()))
        .put("trade_id", fill.tradeId())
        .put("product_id", order.request().productId())
        .put("order_id", order.id())
        .put("user_id", "000000000000000000000000")
        .put("profile_id", ExchangeHandler.PROFILE)
        .put("liquidity", fill.maker() ? "M" : "T")
        .put("price", Amounts.text(fill.price()))
        .put("size", Amounts.text(fill.size()))
        .put("fee", Amounts.text(fill.fee()))
        .put("side", order.request().side().name().toLowerCase(Locale.ROOT))
        .put("settled", true);
  }
}
