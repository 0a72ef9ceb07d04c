package io.cryptobot.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cryptobot.config.ValueType.DecimalNumber;
import io.cryptobot.config.ValueType.OneOf;
import io.cryptobot.config.ValueType.SomeOf;
import io.cryptobot.config.ValueType.Text;
import io.cryptobot.config.ValueType.TrueOrFalse;
import io.cryptobot.config.ValueType.WholeNumber;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A value as a person types it into a field: {@code 0.5}, {@code true}, {@code BTC-USD, ETH-USD},
 * {@code BTC-USD 0.5, ETH-USD 0.5}. What makes no sense becomes a text, which the check of the
 * value then complains about.
 */
public final class TypedValue {
  private static final int LONGEST_NUMBER = 100;

  private TypedValue() {}

  /** What the file would hold. */
  static JsonNode read(ValueType type, String typed) {
    String text = typed.strip();
    if (type instanceof WholeNumber || type instanceof DecimalNumber) {
      return number(text);
    }
    if (type instanceof TrueOrFalse) {
      return text.equals("true") || text.equals("false")
          ? BooleanNode.valueOf(text.equals("true"))
          : TextNode.valueOf(text);
    }
    if (type instanceof CoinList || type instanceof SomeOf) {
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      parts(text).forEach(list::add);
      return list;
    }
    return type instanceof CoinFractions ? fractions(text) : TextNode.valueOf(text);
  }

  private static JsonNode number(String text) {
    if (text.length() > LONGEST_NUMBER) {
      return TextNode.valueOf(text);
    }
    try {
      return DecimalNode.valueOf(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return TextNode.valueOf(text);
    }
  }

  private static JsonNode fractions(String text) {
    ObjectNode group = JsonNodeFactory.instance.objectNode();
    for (String part : parts(text)) {
      int space = part.lastIndexOf(' ');
      if (space < 0) {
        return TextNode.valueOf(text);
      }
      group.set(part.substring(0, space).strip(), number(part.substring(space + 1)));
    }
    return group;
  }

  private static List<String> parts(String text) {
    return Arrays.stream(text.split(",", -1)).map(String::strip).filter(p -> !p.isEmpty()).toList();
  }

  /** As {@link #read} takes it; empty for no value. */
  public static String shown(JsonNode value) {
    if (value.isNull() || value.isMissingNode()) {
      return "";
    }
    List<String> parts = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(item -> parts.add(item.asText()));
      return String.join(", ", parts);
    }
    if (value.isObject()) {
      value.properties().stream()
          .filter(entry -> !Section.isComment(entry.getKey()))
          .forEach(entry -> parts.add(entry.getKey() + " " + shown(entry.getValue())));
      return String.join(", ", parts);
    }
    return value.isNumber() ? value.decimalValue().toPlainString() : value.asText();
  }

  /** What may be typed, to be read after "it must be". */
  public static String range(ValueType type) {
    if (type instanceof CoinList) {
      return "1 to " + CoinList.MOST + " coins, parted by commas";
    }
    if (type instanceof SomeOf some) {
      return "one or more of " + String.join(", ", some.words()) + ", parted by commas";
    }
    if (type instanceof CoinFractions fractions) {
      return fractions.number().range() + " behind each coin: BTC-USD 0.5, ETH-USD 0.5";
    }
    return type instanceof Text text ? "1 to " + text.longest() + " characters" : type.range();
  }

  /** The words that a key's value is chosen from; empty where it is typed. */
  public static List<String> choices(ValueType type) {
    if (type instanceof OneOf one) {
      return one.words();
    }
    return type instanceof TrueOrFalse ? List.of("true", "false") : List.of();
  }
}
