package io.cryptobot.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * The declaration of one key: all that validation, defaults, messages and an editor need to know of
 * it stands here and nowhere else.
 *
 * @param name as written in the file
 * @param type what the key may hold
 * @param defaultValue what holds where the key is absent; empty where it must be there
 * @param description one line for a person, with the unit
 */
public record ConfigKey(
    String name, ValueType type, Optional<JsonNode> defaultValue, String description) {

  /** A key that must be in the file. */
  static ConfigKey required(String name, ValueType type, String description) {
    return new ConfigKey(name, type, Optional.empty(), description);
  }

  /**
   * A key that may be absent.
   *
   * @param defaultJson the default as it would stand in the file; with {@code null} the key has
   *     none, and may be written as null too
   */
  static ConfigKey optional(String name, ValueType type, String defaultJson, String description) {
    return new ConfigKey(name, type, Optional.of(JsonText.literal(defaultJson)), description);
  }

  public boolean isRequired() {
    return defaultValue.isEmpty();
  }

  /** What the key may hold, in words: {@code a whole number from 2 to 100}. */
  public String range() {
    return type.range();
  }

  /** Whether the key may be there without a value. */
  boolean allowsNull() {
    return defaultValue.isPresent() && defaultValue.get().isNull();
  }
}
