package io.cryptobot.strategy;

import java.math.BigDecimal;

/** The arithmetic of percentages that both strategies share. */
final class Levels {
  static final int SECONDS_PER_HOUR = 3600;
  private static final double PERCENT = 100;

  private Levels() {}

  /** What a price is multiplied with to lie this many percent lower. */
  static double below(double percent) {
    return 1 - percent / PERCENT;
  }

  /** What a price is multiplied with to lie this many percent higher. */
  static double above(double percent) {
    return 1 + percent / PERCENT;
  }

  /** A threshold as a person writes it: 30, not 30.0. */
  static String plain(double threshold) {
    return BigDecimal.valueOf(threshold).stripTrailingZeros().toPlainString();
  }
}
