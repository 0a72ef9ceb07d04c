package io.cryptobot.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;

/**
 * The text of a sound configuration file, in which single values are replaced, added or taken away.
 * All else, comments, blank lines and the order, stays as the person wrote it.
 */
public final class ConfigText {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final String text;
  private final Map<String, Member> members = new HashMap<>();
  private final Map<String, List<Member>> objects = new HashMap<>();

  /** Where a member of an object stands: its name from, its value from and to. */
  private record Member(int from, int valueFrom, int to) {}

  public ConfigText(String text) {
    this.text = text;
    try (JsonParser parser = FACTORY.createParser(text)) {
      parser.nextToken();
      object(parser, "");
    } catch (IOException e) {
      throw new UncheckedIOException("not a sound file", e);
    }
  }

  private void object(JsonParser parser, String path) throws IOException {
    List<Member> own = new ArrayList<>();
    objects.put(path, own);
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = path.isEmpty() ? parser.currentName() : path + "." + parser.currentName();
      int from = (int) parser.currentTokenLocation().getCharOffset();
      JsonToken token = parser.nextToken();
      int valueFrom = (int) parser.currentTokenLocation().getCharOffset();
      if (token == JsonToken.START_OBJECT) {
        object(parser, key);
      } else {
        parser.skipChildren();
        parser.finishToken();
      }
      Member member = new Member(from, valueFrom, (int) parser.currentLocation().getCharOffset());
      own.add(member);
      members.put(key, member);
    }
  }

  /** With another value at a key, which is added behind the last one where it is not there yet. */
  public ConfigText with(String path, JsonNode value) {
    Member member = members.get(path);
    if (member != null) {
      return replaced(member.valueFrom(), member.to(), written(value));
    }
    int dot = path.lastIndexOf('.');
    List<Member> beside = objects.getOrDefault(dot < 0 ? "" : path.substring(0, dot), List.of());
    if (beside.isEmpty()) {
      throw new IllegalArgumentException("nothing stands beside " + path);
    }
    Member last = beside.get(beside.size() - 1);
    String line = lineEnd() + indentation(last) + '"' + path.substring(dot + 1) + "\": ";
    return replaced(last.to(), last.to(), "," + line + written(value));
  }

  /** Without a key; it may not be the only one of its object. */
  ConfigText without(String path) {
    Member member = members.get(path);
    if (member == null) {
      return this;
    }
    int dot = path.lastIndexOf('.');
    List<Member> beside = objects.getOrDefault(dot < 0 ? "" : path.substring(0, dot), List.of());
    int index = beside.indexOf(member);
    return index > 0
        ? replaced(beside.get(index - 1).to(), member.to(), "")
        : replaced(member.from(), beside.get(1).from(), "");
  }

  private ConfigText replaced(int from, int to, String other) {
    return new ConfigText(text.substring(0, from) + other + text.substring(to));
  }

  private String lineEnd() {
    return text.contains("\r\n") ? "\r\n" : "\n";
  }

  private String indentation(Member member) {
    int start = text.lastIndexOf('\n', member.from()) + 1;
    String before = text.substring(start, member.from());
    return before.isBlank() ? before : "  ";
  }

  private static String written(JsonNode value) {
    if (value.isArray()) {
      List<String> items = new ArrayList<>();
      value.forEach(item -> items.add(item.toString()));
      return "[" + String.join(", ", items) + "]";
    }
    if (value.isObject()) {
      List<String> items = new ArrayList<>();
      for (Entry<String, JsonNode> entry : value.properties()) {
        items.add('"' + entry.getKey() + "\": " + entry.getValue());
      }
      return "{ " + String.join(", ", items) + " }";
    }
    return value.toString();
  }

  @Override
  public String toString() {
    return text;
  }
}
