package io.cryptobot.config;

import com.fasterxml.jackson.databind.JsonNode;

/** How values from a file are shown in a message: short, and never over more than one line. */
final class Shown {
  private static final int LONGEST = 60;

  private Shown() {}

  /** The value as the person wrote it: texts in quotes, lists and groups by their kind. */
  static String value(JsonNode value) {
    if (value.isTextual()) {
      return text(value.textValue());
    }
    if (value.isArray()) {
      return value.isEmpty() ? "an empty list" : "a list";
    }
    if (value.isObject()) {
      return "a group { }";
    }
    return shortened(value.asText());
  }

  static String text(String text) {
    return '"' + shortened(text) + '"';
  }

  static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }

  static String onOneLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      line.append(Character.isISOControl(c) ? ' ' : c);
    }
    return line.toString();
  }
}
