package io.cryptobot.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Replaces values in the text of a configuration file and leaves all else as the person wrote it.
 */
public final class ConfigEdit {
  private static final JsonFactory FACTORY = new JsonFactory();

  private ConfigEdit() {}

  /** Where a value stands in the text, the end not included. */
  private record Spot(int begin, int end) {}

  /**
   * The text with other values for keys of the outermost group; a key that is not there is added
   * behind the last.
   *
   * @param text a JSON object, without a byte order mark
   * @throws IllegalArgumentException if it is none
   */
  public static String withValues(String text, Map<String, JsonNode> values) {
    StringBuilder edited = new StringBuilder(text);
    TreeMap<Integer, String> replaced = new TreeMap<>();
    Map<String, Spot> spots = new TreeMap<>();
    Spot all = spots(text, spots);
    StringBuilder added = new StringBuilder();
    values.forEach(
        (key, value) -> {
          Spot spot = spots.get(key);
          if (spot == null) {
            added.append(",\n  \"").append(key).append("\": ").append(value);
          } else {
            replaced.put(spot.begin(), key);
          }
        });
    edited.insert(all.end(), spots.isEmpty() && added.length() > 0 ? added.substring(1) : added);
    for (Map.Entry<Integer, String> next : replaced.descendingMap().entrySet()) {
      Spot spot = spots.get(next.getValue());
      edited.replace(
          next.getKey(), spot == null ? next.getKey() : spot.end(), written(values, next));
    }
    return edited.toString();
  }

  private static String written(Map<String, JsonNode> values, Map.Entry<Integer, String> next) {
    return String.valueOf(values.get(next.getValue()));
  }

  /** Finds each key's value; returns from the first to behind the last. */
  private static Spot spots(String text, Map<String, Spot> spots) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("no JSON object");
      }
      int first = (int) parser.currentLocation().getCharOffset();
      int last = first;
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String key = parser.currentName();
        parser.nextToken();
        int begin = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        parser.finishToken();
        last = (int) parser.currentLocation().getCharOffset();
        spots.put(key, new Spot(begin, last));
      }
      return new Spot(first, last);
    } catch (IOException e) {
      throw new IllegalArgumentException("no JSON", e);
    }
  }
}
