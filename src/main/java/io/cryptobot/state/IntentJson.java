package io.cryptobot.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Intents in the state file. */
final class IntentJson {
  private static final String COINS_BEFORE = "coins_before";

  private IntentJson() {}

  static ArrayNode write(List<OrderIntent> intents) {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    intents.forEach(intent -> json.add(write(intent)));
    return json;
  }

  static ObjectNode write(OrderIntent intent) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("order", intent.order());
    json.put("client_order_id", intent.clientOrderId());
    json.put("body", intent.body());
    json.put("made_at", intent.madeAt().toString());
    json.put("stands_until", intent.standsUntil().toString());
    json.put("held", intent.isHeld());
    intent.coinsBefore().ifPresent(coins -> StateJson.put(json, COINS_BEFORE, coins));
    return json;
  }

  static List<OrderIntent> read(JsonNode json) {
    List<OrderIntent> intents = new ArrayList<>();
    json.forEach(one -> intents.add(intent(one)));
    return intents;
  }

  static OrderIntent intent(JsonNode json) {
    return new OrderIntent(
        StateJson.member(json, "order").longValue(),
        StateJson.member(json, "client_order_id").asText(),
        StateJson.member(json, "body").asText(),
        StateJson.time(StateJson.member(json, "made_at"), "made_at"),
        StateJson.time(StateJson.member(json, "stands_until"), "stands_until"),
        StateJson.member(json, "held").asBoolean(),
        StateJson.optional(json, COINS_BEFORE).map(node -> StateJson.amount(json, COINS_BEFORE)));
  }
}
