package io.cryptobot.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptobot.engine.EngineState;
import io.cryptobot.engine.EngineState.OrderState;
import io.cryptobot.engine.Order;
import io.cryptobot.engine.Side;
import io.cryptobot.market.Coin;
import io.cryptobot.portfolio.Dust;
import io.cryptobot.portfolio.PositionState;
import io.cryptobot.portfolio.SleeveId;
import io.cryptobot.portfolio.SleeveState;
import io.cryptobot.risk.RiskState;
import io.cryptobot.state.BotState.Week;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * {@link BotState} as the readable JSON of {@code portfolio_state.json}. Amounts are exact decimal
 * numbers in US dollars, times ISO 8601 with {@code Z}; what is not there yet is {@code null}.
 *
 * <pre>
 * {"ledger_id": "k3v9", "environment": "paper", "phase": "sandbox_test", "capital": 1000,
 *  "coins": ["BTC-USD", ...],
 *  "conservative": {"cash": 629.65, "baseline": 700, "positions": {"BTC-USD": {"quantity": 0.0015,
 *    "cost": 70.35, "entry_price": 46712.35, "opened_at": "2024-01-05T07:00:00Z", "peak": 46901.1,
 *    "decided_exit": null}}},
 *  "aggressive": {"cash": 300, "baseline": 300, "positions": {}},
 *  "risk": {"day": "2024-01-05", "daily_loss": 0, "total_loss": 1.2, "trades_today": 1,
 *    "last_trade": {"BTC-USD": "2024-01-05T07:00:00Z"}},
 *  "next_rebalance": "2024-04-01T00:00:00Z", "last_skim": null, "hard_stopped": false,
 *  "last_step": "2024-01-05T07:00:00Z", "last_judged": {"BTC-USD": "2024-01-05T06:00:00Z"},
 *  "last_exit_judged": {"BTC-USD": "2024-01-05T06:00:00Z"}, "blocks": {"SOL-USD": "stale_price"},
 *  "week": {"begin": "2024-01-01", "value": 1000, "trades": 3, "profit_or_loss": -1.2},
 *  "entries_paused": false,
 *  "loss_flag_written": false, "iterations_without_prices": 0, "done_requests": [],
 *  "orders": {"next": 18, "rebalancing": null, "under_way": [{"number": 17, "coin": "ETH-USD",
 *    "side": "SELL", "size": 0.02, "price": 2301.5, "decided_at": "2024-01-05T07:00:00Z",
 *    "reason": "stop loss"}]},
 *  "intents": [{"order": 17, "client_order_id": "k3v9-17", "body":
 *    "...", "made_at": "2024-01-05T07:00:00Z", "stands_until": "2024-01-05T07:00:30Z",
 *    "held": false, "coins_before": 0.02}],
 *  "config_hash": "1f09ab34c2d1"}
 * </pre>
 */
