package io.cryptobot.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a key may hold. An editor chooses its input field by it. */
public sealed interface ValueType
    permits ValueType.WholeNumber,
        ValueType.DecimalNumber,
        ValueType.TrueOrFalse,
        ValueType.Text,
        ValueType.Secret,
        ValueType.OneOf,
        ValueType.SomeOf,
        ValueType.Group,
        CoinList,
        CoinFractions,
        WebAddress {

  /** What is allowed, to be read after "it must be": {@code a number from 0 to 1}. */
  String range();

  /**
   * What is wrong with the value, each a sentence to be read after the key: {@code is 2, it must be
   * a number from 0 to 1}.
   *
   * @return empty if the value is allowed
   */
  List<String> complaints(JsonNode value);

  /** The one complaint that fits most: what was found and what is allowed. */
  private static List<String> mustBe(JsonNode value, String range) {
    return List.of("is " + Shown.value(value) + ", it must be " + range);
  }

  /** A whole number, both ends included; 14.0 is one too. */
  record WholeNumber(int min, int max) implements ValueType {
    @Override
    public String range() {
      return "a whole number from " + min + " to " + max;
    }

    @Override
    public List<String> complaints(JsonNode value) {
      boolean sound =
          Numbers.exact(value)
              .filter(n -> Numbers.isBetween(n, BigDecimal.valueOf(min), BigDecimal.valueOf(max)))
              .filter(n -> n.stripTrailingZeros().scale() <= 0)
              .isPresent();
      return sound ? List.of() : mustBe(value, range());
    }
  }

  /** A number, both ends included. */
  record DecimalNumber(BigDecimal min, BigDecimal max) implements ValueType {
    static DecimalNumber between(String min, String max) {
      return new DecimalNumber(new BigDecimal(min), new BigDecimal(max));
    }

    @Override
    public String range() {
      return "a number from " + min + " to " + max;
    }

    @Override
    public List<String> complaints(JsonNode value) {
      if (Numbers.exact(value).filter(n -> Numbers.isBetween(n, min, max)).isEmpty()) {
        return mustBe(value, range());
      }
      return Numbers.isTooFine(value.decimalValue())
          ? List.of("is " + Shown.value(value) + ", " + Numbers.FINEST)
          : List.of();
    }
  }

  /** A switch. */
  record TrueOrFalse() implements ValueType {
    @Override
    public String range() {
      return "true or false";
    }

    @Override
    public List<String> complaints(JsonNode value) {
      return value.isBoolean() ? List.of() : mustBe(value, range());
    }
  }

  /** A text on one line that is not blank. */
  record Text(int longest) implements ValueType {
    @Override
    public String range() {
      return "a text in quotes of 1 to " + longest + " characters on one line";
    }

    @Override
    public List<String> complaints(JsonNode value) {
      boolean sound =
          value.isTextual()
              && !value.textValue().isBlank()
              && value.textValue().length() <= longest
              && value.textValue().chars().noneMatch(Character::isISOControl);
      return sound ? List.of() : mustBe(value, range());
    }
  }

  /** A text without spaces that no message may show. */
  record Secret(int longest) implements ValueType {
    @Override
    public String range() {
      return "a text in quotes of 1 to " + longest + " characters without spaces";
    }

    @Override
    public List<String> complaints(JsonNode value) {
      String text = value.isTextual() ? value.textValue() : "";
      boolean sound =
          !text.isEmpty()
              && text.length() <= longest
              && text.chars().noneMatch(Character::isWhitespace);
      return sound ? List.of() : List.of("must be " + range());
    }
  }

  /** One word of several. */
  record OneOf(List<String> words) implements ValueType {
    @Override
    public String range() {
      return "one of " + String.join(", ", words);
    }

    @Override
    public List<String> complaints(JsonNode value) {
      return value.isTextual() && words.contains(value.textValue())
          ? List.of()
          : mustBe(value, range());
    }
  }

  /** A list of some of several words, at least one, none twice; their order may matter. */
  record SomeOf(List<String> words) implements ValueType {
    @Override
    public String range() {
      return "a list of one or more of " + String.join(", ", words);
    }

    @Override
    public List<String> complaints(JsonNode value) {
      if (!value.isArray() || value.isEmpty()) {
        return mustBe(value, range());
      }
      List<String> complaints = new ArrayList<>();
      Set<String> seen = new HashSet<>();
      for (JsonNode word : value) {
        if (!word.isTextual() || !words.contains(word.textValue())) {
          complaints.add("has " + Shown.value(word) + ", allowed are " + String.join(", ", words));
        } else if (!seen.add(word.textValue())) {
          complaints.add("has " + Shown.value(word) + " twice");
        }
      }
      return complaints;
    }
  }

  /** Keys of their own in braces. */
  record Group(Section section) implements ValueType {
    /** The keys in the braces. */
    public List<ConfigKey> keys() {
      return section.keys();
    }

    @Override
    public String range() {
      return "a group of keys in { }";
    }

    @Override
    public List<String> complaints(JsonNode value) {
      return value.isObject() ? List.of() : mustBe(value, range());
    }
  }
}
