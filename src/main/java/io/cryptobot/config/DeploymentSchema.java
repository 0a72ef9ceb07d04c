package io.cryptobot.config;

import static io.cryptobot.config.ConfigKey.optional;
import static io.cryptobot.config.ConfigKey.required;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptobot.config.PhaseSettings.HardStopAction;
import io.cryptobot.config.ValueType.DecimalNumber;
import io.cryptobot.config.ValueType.OneOf;
import io.cryptobot.config.ValueType.Text;
import io.cryptobot.config.ValueType.TrueOrFalse;
import io.cryptobot.config.ValueType.WholeNumber;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Declares {@code deployment.json}: phases by name, each with the same keys. */
final class DeploymentSchema {
  /** The phases of the rollout, which the file must have. */
  static final List<String> PHASES =
      List.of("sandbox_test", "micro_live", "light_live", "full_live");

  private static final int LONGEST_NAME = 40;

  /** The sandbox that went with Coinbase Pro: kept so that older files load, but never called. */
  private static final String RETIRED_SANDBOX = "https://api-public.sandbox.pro.coinbase.com";

  private static final ValueType FLAG = new TrueOrFalse();
  private static final ValueType USD = DecimalNumber.between("0.01", "10000000");

  /** The keys of a phase. */
  static final Section SECTION =
      new Section(
          List.of(
              required("description", new Text(200), "For a person"),
              required("capital", USD, "US dollars the bot trades with"),
              required("max_daily_loss", USD, "US dollars lost in a UTC day that stop entries"),
              required("max_total_loss", USD, "US dollars lost that stop the bot"),
              required("max_position_size", USD, "US dollars of the largest entry"),
              required("require_confirmation", FLAG, "Whether a person is asked before an entry"),
              required("enable_kill_switch", FLAG, "Must be true: the kill switch cannot be off"),
              required("use_sandbox", FLAG, "Whether the phase is for the sandbox alone"),
              optional("sandbox_url", new Text(200), "null", "Not used; see connections.json"),
              optional("min_order_usd", USD, "1", "US dollars; no smaller order is made"),
              optional(
                  "max_trades_per_day",
                  new WholeNumber(1, 1_000),
                  "20",
                  "Trades of a UTC day after which no entry is made"),
              optional(
                  "hard_stop_action",
                  new OneOf(List.of("hold", "sell")),
                  "\"hold\"",
                  "What max_total_loss does to open positions")));

  private DeploymentSchema() {}

  static void check(ObjectNode root, Place place) {
    for (Map.Entry<String, JsonNode> entry : root.properties()) {
      if (!Section.isComment(entry.getKey())) {
        checkPhase(entry.getKey(), entry.getValue(), place.at(entry.getKey()));
      }
    }
    for (String phase : PHASES) {
      if (!root.has(phase)) {
        place.at(phase).report("is missing, it must be a phase in { }");
      }
    }
  }

  private static void checkPhase(String name, JsonNode value, Place place) {
    if (!isName(name)) {
      place.report(
          "is no name for a phase, it must be 1 to "
              + LONGEST_NAME
              + " small letters, digits or _");
    }
    if (value instanceof ObjectNode phase) {
      SECTION.check(phase, place);
      checkTogether(new Values(SECTION, phase), place);
    } else {
      place.report("is " + Shown.value(value) + ", it must be a phase in { }");
    }
  }

  private static boolean isName(String name) {
    return name.length() <= LONGEST_NAME
        && !name.isEmpty()
        && name.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_');
  }

  private static void checkTogether(Values values, Place place) {
    if (place.areSound("enable_kill_switch") && !values.flag("enable_kill_switch")) {
      place
          .at("enable_kill_switch")
          .report("is false, it must be true: the kill switch cannot be switched off");
    }
    if (place.areSound("sandbox_url")) {
      values
          .optionalText("sandbox_url")
          .filter(url -> !url.equals(RETIRED_SANDBOX))
          .ifPresent(url -> reportSandbox(place.at("sandbox_url")));
    }
    // A limit above the one that acts before it would never act: no limit at all.
    checkAtMost(values, place, "max_daily_loss", "max_total_loss");
    checkAtMost(values, place, "max_total_loss", "capital");
    checkAtMost(values, place, "min_order_usd", "max_position_size");
  }

  private static void reportSandbox(Place place) {
    place.report("is not used, set the address in connections.json, coinbase_exchange_sandbox.url");
  }

  private static void checkAtMost(Values values, Place place, String lower, String higher) {
    if (place.areSound(lower, higher)
        && values.decimal(lower).compareTo(values.decimal(higher)) > 0) {
      place
          .at(lower)
          .report(
              "is "
                  + values.decimal(lower)
                  + ", it must be at most "
                  + higher
                  + ", which is "
                  + values.decimal(higher));
    }
  }

  static Map<String, PhaseSettings> settings(ObjectNode root) {
    Map<String, PhaseSettings> phases = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : root.properties()) {
      if (entry.getValue() instanceof ObjectNode phase && !Section.isComment(entry.getKey())) {
        phases.put(entry.getKey(), phase(entry.getKey(), new Values(SECTION, phase)));
      }
    }
    return phases;
  }

  private static PhaseSettings phase(String name, Values values) {
    return new PhaseSettings(
        name,
        values.text("description"),
        values.decimal("capital"),
        values.decimal("max_daily_loss"),
        values.decimal("max_total_loss"),
        values.decimal("max_position_size"),
        values.flag("require_confirmation"),
        values.flag("use_sandbox"),
        values.decimal("min_order_usd"),
        values.whole("max_trades_per_day"),
        HardStopAction.valueOf(values.text("hard_stop_action").toUpperCase(Locale.ROOT)));
  }
}
