package io.cryptobot.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys of one JSON object, in the order of the file. */
final class Section {
  private final Map<String, ConfigKey> keys = new LinkedHashMap<>();

  Section(Collection<ConfigKey> keys) {
    for (ConfigKey key : keys) {
      this.keys.put(key.name(), key);
    }
  }

  static boolean isComment(String key) {
    return key.startsWith("_");
  }

  List<ConfigKey> keys() {
    return List.copyOf(keys.values());
  }

  Optional<ConfigKey> key(String name) {
    return Optional.ofNullable(keys.get(name));
  }

  /** Reports unknown and missing keys and wrong values of the object. */
  void check(JsonNode object, Place place) {
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      String name = entry.getKey();
      ConfigKey key = keys.get(name);
      if (key != null) {
        checkValue(key, entry.getValue(), place.at(name));
      } else if (!isComment(name)) {
        place.at(name).report("is no known key, the nearest is " + Nearest.to(name, keys.keySet()));
      }
    }
    for (ConfigKey key : keys.values()) {
      if (key.isRequired() && !object.has(key.name())) {
        place.at(key.name()).report("is missing, it must be " + key.range());
      }
    }
  }

  private static void checkValue(ConfigKey key, JsonNode value, Place place) {
    if (value.isNull() && key.allowsNull()) {
      return;
    }
    if (value instanceof ObjectNode group && key.type() instanceof ValueType.Group type) {
      type.section().check(group, place);
      return;
    }
    for (String complaint : key.type().complaints(value)) {
      place.report(complaint);
    }
  }
}
