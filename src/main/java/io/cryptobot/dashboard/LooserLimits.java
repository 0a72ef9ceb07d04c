package io.cryptobot.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptobot.config.ConfigSchema;
import io.cryptobot.config.TypedValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Tells which changes of a configuration file let the bot risk more than before. */
final class LooserLimits {
  /** A higher number risks more. */
  private static final Set<String> CEILINGS =
      Set.of(
          "capital",
          "max_daily_loss",
          "max_total_loss",
          "max_position_size",
          "max_trades_per_day",
          "stop_loss_percent",
          "position_fraction",
          "max_hold_hours",
          "signal_max_age_minutes",
          "aggressive_pct",
          "aggressive_cap_pct");

  /** A lower number risks more. */
  private static final Set<String> FLOORS = Set.of("min_trade_interval_minutes");

  /** {@code false} takes a safeguard away. */
  private static final Set<String> SAFEGUARDS =
      Set.of(
          "require_confirmation",
          "use_sandbox",
          "entry_needs_no_exit_signal",
          "rebalance_profits_only");

  private LooserLimits() {}

  /**
   * A limit that an edit loosens.
   *
   * @param key such as {@code micro_live.max_daily_loss}
   * @param from as a person types it
   * @param to as a person types it
   */
  record Looser(String key, String from, String to) {}

  /** The limits that are looser after than before. */
  static List<Looser> between(String fileName, ObjectNode before, ObjectNode after) {
    List<Looser> looser = new ArrayList<>();
    ConfigSchema schema = ConfigSchema.of(fileName);
    Set<String> keys = new TreeSet<>();
    addKeys(schema, before, keys);
    addKeys(schema, after, keys);
    for (String key : keys) {
      JsonNode from = value(schema, before, key);
      JsonNode to = value(schema, after, key);
      if (!from.equals(to) && isLooser(key.substring(key.lastIndexOf('.') + 1), from, to)) {
        looser.add(new Looser(key, TypedValue.shown(from), TypedValue.shown(to)));
      }
    }
    return looser;
  }

  private static void addKeys(ConfigSchema schema, ObjectNode content, Set<String> keys) {
    if (!schema.isPerPhase()) {
      schema.keys().forEach(key -> keys.add(key.name()));
      return;
    }
    for (Map.Entry<String, JsonNode> phase : content.properties()) {
      if (phase.getValue().isObject()) {
        schema.keys().forEach(key -> keys.add(phase.getKey() + "." + key.name()));
      }
    }
  }

  private static JsonNode value(ConfigSchema schema, ObjectNode content, String key) {
    JsonNode written = content.at("/" + key.replace('.', '/'));
    return written.isMissingNode()
        ? schema.key(key).flatMap(known -> known.defaultValue()).orElse(MissingNode.getInstance())
        : written;
  }

  private static boolean isLooser(String name, JsonNode from, JsonNode to) {
    if (CEILINGS.contains(name)) {
      return number(to).compareTo(number(from)) > 0;
    }
    if (FLOORS.contains(name)) {
      return number(to).compareTo(number(from)) < 0;
    }
    if (SAFEGUARDS.contains(name)) {
      return from.asBoolean() && !to.asBoolean();
    }
    if (name.equals("hard_stop_action")) {
      return to.asText().equals("hold");
    }
    return name.equals("coin_weights") && !isEachAtMost(to, from);
  }

  private static BigDecimal number(JsonNode value) {
    return value.isNumber() ? value.decimalValue() : BigDecimal.ZERO;
  }

  /** Equal shares, which stand for no weights at all, cannot be compared: that counts as looser. */
  private static boolean isEachAtMost(JsonNode weights, JsonNode limits) {
    if (!weights.isObject() || !limits.isObject()) {
      return false;
    }
    return weights.properties().stream()
        .allMatch(
            entry -> number(entry.getValue()).compareTo(number(limits.path(entry.getKey()))) <= 0);
  }
}
