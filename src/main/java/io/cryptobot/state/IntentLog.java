package io.cryptobot.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptobot.engine.EngineState.OrderState;
import io.cryptobot.engine.Order;
import io.cryptobot.files.FileLayer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code data/intent.log}: orders that had to go although the state could not be saved, a line
 * each, on disk before the order leaves. The next start takes them up as orders under way. A torn
 * line is of an order that was not sent.
 *
 * <pre>
 * {"ledger_id":"1f09ab34","order":{"number":1769040000,"coin":"ETH-USD","side":"SELL","size":0.02,
 *  "price":2301.5,"decided_at":"2026-01-22T00:00:00Z","reason":"stop loss"},
 *  "intent":{"order":1769040000,"client_order_id":"...","body":"...", ...}}
 * </pre>
 */
public final class IntentLog {
  public static final String FILE = "intent.log";

  private static final Logger LOG = LoggerFactory.getLogger(IntentLog.class);
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final Path file;
  private final FileLayer layer;

  public IntentLog(Path data, FileLayer layer) {
    this.file = data.resolve(FILE);
    this.layer = layer;
  }

  private record Line(Order order, OrderIntent intent) {}

  /**
   * Adds a line; when it returns, the line survives whatever happens.
   *
   * @throws IOException if it cannot be written
   */
  public void add(String ledgerId, Order order, OrderIntent intent) throws IOException {
    ObjectNode line = JSON.createObjectNode();
    line.put("ledger_id", ledgerId);
    line.set("order", StateJson.order(order));
    line.set("intent", IntentJson.write(intent));
    // The line before may be torn.
    layer.append(file, ("\n" + line + "\n").getBytes(StandardCharsets.UTF_8));
    layer.force(file);
  }

  /**
   * The state with the orders that it does not know as under way. Those that it knows of, for it
   * was saved since, stay as they are; one whose coin has another order under way is left to be
   * read from the exchange.
   *
   * @throws IOException if the log is there and cannot be read
   */
  public BotState applied(BotState state) throws IOException {
    if (!Files.exists(file)) {
      return state;
    }
    BotState now = state;
    // A torn line may end in the middle of a letter.
    String all = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    for (String text : all.lines().toList()) {
      Optional<Line> line = text.isBlank() ? Optional.empty() : line(text, state.ledgerId());
      if (line.isPresent()) {
        now = taken(now, line.get());
      }
    }
    return now;
  }

  private static Optional<Line> line(String text, String ledgerId) {
    try {
      JsonNode json = JSON.readTree(text);
      return StateJson.member(json, "ledger_id").asText().equals(ledgerId)
          ? Optional.of(
              new Line(
                  StateJson.order(StateJson.member(json, "order")),
                  IntentJson.intent(StateJson.member(json, "intent"))))
          : Optional.empty();
    } catch (JsonProcessingException | IllegalArgumentException e) {
      LOG.warn("event=torn_intent line=\"{}\"", text);
      return Optional.empty();
    }
  }

  private static BotState taken(BotState state, Line line) {
    OrderState orders = state.engine().orders();
    boolean isCoinFree =
        orders.underWay().stream().noneMatch(one -> one.coin().equals(line.order().coin()));
    if (line.order().number() < orders.next() || !isCoinFree) {
      return state;
    }
    LOG.warn("event=intent_taken_up id={}", line.intent().clientOrderId());
    List<Order> underWay = new ArrayList<>(orders.underWay());
    underWay.add(line.order());
    List<OrderIntent> intents = new ArrayList<>(state.intents());
    intents.add(line.intent());
    return state
        .with(
            state
                .engine()
                .with(new OrderState(underWay, line.order().number() + 1, orders.rebalancing())))
        .withIntents(intents);
  }
}
