package io.cryptobot.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The checked values of a section, the default where a key is absent. To be asked only for values
 * that the section's check found sound.
 */
final class Values {
  private final Section section;
  private final ObjectNode object;

  Values(Section section, ObjectNode object) {
    this.section = section;
    this.object = object;
  }

  int whole(String name) {
    return node(name).decimalValue().intValueExact();
  }

  double number(String name) {
    return node(name).doubleValue();
  }

  BigDecimal decimal(String name) {
    return Numbers.plain(node(name).decimalValue());
  }

  boolean flag(String name) {
    return node(name).booleanValue();
  }

  String text(String name) {
    return node(name).textValue();
  }

  Optional<String> optionalText(String name) {
    return Optional.ofNullable(node(name).textValue());
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    node(name).forEach(text -> texts.add(text.textValue()));
    return List.copyOf(texts);
  }

  /** An address that paths are added to. */
  URI address(String name) {
    return WebAddress.base(text(name));
  }

  /** A number per coin in the order of the file; empty where the key has no value. */
  Map<String, BigDecimal> fractions(String name) {
    Map<String, BigDecimal> fractions = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : node(name).properties()) {
      if (!Section.isComment(entry.getKey())) {
        fractions.put(entry.getKey(), Numbers.plain(entry.getValue().decimalValue()));
      }
    }
    return fractions;
  }

  Values group(String name) {
    if (key(name).type() instanceof ValueType.Group type && node(name) instanceof ObjectNode node) {
      return new Values(type.section(), node);
    }
    throw new IllegalArgumentException(name + " is no group");
  }

  /** Whether the file itself holds the key. */
  boolean isWritten(String name) {
    return object.has(name);
  }

  private JsonNode node(String name) {
    JsonNode written = object.get(name);
    return written != null ? written : key(name).defaultValue().orElseThrow();
  }

  private ConfigKey key(String name) {
    return section.key(name).orElseThrow();
  }
}
