package io.cryptobot.task;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Arguments as one line, from which a Windows program reads the same arguments again: an argument
 * with a blank stands in quotes, a quote in it has a backslash before it, and so has each backslash
 * that stands before a quote.
 */
final class CommandLineText {
  private static final char QUOTE = '"';
  private static final char BACKSLASH = '\\';

  private CommandLineText() {}

  static String of(List<String> arguments) {
    return arguments.stream().map(CommandLineText::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String argument) {
    boolean isPlain =
        !argument.isEmpty()
            && argument.chars().noneMatch(c -> Character.isWhitespace(c) || c == QUOTE);
    if (isPlain) {
      return argument;
    }
    StringBuilder text = new StringBuilder().append(QUOTE);
    int backslashes = 0;
    for (int i = 0; i < argument.length(); i++) {
      char c = argument.charAt(i);
      if (c == QUOTE) {
        repeat(text, backslashes + 1);
      }
      backslashes = c == BACKSLASH ? backslashes + 1 : 0;
      text.append(c);
    }
    repeat(text, backslashes);
    return text.append(QUOTE).toString();
  }

  private static void repeat(StringBuilder text, int backslashes) {
    text.append(String.valueOf(BACKSLASH).repeat(backslashes));
  }
}
