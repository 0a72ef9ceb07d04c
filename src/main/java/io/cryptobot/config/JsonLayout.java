package io.cryptobot.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Where in a text of sound JSON its keys and values stand, to add to it without a rewrite. */
final class JsonLayout {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final String text;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Map<String, Integer> ends = new LinkedHashMap<>();
  private final JsonParser parser;

  /**
   * A key with its value.
   *
   * @param start of the key's first quote
   * @param end after the value's last letter
   */
  private record Entry(int start, int end) {}

  private JsonLayout(String text, JsonParser parser) {
    this.text = text;
    this.parser = parser;
  }

  /**
   * @param text a JSON object that was read before
   */
  static JsonLayout of(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      JsonLayout layout = new JsonLayout(text, parser);
      parser.nextToken();
      layout.object("");
      return layout;
    } catch (IOException broken) {
      throw new UncheckedIOException("not JSON, though it was read before", broken);
    }
  }

  private void object(String path) throws IOException {
    ends.put(path, after());
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = path + parser.currentName();
      int start = (int) parser.currentTokenLocation().getCharOffset();
      JsonToken value = parser.nextToken();
      if (value == JsonToken.START_OBJECT) {
        object(key + ".");
      } else if (value == JsonToken.START_ARRAY) {
        parser.skipChildren();
      } else {
        // A text is read to its end only when it is asked for.
        parser.getText();
      }
      entries.put(key, new Entry(start, after()));
      ends.put(path, after());
    }
  }

  private int after() {
    return (int) parser.currentLocation().getCharOffset();
  }

  /**
   * Key and value as they are written.
   *
   * @param key with the names above it: {@code coingecko.url}
   */
  Optional<String> written(String key) {
    return Optional.ofNullable(entries.get(key)).map(at -> text.substring(at.start(), at.end()));
  }

  /**
   * The text with more keys at the end of an object.
   *
   * @param path of the object with its last dot; empty for the outermost
   * @param written keys with values, as {@link #written} gives them
   */
  String with(String path, Iterable<String> written) {
    int end = ends.getOrDefault(path, 0);
    String lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
    int depth = 1 + (int) path.chars().filter(c -> c == '.').count();
    StringBuilder added = new StringBuilder();
    boolean isEmpty = text.charAt(end - 1) == '{' && !endsAnEntry(end);
    for (String entry : written) {
      added.append(isEmpty ? "" : ",").append(lineEnd).append("  ".repeat(depth));
      added.append(entry.replace("\r\n", "\n").replace("\n", lineEnd));
      isEmpty = false;
    }
    return text.substring(0, end) + added + text.substring(end);
  }

  private boolean endsAnEntry(int end) {
    return entries.values().stream().anyMatch(entry -> entry.end() == end);
  }
}
