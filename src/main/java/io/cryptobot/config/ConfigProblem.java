package io.cryptobot.config;

/**
 * One mistake in one configuration file.
 *
 * @param file the file's name, such as {@code allocation.json}
 * @param key the key as a path, such as {@code rsi_buy} or {@code micro_live.capital}; empty where
 *     the file as a whole is meant
 * @param sentence what is wrong, to be read after the key: {@code is 130, it must be a number from
 *     0 to 100}
 */
public record ConfigProblem(String file, String key, String sentence) {

  /** The problem as one line for a person. */
  @Override
  public String toString() {
    String line = file + ": " + (key.isEmpty() ? "" : key + " ") + sentence;
    return Shown.onOneLine(line);
  }
}
