package io.cryptobot.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptobot.config.ValueType.DecimalNumber;
import io.cryptobot.config.ValueType.WholeNumber;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code sweep.json}: which values of which settings a sweep tries.
 *
 * <pre>
 * {
 *   "conservative": { "rsi_buy": { "from": 24, "to": 36, "step": 2 }, "ema_fast": [5, 9] },
 *   "aggressive": { "buy_triggers": [["rsi_dip"], ["rsi_dip", "price_breakout"]] }
 * }
 * </pre>
 *
 * No part of the configuration that a bot runs by: it may be missing.
 */
public final class SweepFile {
  public static final String NAME = "sweep.json";

  private static final int MOST_VALUES = 1_000;
  private static final List<String> ENDS = List.of("from", "to", "step");

  /** What says what a bot is, or does nothing in a backtest, is no matter of optimization. */
  private static final Set<String> NEVER_SWEPT =
      Set.of("strategy_version", "coins", "coin_weights", "timeframe", "signal_max_age_minutes");

  private static final Map<String, String> FILES = files();

  private final Place place;
  private final List<SweepRange> ranges = new ArrayList<>();

  private SweepFile(Place place) {
    this.place = place;
  }

  private static Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("conservative", ConfigSchema.CONSERVATIVE);
    files.put("aggressive", ConfigSchema.AGGRESSIVE);
    return files;
  }

  static String sectionOf(String file) {
    return FILES.entrySet().stream()
        .filter(entry -> entry.getValue().equals(file))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  /**
   * The ranges of a file, in its order.
   *
   * @return empty if it names no setting
   * @throws ConfigException with all that is wrong in it
   */
  public static List<SweepRange> read(Path file) {
    Place place = Place.file(file.getFileName().toString());
    SweepFile sweep = new SweepFile(place);
    ConfigFile.read(file, place).ifPresent(sweep::take);
    if (!place.problems().isEmpty()) {
      throw new ConfigException(place.problems());
    }
    return List.copyOf(sweep.ranges);
  }

  private void take(ObjectNode root) {
    for (Map.Entry<String, JsonNode> entry : root.properties()) {
      String section = entry.getKey();
      String file = FILES.get(section);
      if (file != null) {
        takeSection(file, entry.getValue(), place.at(section));
      } else if (!Section.isComment(section)) {
        place
            .at(section)
            .report("is no known key, the nearest is " + Nearest.to(section, FILES.keySet()));
      }
    }
  }

  private void takeSection(String file, JsonNode section, Place at) {
    if (!section.isObject()) {
      at.report("is " + Shown.value(section) + ", it must be a group of settings in { }");
      return;
    }
    Map<String, ConfigKey> keys = sweptKeys(file);
    for (Map.Entry<String, JsonNode> entry : section.properties()) {
      String name = entry.getKey();
      ConfigKey key = keys.get(name);
      if (key != null) {
        List<JsonNode> values = values(key, entry.getValue(), at.at(name));
        ranges.add(new SweepRange(file, name, values));
      } else if (NEVER_SWEPT.contains(name)) {
        at.at(name).report("cannot be varied by a sweep");
      } else if (!Section.isComment(name)) {
        at.at(name).report("is no known key, the nearest is " + Nearest.to(name, keys.keySet()));
      }
    }
  }

  private static Map<String, ConfigKey> sweptKeys(String file) {
    Map<String, ConfigKey> keys = new LinkedHashMap<>();
    for (ConfigKey key : ConfigSchema.of(file).keys()) {
      if (!NEVER_SWEPT.contains(key.name())) {
        keys.put(key.name(), key);
      }
    }
    return keys;
  }

  private static List<JsonNode> values(ConfigKey key, JsonNode written, Place at) {
    boolean isNumber = key.type() instanceof WholeNumber || key.type() instanceof DecimalNumber;
    if (written instanceof ObjectNode range && isNumber) {
      return steps(key, range, at);
    }
    if (!written.isArray() || written.isEmpty() || written.size() > MOST_VALUES) {
      at.report(
          "is "
              + Shown.value(written)
              + ", it must be a list of 1 to "
              + MOST_VALUES
              + " values"
              + (isNumber ? ", or a group of from, to and step" : ""));
      return List.of();
    }
    List<JsonNode> values = new ArrayList<>();
    for (JsonNode value : written) {
      JsonNode plain = plain(value);
      key.type().complaints(value).forEach(at::report);
      if (values.contains(plain)) {
        at.report("has " + Shown.value(value) + " twice");
      }
      values.add(plain);
    }
    return values;
  }

  /** 30 and 30.0 are one value. */
  private static JsonNode plain(JsonNode value) {
    return value.isNumber() && Numbers.exact(value).isPresent()
        ? DecimalNode.valueOf(Numbers.plain(value.decimalValue()))
        : value;
  }

  private static List<JsonNode> steps(ConfigKey key, ObjectNode range, Place at) {
    for (Map.Entry<String, JsonNode> entry : range.properties()) {
      String name = entry.getKey();
      if (!ENDS.contains(name) && !Section.isComment(name)) {
        at.at(name).report("is no known key, the nearest is " + Nearest.to(name, ENDS));
      }
    }
    Optional<BigDecimal> from = end(key, range, "from", at);
    Optional<BigDecimal> to = end(key, range, "to", at);
    Optional<BigDecimal> step = number(range, "step", at);
    if (from.isEmpty() || to.isEmpty() || step.isEmpty()) {
      return List.of();
    }
    if (from.get().compareTo(to.get()) > 0) {
      at.at("from").report("is " + from.get() + ", it must be at most to, which is " + to.get());
      return List.of();
    }
    return stepped(key, from.get(), to.get(), step.get(), at);
  }

  private static List<JsonNode> stepped(
      ConfigKey key, BigDecimal from, BigDecimal to, BigDecimal step, Place at) {
    BigDecimal most = BigDecimal.valueOf(MOST_VALUES);
    if (step.signum() <= 0 || to.subtract(from).compareTo(step.multiply(most)) >= 0) {
      at.at("step")
          .report("is " + step + ", it must be above 0 and make at most " + most + " values");
      return List.of();
    }
    List<JsonNode> values = new ArrayList<>();
    for (BigDecimal value = from; value.compareTo(to) <= 0; value = value.add(step)) {
      JsonNode node = DecimalNode.valueOf(Numbers.plain(value));
      List<String> complaints = key.type().complaints(node);
      if (!complaints.isEmpty()) {
        at.report("holds a value that " + complaints.get(0));
        return List.of();
      }
      values.add(node);
    }
    return values;
  }

  private static Optional<BigDecimal> end(ConfigKey key, ObjectNode range, String name, Place at) {
    Optional<BigDecimal> number = number(range, name, at);
    if (number.isPresent()) {
      List<String> complaints = key.type().complaints(range.get(name));
      complaints.forEach(at.at(name)::report);
      return complaints.isEmpty() ? number : Optional.empty();
    }
    return number;
  }

  private static Optional<BigDecimal> number(ObjectNode range, String name, Place at) {
    JsonNode value = range.get(name);
    if (value == null) {
      at.at(name).report("is missing, it must be a number");
      return Optional.empty();
    }
    Optional<BigDecimal> number =
        Numbers.exact(value).filter(n -> !Numbers.isTooFine(n)).map(Numbers::plain);
    if (number.isEmpty()) {
      at.at(name).report("is " + Shown.value(value) + ", it must be a number");
    }
    return number;
  }
}
