package io.cryptobot.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/**
 * Advanced Trade takes the names of members and parameters as it writes them, {@code product_id},
 * and as {@code productId}: Coinbase's own library for TypeScript sends nothing else.
 */
final class SnakeNames {
  private SnakeNames() {}

  /** {@code market_market_ioc} of {@code marketMarketIoc} and of itself. */
  static String of(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  /** The same with the names of all members so written. */
  static JsonNode of(JsonNode json) {
    if (json.isObject()) {
      ObjectNode renamed = Json.object();
      json.properties().forEach(member -> renamed.set(of(member.getKey()), of(member.getValue())));
      return renamed;
    }
    if (json.isArray()) {
      ArrayNode renamed = Json.array();
      json.forEach(element -> renamed.add(of(element)));
      return renamed;
    }
    return json;
  }
}
