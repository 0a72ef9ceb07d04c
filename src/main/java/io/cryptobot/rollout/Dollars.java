package io.cryptobot.rollout;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts for a person. */
final class Dollars {
  private Dollars() {}

  /** {@code $1.20}; a loss is never shown smaller than it is. */
  static String text(BigDecimal amount) {
    return "$" + amount.setScale(2, RoundingMode.UP).toPlainString();
  }
}
