package io.cryptobot.strategy;

/**
 * One thing that a strategy asks of a closed candle, with what it found.
 *
 * @param name what is asked, such as {@code RSI}; those of one trigger begin alike
 * @param value what the candle has
 * @param compare {@code <}, {@code <=}, {@code >} or {@code >=}
 * @param threshold what the value is held against
 * @param holds whether it is so
 */
public record Condition(
    String name, double value, String compare, double threshold, boolean holds) {

  static Condition below(String name, double value, double threshold) {
    return new Condition(name, value, "<", threshold, value < threshold);
  }

  static Condition atMost(String name, double value, double threshold) {
    return new Condition(name, value, "<=", threshold, value <= threshold);
  }

  static Condition above(String name, double value, double threshold) {
    return new Condition(name, value, ">", threshold, value > threshold);
  }

  static Condition atLeast(String name, double value, double threshold) {
    return new Condition(name, value, ">=", threshold, value >= threshold);
  }
}
