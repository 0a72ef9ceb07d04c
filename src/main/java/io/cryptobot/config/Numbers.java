package io.cryptobot.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;

/** Numbers as they stand in a file. */
final class Numbers {
  private static final int MOST_DECIMALS = 20;
  private static final int MOST_DIGITS = 1000;

  /** The complaint about a number that is too fine. */
  static final String FINEST = "it may have at most " + MOST_DECIMALS + " decimals";

  private Numbers() {}

  /**
   * The number to the last digit; empty if the value is none, is NaN or infinite, or has more than
   * a thousand digits before its point.
   */
  static Optional<BigDecimal> exact(JsonNode value) {
    boolean finite = value.isBigDecimal() || Double.isFinite(value.doubleValue());
    return value.isNumber() && finite
        ? Optional.of(value.decimalValue()).filter(number -> !isTooLarge(number))
        : Optional.empty();
  }

  private static boolean isTooLarge(BigDecimal number) {
    return (long) number.precision() - number.scale() > MOST_DIGITS;
  }

  static boolean isBetween(BigDecimal number, BigDecimal min, BigDecimal max) {
    return number.compareTo(min) >= 0 && number.compareTo(max) <= 0;
  }

  /** Whether calculating with it would drag along absurdly many digits, as with 1e-999999. */
  static boolean isTooFine(BigDecimal number) {
    return number.stripTrailingZeros().scale() > MOST_DECIMALS;
  }

  /** The same number in its shortest form without an exponent, so that equal numbers are equal. */
  static BigDecimal plain(BigDecimal number) {
    BigDecimal shortest = number.stripTrailingZeros();
    return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
  }
}
