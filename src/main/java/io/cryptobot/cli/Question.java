package io.cryptobot.cli;

import java.util.Locale;

/** Asks the person in front of the terminal; where there is none, nobody answers. */
final class Question {
  private Question() {}

  /** Whether the person says yes. */
  static boolean yes(Console console, String question) {
    return console
        .prompt()
        .line(question + " [y/N] ")
        .map(answer -> answer.strip().toLowerCase(Locale.ROOT))
        .filter(answer -> answer.equals("y") || answer.equals("yes"))
        .isPresent();
  }
}