public final class StateJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int LONGEST_NUMBER = 400;
  private static final int LONGEST_MESSAGE = 200;

  private StateJson() {}

  /** The state as JSON. */
  public static ObjectNode write(BotState state) {
    ObjectNode json = JSON.objectNode();
    json.put("ledger_id", state.ledgerId());
    json.put("environment", state.environment());
    json.put("phase", state.phase());
    put(json, "capital", state.capital());
    json.set("coins", coins(state.coins()));
    json.set("conservative", sleeve(state.engine().conservative()));
    json.set("aggressive", sleeve(state.engine().aggressive()));
    json.set("risk", risk(state.engine().risk(), state.coins()));
    putTime(json, "next_rebalance", state.engine().nextRebalanceSecond());
    putTime(json, "last_skim", state.engine().lastSkimSecond());
    json.put("hard_stopped", state.engine().stopped());
    json.put("last_step", state.lastStep().map(Instant::toString).orElse(null));
    putTimes(json, "last_judged", state.coins(), state.lastJudged());
    putTimes(json, "last_exit_judged", state.coins(), state.lastExitJudged());
    ObjectNode blocks = json.putObject("blocks");
    for (Coin coin : state.coins()) {
      String block = state.blocks().get(coin);
      if (block != null) {
        blocks.put(coin.product(), block);
      }
    }
    json.set("week", state.week().<JsonNode>map(StateJson::week).orElse(JSON.nullNode()));
    json.put("entries_paused", state.switches().entriesPaused());
    json.put("loss_flag_written", state.switches().lossFlagWritten());
    json.put("iterations_without_prices", state.switches().iterationsWithoutPrices());
    ArrayNode done = json.putArray("done_requests");
    state.switches().doneRequests().forEach(done::add);
    json.set("orders", orders(state.engine().orders()));
    json.set("intents", IntentJson.write(state.intents()));
    json.put("config_hash", state.configHash());
    return json;
  }

  private static ObjectNode week(Week week) {
    ObjectNode json = JSON.objectNode();
    json.put("begin", week.begin().toString());
    put(json, "value", week.value());
    json.put("trades", week.trades());
    put(json, "profit_or_loss", week.profitOrLoss());
    return json;
  }

  private static void putTimes(
      ObjectNode json, String name, List<Coin> coins, Map<Coin, Instant> times) {
    ObjectNode member = json.putObject(name);
    for (Coin coin : coins) {
      Instant time = times.get(coin);
      if (time != null) {
        member.put(coin.product(), time.toString());
      }
    }
  }

  private static JsonNode coins(List<Coin> coins) {
    var names = JSON.arrayNode();
    coins.forEach(coin -> names.add(coin.product()));
    return names;
  }

  private static ObjectNode sleeve(SleeveState sleeve) {
    ObjectNode json = JSON.objectNode();
    put(json, "cash", sleeve.cash());
    put(json, "baseline", sleeve.baseline());
    ObjectNode positions = json.putObject("positions");
    sleeve.positions().forEach((coin, position) -> positions.set(coin.product(), json(position)));
    ObjectNode dust = json.putObject("dust");
    sleeve.dust().forEach((coin, rest) -> dust.set(coin.product(), json(rest)));
    return json;
  }

  private static ObjectNode json(PositionState position) {
    ObjectNode json = JSON.objectNode();
    put(json, "quantity", position.quantity());
    put(json, "cost", position.cost());
    json.put("entry_price", position.entryPrice());
    json.put("opened_at", Instant.ofEpochSecond(position.openedSecond()).toString());
    json.put("peak", position.peak());
    json.put("decided_exit", position.decidedExit().orElse(null));
    return json;
  }

  private static ObjectNode json(Dust dust) {
    ObjectNode json = JSON.objectNode();
    put(json, "quantity", dust.quantity());
    put(json, "cost", dust.cost());
    return json;
  }

  private static ObjectNode orders(OrderState orders) {
    ObjectNode json = JSON.objectNode();
    json.put("next", orders.next());
    json.put("rebalancing", orders.rebalancing().map(SleeveId::label).orElse(null));
    ArrayNode underWay = json.putArray("under_way");
    orders.underWay().forEach(order -> underWay.add(order(order)));
    return json;
  }

  static ObjectNode order(Order order) {
    ObjectNode json = JSON.objectNode();
    json.put("number", order.number());
    json.put("coin", order.coin().product());
    json.put("side", order.side().name());
    put(json, "size", order.size());
    json.put("price", order.price());
    json.put("decided_at", Instant.ofEpochSecond(order.second()).toString());
    json.put("reason", order.reason());
    return json;
  }

  private static ObjectNode risk(RiskState risk, List<Coin> coins) {
    ObjectNode json = JSON.objectNode();
    boolean isNew = risk.day() == Long.MIN_VALUE;
    json.put("day", isNew ? null : LocalDate.ofEpochDay(risk.day()).toString());
    put(json, "daily_loss", risk.dailyLoss());
    put(json, "total_loss", risk.totalLoss());
    json.put("trades_today", risk.tradesToday());
    ObjectNode lastTrade = json.putObject("last_trade");
    for (int coin = 0; coin < coins.size(); coin++) {
      long second = risk.lastTradeSeconds().get(coin);
      if (second != Long.MIN_VALUE) {
        lastTrade.put(coins.get(coin).product(), Instant.ofEpochSecond(second).toString());
      }
    }
    return json;
  }

  static void put(ObjectNode json, String name, BigDecimal amount) {
    json.put(name, amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros());
  }

  private static void putTime(ObjectNode json, String name, OptionalLong second) {
    if (second.isPresent()) {
      json.put(name, Instant.ofEpochSecond(second.getAsLong()).toString());
    } else {
      json.putNull(name);
    }
  }

  /**
   * The state that the JSON tells.
   *
   * @throws IllegalArgumentException naming the member that is missing or cannot be
   */
  public static BotState read(JsonNode json) {
    try {
      return state(json);
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      boolean isLong = message.length() > LONGEST_MESSAGE;
      throw new IllegalArgumentException(
          isLong ? message.substring(0, LONGEST_MESSAGE) + "..." : message, e);
    }
  }

  private static BotState state(JsonNode json) {
    List<Coin> coins = new ArrayList<>();
    member(json, "coins").forEach(name -> coins.add(new Coin(name.asText())));
    EngineState engine =
        new EngineState(
            sleeve(member(json, "conservative")),
            sleeve(member(json, "aggressive")),
            risk(member(json, "risk"), coins),
            second(json, "next_rebalance"),
            second(json, "last_skim"),
            member(json, "hard_stopped").asBoolean(),
            orders(member(json, "orders")));
    return new BotState(
        member(json, "ledger_id").asText(),
        member(json, "environment").asText(),
        member(json, "phase").asText(),
        amount(json, "capital"),
        coins,
        engine,
        optional(json, "last_step").map(node -> time(node, "last_step")),
        times(json, "last_judged"),
        times(json, "last_exit_judged"),
        blocks(json),
        optional(json, "week").map(StateJson::week),
        switches(json),
        IntentJson.read(member(json, "intents")),
        member(json, "config_hash").asText());
  }

  private static Map<Coin, Instant> times(JsonNode json, String name) {
    Map<Coin, Instant> times = new LinkedHashMap<>();
    member(json, name)
        .properties()
        .forEach(entry -> times.put(new Coin(entry.getKey()), time(entry.getValue(), name)));
    return times;
  }

  private static Map<Coin, String> blocks(JsonNode json) {
    Map<Coin, String> blocks = new LinkedHashMap<>();
    member(json, "blocks")
        .properties()
        .forEach(entry -> blocks.put(new Coin(entry.getKey()), entry.getValue().asText()));
    return blocks;
  }

  private static Week week(JsonNode json) {
    return new Week(
        day(member(json, "begin"), "begin"),
        amount(json, "value"),
        member(json, "trades").asInt(),
        amount(json, "profit_or_loss"));
  }

  private static BotState.Switches switches(JsonNode json) {
    List<String> done = new ArrayList<>();
    member(json, "done_requests").forEach(id -> done.add(id.asText()));
    return new BotState.Switches(
        member(json, "entries_paused").asBoolean(),
        member(json, "loss_flag_written").asBoolean(),
        done,
        member(json, "iterations_without_prices").asInt());
  }

  private static SleeveState sleeve(JsonNode json) {
    Map<Coin, PositionState> positions = new LinkedHashMap<>();
    member(json, "positions")
        .properties()
        .forEach(entry -> positions.put(new Coin(entry.getKey()), position(entry.getValue())));
    Map<Coin, Dust> dust = new LinkedHashMap<>();
    member(json, "dust")
        .properties()
        .forEach(entry -> dust.put(new Coin(entry.getKey()), dust(entry.getValue())));
    return new SleeveState(amount(json, "cash"), amount(json, "baseline"), positions, dust);
  }

  private static Dust dust(JsonNode json) {
    return new Dust(amount(json, "quantity"), amount(json, "cost"));
  }

  private static PositionState position(JsonNode json) {
    return new PositionState(
        amount(json, "quantity"),
        amount(json, "cost"),
        price(json, "entry_price"),
        time(member(json, "opened_at"), "opened_at").getEpochSecond(),
        price(json, "peak"),
        optional(json, "decided_exit").map(JsonNode::asText));
  }

  private static OrderState orders(JsonNode json) {
    List<Order> underWay = new ArrayList<>();
    member(json, "under_way").forEach(one -> underWay.add(order(one)));
    return new OrderState(
        underWay,
        member(json, "next").longValue(),
        optional(json, "rebalancing").map(label -> sleeveId(label.asText())));
  }

  static Order order(JsonNode json) {
    return new Order(
        member(json, "number").longValue(),
        new Coin(member(json, "coin").asText()),
        Side.valueOf(member(json, "side").asText()),
        amount(json, "size"),
        price(json, "price"),
        time(member(json, "decided_at"), "decided_at").getEpochSecond(),
        member(json, "reason").asText());
  }

  private static SleeveId sleeveId(String label) {
    for (SleeveId id : SleeveId.values()) {
      if (id.label().equals(label)) {
        return id;
      }
    }
    throw new IllegalArgumentException("there is no sleeve " + label);
  }

  private static RiskState risk(JsonNode json, List<Coin> coins) {
    JsonNode lastTrade = member(json, "last_trade");
    List<Long> seconds = new ArrayList<>();
    for (Coin coin : coins) {
      seconds.add(
          optional(lastTrade, coin.product())
              .map(node -> time(node, "last_trade").getEpochSecond())
              .orElse(Long.MIN_VALUE));
    }
    return new RiskState(
        optional(json, "day").map(node -> day(node, "day").toEpochDay()).orElse(Long.MIN_VALUE),
        amount(json, "daily_loss"),
        amount(json, "total_loss"),
        member(json, "trades_today").asInt(),
        seconds);
  }

  private static OptionalLong second(JsonNode json, String name) {
    Optional<JsonNode> node = optional(json, name);
    return node.isPresent()
        ? OptionalLong.of(time(node.get(), name).getEpochSecond())
        : OptionalLong.empty();
  }

  static Instant time(JsonNode node, String name) {
    try {
      return Instant.parse(node.asText());
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(name + " is no time: " + node.asText(), e);
    }
  }

  private static LocalDate day(JsonNode node, String name) {
    try {
      return LocalDate.parse(node.asText());
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(name + " is no day: " + node.asText(), e);
    }
  }

  static BigDecimal amount(JsonNode json, String name) {
    JsonNode node = member(json, name);
    if (!node.isNumber()) {
      throw new IllegalArgumentException(name + " is no number: " + node);
    }
    BigDecimal amount = node.decimalValue();
    // Sums with an amount of a million digits would never end.
    if (amount.precision() > LONGEST_NUMBER || Math.abs(amount.scale()) > LONGEST_NUMBER) {
      throw new IllegalArgumentException(name + " cannot be: " + node);
    }
    return amount;
  }

  private static double price(JsonNode json, String name) {
    double price = amount(json, name).doubleValue();
    if (!(price > 0 && price < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " is no price: " + price);
    }
    return price;
  }

  static Optional<JsonNode> optional(JsonNode json, String name) {
    JsonNode node = json.get(name);
    return node == null || node.isNull() ? Optional.empty() : Optional.of(node);
  }

  static JsonNode member(JsonNode json, String name) {
    return optional(json, name)
        .orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
  }
}
