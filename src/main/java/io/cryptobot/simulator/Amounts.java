package io.cryptobot.simulator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Amounts as Coinbase reckons and writes them: up to 16 decimals, as text without an exponent. */
final class Amounts {
  static final int DECIMALS = 16;

  private static final int LONGEST = 64;

  private Amounts() {}

  /** {@code 1.5}, {@code 0.00001}, {@code 0}. */
  static String text(BigDecimal amount) {
    return plain(amount).toPlainString();
  }

  /** Without zeros at the end of its decimals: 1.5, 100. */
  static BigDecimal plain(BigDecimal amount) {
    BigDecimal stripped = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /** Cut to 16 decimals. */
  static BigDecimal cut(BigDecimal amount) {
    return amount.setScale(DECIMALS, RoundingMode.DOWN);
  }

  /** Rounded to 16 decimals. */
  static BigDecimal quotient(BigDecimal amount, BigDecimal divisor) {
    return amount.divide(divisor, DECIMALS, RoundingMode.HALF_EVEN);
  }

  static boolean isMultiple(BigDecimal amount, BigDecimal increment) {
    return amount.remainder(increment).signum() == 0;
  }

  /** The number that a text says; empty if it is none. */
  static Optional<BigDecimal> read(@Nullable String text) {
    if (text == null || text.isBlank() || text.length() > LONGEST || !isPlain(text)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** An exponent could make a number of a million digits out of a short text. */
  private static boolean isPlain(String text) {
    return text.chars().noneMatch(c -> c == 'e' || c == 'E');
  }
}
