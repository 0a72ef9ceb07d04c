package io.cryptobot.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.util.Optional;

/**
 * Says in plain words what is wrong with broken JSON. The parser's own words speak to programmers;
 * what a person did is mostly seen from the letter at which it stopped and the one before.
 */
final class JsonMistake {
  private static final String CURLY_QUOTES = "'`\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb";
  private static final char NOTHING = '\0';

  private final String text;
  private final int stop;
  private final String parserSays;

  private JsonMistake(String text, int stop, String parserSays) {
    this.text = text;
    this.stop = stop;
    this.parserSays = parserSays;
  }

  /** One sentence without the place, which the caller has. */
  static String explain(String text, JsonLocation location, JsonProcessingException broken) {
    if (broken instanceof StreamConstraintsException) {
      return "a number is too long or the brackets are nested too deep";
    }
    if (broken instanceof JsonEOFException) {
      return "the file ends too early, a } or ] or a closing \" is missing";
    }
    int stop = (int) Math.max(0, Math.min(text.length(), location.getCharOffset()));
    JsonMistake mistake = new JsonMistake(text, stop, broken.getOriginalMessage());
    return mistake
        .insideText()
        .or(mistake::quotes)
        .or(mistake::commas)
        .or(mistake::brackets)
        .or(mistake::numbersAndWords)
        .orElse("this is not JSON; compare it with the line before and after");
  }

  private Optional<String> insideText() {
    if (parserSays.contains("unquoted character")) {
      return Optional.of(
          at(stop) == '\t'
              ? "a text holds a tab, write a space"
              : "a text is not closed, its last \" is missing");
    }
    if (parserSays.contains("escape")) {
      return Optional.of("a backslash in a text is written twice: \\\\");
    }
    return Optional.empty();
  }

  private Optional<String> quotes() {
    char found = at(stop);
    if (CURLY_QUOTES.indexOf(found) >= 0) {
      return Optional.of("keys and texts stand in straight double quotes (\"), not in " + found);
    }
    if (found == '/' || found == '#') {
      return Optional.of("JSON has no comments; write a key that begins with _ instead");
    }
    return Optional.empty();
  }

  private Optional<String> commas() {
    char found = at(stop);
    char before = lastBefore();
    if (before == ',' && isDigit(found) && isDigit(at(stop - 2))) {
      return Optional.of("a decimal number is written with a point, such as 0.5");
    }
    if (before == ',' && (found == '}' || found == ']' || found == ',')) {
      return Optional.of("there is a comma too many before this place");
    }
    if (parserSays.contains("comma")) {
      return Optional.of(
          found == '"' || found == '{' || found == '['
              ? "a comma is missing before this place"
              : "'" + found + "' does not belong here; a value stands alone, without a unit");
    }
    return Optional.empty();
  }

  private Optional<String> brackets() {
    char found = at(stop);
    if (parserSays.contains("colon")) {
      return Optional.of("a colon (:) is missing after the key");
    }
    if (lastBefore() == ':' && (found == '}' || found == ']' || found == ',')) {
      return Optional.of("a value is missing here");
    }
    if (parserSays.contains("close marker")) {
      return Optional.of("this " + found + " does not fit the bracket that was opened before");
    }
    if (parserSays.contains("field name")) {
      return Optional.of("a key in double quotes is due here");
    }
    return Optional.empty();
  }

  private Optional<String> numbersAndWords() {
    if (isDigit(at(stop)) || at(stop) == '.' || parserSays.contains("numeric")) {
      return Optional.of("a number is written like 5, 0.5 or -5");
    }
    if (parserSays.contains("token")) {
      return Optional.of(
          "a value is a number, true or false in small letters, or a text in double quotes");
    }
    return Optional.empty();
  }

  private char lastBefore() {
    int i = stop - 1;
    while (i >= 0 && Character.isWhitespace(text.charAt(i))) {
      i--;
    }
    return at(i);
  }

  private char at(int index) {
    return index >= 0 && index < text.length() ? text.charAt(index) : NOTHING;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
