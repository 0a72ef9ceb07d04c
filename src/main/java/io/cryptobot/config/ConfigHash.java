package io.cryptobot.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * A short name for the values of all files, so that a log row or a backtest can say by which it was
 * made. Equal values give an equal hash, however they are laid out: keys are sorted, comments left
 * out, and 0.7 is 0.70.
 */
final class ConfigHash {
  private static final int SHOWN = 12;

  private final StringBuilder canonical = new StringBuilder();

  private ConfigHash() {}

  /** The first 12 hexadecimal digits of the SHA-256. */
  static String of(Map<String, ? extends JsonNode> contents) {
    ConfigHash hash = new ConfigHash();
    new TreeMap<>(contents).forEach(hash::add);
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(hash.canonical.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, SHOWN);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java runtime has SHA-256", impossible);
    }
  }

  private void add(String key, JsonNode value) {
    addText(key);
    add(value);
  }

  private void add(JsonNode value) {
    if (value.isObject()) {
      canonical.append('{');
      Map<String, JsonNode> sorted = new TreeMap<>();
      value.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
      sorted.keySet().removeIf(Section::isComment);
      sorted.forEach(this::add);
      canonical.append('}');
    } else if (value.isArray()) {
      canonical.append('[');
      value.forEach(this::add);
      canonical.append(']');
    } else if (value.isNumber()) {
      canonical.append(Numbers.plain(value.decimalValue())).append(',');
    } else if (value.isTextual()) {
      addText(value.textValue());
    } else {
      canonical.append(value.asText()).append(',');
    }
  }

  /** With its length in front, so that no two lists of texts read alike. */
  private void addText(String text) {
    canonical.append(text.length()).append(':').append(text);
  }
}
