package io.cryptobot.health;

/**
 * What a check found.
 *
 * @param fact what is the case; where it has more lines, the first says it all in short
 * @param whatToDo for a person; empty for {@link Level#PASS} and {@link Level#SKIP}
 */
public record Finding(Level level, String fact, String whatToDo) {

  public static Finding pass(String fact) {
    return new Finding(Level.PASS, fact, "");
  }

  public static Finding warn(String fact, String whatToDo) {
    return new Finding(Level.WARN, fact, whatToDo);
  }

  public static Finding fail(String fact, String whatToDo) {
    return new Finding(Level.FAIL, fact, whatToDo);
  }

  public static Finding skip(String fact) {
    return new Finding(Level.SKIP, fact, "");
  }
}
