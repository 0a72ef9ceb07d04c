package io.cryptobot.credential;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of a stored secret. Never shows a value by itself. */
public final class Secret {
  private final Map<String, String> fields;

  /**
   * A secret of these fields; blank ones, and those that a template was left with, are left out.
   */
  public Secret(Map<String, String> fields) {
    Map<String, String> filled = new LinkedHashMap<>();
    fields.forEach(
        (name, value) -> {
          if (!value.isBlank() && !isPlaceholder(value.strip())) {
            filled.put(name, value.strip());
          }
        });
    this.fields = filled;
  }

  /** Those of the fields that a JSON object has; a missing object has none. */
  static Secret of(JsonNode object, Iterable<String> names) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String name : names) {
      JsonNode value = object.path(name);
      if (value.isValueNode() && !value.isNull()) {
        fields.put(name, value.asText());
      }
    }
    return new Secret(fields);
  }

  /** As credentials.example.json has them where something is to be filled in. */
  private static boolean isPlaceholder(String value) {
    return value.startsWith("your_") || value.startsWith("optional_for_");
  }

  public boolean isEmpty() {
    return fields.isEmpty();
  }

  public Optional<String> find(String field) {
    return Optional.ofNullable(fields.get(field));
  }

  /**
   * A field that has to be there.
   *
   * @throws UnusableSecretException if it is not
   */
  public String get(String field) throws UnusableSecretException {
    @Nullable String value = fields.get(field);
    if (value == null) {
      throw new UnusableSecretException(field + " is missing");
    }
    return value;
  }

  /** All fields, for a store. */
  Map<String, String> fields() {
    return Map.copyOf(fields);
  }

  @Override
  public String toString() {
    return fields.keySet() + " (hidden)";
  }
}
