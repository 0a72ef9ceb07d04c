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
    for (OrderIntent intent : intents) {
      ObjectNode one = json.addObject();
      one.put("order", intent.order());
      one.put("client_order_id", intent.clientOrderId());
      one.put("body", intent.body());
      one.put("made_at", intent.madeAt().toString());
      one.put("stands_until", intent.standsUntil().toString());
      one.put("held", intent.isHeld());
      intent.coinsBefore().ifPresent(coins -> StateJson.put(one, COINS_BEFORE, coins));
    }
    return json;
  }

  static List<OrderIntent> read(JsonNode json) {
    List<OrderIntent> intents = new ArrayList<>();
    for (JsonNode one : json) {
      intents.add(
          new OrderIntent(
              StateJson.member(one, "order").longValue(),
              StateJson.member(one, "client_order_id").asText(),
              StateJson.member(one, "body").asText(),
              StateJson.time(StateJson.member(one, "made_at"), "made_at"),
              StateJson.time(StateJson.member(one, "stands_until"), "stands_until"),
              StateJson.member(one, "held").asBoolean(),
              StateJson.optional(one, COINS_BEFORE)
                  .map(node -> StateJson.amount(one, COINS_BEFORE))));
    }
    return intents;
  }
}
