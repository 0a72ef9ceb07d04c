package io.cryptobot.docs;

import java.util.ArrayList;
import java.util.List;

/** As much of PowerShell's grammar as the documents use: statements, words, quotes, comments. */
final class PowerShell {
  private static final String SEPARATORS = ";|{}()";

  private final List<List<String>> statements = new ArrayList<>();
  private List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean isWord;

  private PowerShell() {}

  /** The statements of a line, each as its words without quotes. */
  static List<List<String>> statements(String line) {
    PowerShell read = new PowerShell();
    read.read(line);
    return read.statements;
  }

  private void read(String line) {
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
      } else if (c == '"' || c == '\'') {
        quote = c;
        isWord = true;
      } else if (c == '#' && !isWord) {
        break;
      } else if (Character.isWhitespace(c)) {
        endWord();
      } else if (SEPARATORS.indexOf(c) >= 0) {
        endStatement();
      } else {
        word.append(c);
        isWord = true;
      }
    }
    endStatement();
  }

  private void endWord() {
    if (isWord) {
      words.add(word.toString());
    }
    word.setLength(0);
    isWord = false;
  }

  private void endStatement() {
    endWord();
    if (!words.isEmpty()) {
      statements.add(words);
    }
    words = new ArrayList<>();
  }
}
