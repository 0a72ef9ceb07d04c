package io.cryptobot.portfolio;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Amounts of US dollars. An amount that arises by multiplication is rounded once, to 1e-15 dollars,
 * and from then on only added and subtracted, which is exact: what leaves one account is to the
 * last digit what another receives. So fine that no quantity of coins that follows from it changes
 * its eighth decimal, and so coarse that amounts up to 9,000 dollars fit into a {@code long}, which
 * {@link BigDecimal} reckons with ten times faster.
 */
public final class Money {
  /** Decimals of every amount in the ledger. */
  public static final int SCALE = 15;

  public static final BigDecimal ZERO = BigDecimal.valueOf(0, SCALE);

  private static final double UNITS_PER_DOLLAR = 1e15;
  private static final int BITS_OF_LONG = 63;

  private Money() {}

  public static BigDecimal round(BigDecimal amount) {
    return amount.setScale(SCALE, RoundingMode.HALF_EVEN);
  }

  /** Rounds down, for amounts that must not exceed what they are taken from. */
  public static BigDecimal cut(BigDecimal amount) {
    return amount.setScale(SCALE, RoundingMode.DOWN);
  }

  public static boolean isNegative(BigDecimal amount) {
    return amount.signum() < 0;
  }

  /** An amount of this scale in floating point, without the detour that Java takes over text. */
  static double toDouble(BigDecimal amount) {
    BigInteger units = amount.unscaledValue();
    return amount.scale() == SCALE && units.bitLength() <= BITS_OF_LONG
        ? units.longValue() / UNITS_PER_DOLLAR
        : amount.doubleValue();
  }
}
