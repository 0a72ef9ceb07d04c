package io.cryptobot.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each decision names the order that it led to, so that it is found again in the trade log. */
class DecisionOrdersTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path folder;

  private static List<JsonNode> decisions(LiveWorld world) throws IOException {
    List<JsonNode> decisions = new ArrayList<>();
    for (String line : world.decisions()) {
      decisions.add(JSON.readTree(line));
    }
    return decisions;
  }

  @Test
  void aSimulatedEntryNamesTheRunningNumberOfItsOrder() throws Exception {
    LiveWorld world = new LiveWorld(folder, 42);
    world.new Bot().runUntil(world.now.plus(Duration.ofDays(1)));
    List<JsonNode> entries =
        decisions(world).stream().filter(decision -> decision.has("trade")).toList();
    assertFalse(entries.isEmpty());
    List<Long> numbers =
        entries.stream().map(entry -> entry.path("order").path("number").asLong()).toList();
    assertEquals(numbers.stream().distinct().sorted().toList(), numbers);
    assertTrue(entries.stream().noneMatch(entry -> entry.path("order").has("client_order_id")));
    assertTrue(
        decisions(world).stream()
            .filter(decision -> !decision.has("trade"))
            .noneMatch(decision -> decision.has("order")));
  }

  @Test
  void aRealOrdersDecisionAndFillNameItAsTheTradeLogDoes() throws Exception {
    LiveWorld world = new LiveWorld(folder, 42);
    world.trading = MarketAccount.dryRun(world);
    world.new Bot().runUntil(world.now.plus(Duration.ofDays(1)));
    List<String> trades = world.rows("trade_log.csv");
    List<JsonNode> decisions = decisions(world);
    List<JsonNode> fills = decisions.stream().filter(line -> line.has("fill")).toList();
    assertTrue(trades.size() > 3, trades.toString());
    assertEquals(trades.size(), fills.size(), "a line a trade");
    for (int i = 0; i < trades.size(); i++) {
      JsonNode order = fills.get(i).path("order");
      String notes =
          "dry_run client_order_id="
              + order.path("client_order_id").asText()
              + " order_id="
              + order.path("order_id").asText();
      assertTrue(trades.get(i).endsWith("," + notes), trades.get(i));
      assertTrue(trades.get(i).contains(fills.get(i).path("fill").path("side").asText()));
      assertTrue(order.path("order_id").asText().startsWith("dry-run-"));
    }
    List<String> bought =
        fills.stream()
            .filter(fill -> fill.path("fill").path("side").asText().equals("BUY"))
            .filter(fill -> !fill.path("fill").path("reason").asText().equals("rebalance"))
            .map(fill -> fill.path("order").path("client_order_id").asText())
            .toList();
    List<String> decided =
        decisions.stream()
            .filter(line -> line.has("candle") && line.has("order"))
            .map(line -> line.path("order").path("client_order_id").asText())
            .toList();
    assertEquals(bought, decided, "each entry is the order of one judged candle");
  }
}
