package io.cryptobot.cli;

import java.util.Locale;
import java.util.Optional;

/** Asks the person in front of the terminal; where there is none, nobody answers. */
final class Question {
  private Question() {}

  /** Whether the person says yes. */
  static boolean yes(Console console, String question) {
    return line(console, question + " [y/N] ")
        .map(answer -> answer.strip().toLowerCase(Locale.ROOT))
        .filter(answer -> answer.equals("y") || answer.equals("yes"))
        .isPresent();
  }

  /** What the person types; empty where there is no terminal or the input ends. */
  static Optional<String> line(Console console, String question) {
    java.io.Console terminal = console.isTerminal() ? System.console() : null;
    if (terminal == null) {
      return Optional.empty();
    }
    console.out().print(question);
    console.out().flush();
    return Optional.ofNullable(terminal.readLine());
  }
}
