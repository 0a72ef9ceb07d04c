package io.cryptobot.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads JSON into a tree, numbers to the last digit.
 *
 * <p>The tree is built here and not by an {@code ObjectMapper}: that one stops at the first key
 * that stands twice, and setting it up takes longer than reading all the files.
 */
final class JsonText {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(20).maxNumberLength(100).build())
          .build();

  private final JsonParser parser;

  private JsonText(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * The object that the text holds. A key that stands twice is reported, its last value kept; keys
   * that begin with {@code _} may stand as often as they like.
   *
   * @return empty, with the reason reported, where the text is no JSON object
   */
  static Optional<ObjectNode> parse(String text, Place place) {
    if (text.isBlank()) {
      place.report("the file is empty");
      return Optional.empty();
    }
    try (JsonParser parser = FACTORY.createParser(text)) {
      return new JsonText(parser).document(text, place);
    } catch (IOException unreachable) {
      throw new UncheckedIOException("reading from memory failed", unreachable);
    }
  }

  /** A value written in the program itself, such as a default. */
  static JsonNode literal(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      parser.nextToken();
      return new JsonText(parser).value(Place.file(text));
    } catch (IOException broken) {
      throw new IllegalArgumentException("not JSON: " + text, broken);
    }
  }

  private Optional<ObjectNode> document(String text, Place place) throws IOException {
    try {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        place.report("the file must begin with { and end with }");
        return Optional.empty();
      }
      ObjectNode root = object(place);
      if (parser.nextToken() != null) {
        place.report(spot(parser.currentTokenLocation()) + "nothing may follow the last }");
        return Optional.empty();
      }
      return Optional.of(root);
    } catch (JsonProcessingException broken) {
      JsonLocation location =
          broken.getLocation() == null ? parser.currentLocation() : broken.getLocation();
      place.report(spot(location) + JsonMistake.explain(text, location, broken));
      return Optional.empty();
    }
  }

  private static String spot(JsonLocation location) {
    return "line " + location.getLineNr() + ", column " + location.getColumnNr() + ": ";
  }

  private ObjectNode object(Place place) throws IOException {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    Map<String, Integer> lines = new HashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      int line = parser.currentTokenLocation().getLineNr();
      Integer before = lines.put(key, line);
      if (before != null && !Section.isComment(key)) {
        place.at(key).report("stands here twice, in line " + before + " and in line " + line);
      }
      parser.nextToken();
      // Nobody is bothered with what stands in a comment.
      object.set(key, value(Section.isComment(key) ? Place.file("") : place.at(key)));
    }
    return object;
  }

  private ArrayNode array(Place place) throws IOException {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(place));
    }
    return array;
  }

  private JsonNode value(Place place) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(place);
      case START_ARRAY -> array(place);
      case VALUE_STRING -> TextNode.valueOf(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
      case VALUE_TRUE -> BooleanNode.TRUE;
      case VALUE_FALSE -> BooleanNode.FALSE;
      default -> NullNode.instance;
    };
  }

  /** A number whose exponent no computer can hold is none, and every check says so. */
  private JsonNode number() throws IOException {
    try {
      return DecimalNode.valueOf(parser.getDecimalValue());
    } catch (NumberFormatException beyondReason) {
      return DoubleNode.valueOf(Double.NaN);
    }
  }
}
