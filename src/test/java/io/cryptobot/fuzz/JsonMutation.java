package io.cryptobot.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A JSON document with one to three of its members changed, in ways that JSON allows or not. */
final class JsonMutation {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final int MOST_COPIES = 2000;

  private final String document;
  private final SplittableRandom random;

  /** What stands in place of texts of the tree, each as it is. */
  private final List<String> raw = new ArrayList<>();

  JsonMutation(String document, SplittableRandom random) {
    this.document = document;
    this.random = random;
  }

  String text() {
    try {
      JsonNode root = JSON.readTree(document);
      List<ContainerNode<?>> containers = new ArrayList<>();
      collect(root, containers);
      if (containers.isEmpty()) {
        return Nonsense.value(random);
      }
      for (int times = 1 + random.nextInt(3); times > 0; times--) {
        change(containers.get(random.nextInt(containers.size())));
      }
      String text = root.toString();
      for (int i = 0; i < raw.size(); i++) {
        text = text.replace('"' + mark(i) + '"', raw.get(i));
      }
      return text;
    } catch (JsonProcessingException | NumberFormatException e) {
      return document + Nonsense.value(random);
    }
  }

  private static void collect(JsonNode node, List<ContainerNode<?>> containers) {
    if (node instanceof ContainerNode<?> container && !container.isEmpty()) {
      containers.add(container);
    }
    node.forEach(child -> collect(child, containers));
  }

  private static String mark(int number) {
    return "@" + number + "@";
  }

  /** A text of the tree that stands for something else. */
  private JsonNode raw(String text) {
    raw.add(text);
    return TextNode.valueOf(mark(raw.size() - 1));
  }

  private void change(ContainerNode<?> container) {
    if (container.isEmpty()) {
      return;
    }
    if (container instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      member(object, names.get(random.nextInt(names.size())), names);
    } else if (container instanceof ArrayNode array) {
      element(array, random.nextInt(array.size()));
    }
  }

  private void member(ObjectNode object, String name, List<String> names) {
    JsonNode value = object.path(name);
    switch (random.nextInt(10)) {
      case 0 -> object.remove(name);
      case 1 -> object.set(name, raw(value + ",\"" + name + "\":" + Nonsense.value(random)));
      case 2 -> object.set(name, object.path(names.get(random.nextInt(names.size()))));
      case 3 -> object.set(name, otherwise(value));
      case 4 -> object.set(name, raw("[" + value + "]"));
      case 5 -> object.set("x" + random.nextInt(5), raw(Nonsense.value(random)));
      default -> object.set(name, raw(Nonsense.value(random)));
    }
  }

  private void element(ArrayNode array, int place) {
    JsonNode value = array.path(place);
    switch (random.nextInt(8)) {
      case 0 -> array.remove(place);
      case 1 -> array.insert(place, value);
      case 2 -> array.set(place, otherwise(value));
      case 3 -> array.insert(place, raw(Nonsense.value(random)));
      case 4 -> {
        if (random.nextInt(50) == 0) {
          array.set(place, raw((value + ",").repeat(MOST_COPIES) + value));
        }
      }
      default -> array.set(place, raw(Nonsense.value(random)));
    }
  }

  /** The same as another type, with another sign, or much larger or smaller. */
  private JsonNode otherwise(JsonNode value) {
    String plain = value.isValueNode() ? value.asText() : "1";
    return raw(
        switch (random.nextInt(6)) {
          case 0 -> '"' + plain.replace("\"", "") + '"';
          case 1 -> plain;
          case 2 -> "\"-" + plain.replace("\"", "") + '"';
          case 3 -> "-" + plain;
          case 4 -> plain + "e" + (random.nextInt(800) - 400);
          default -> '"' + plain.replace("\"", "") + "e" + (random.nextInt(800) - 400) + '"';
        });
  }
}
