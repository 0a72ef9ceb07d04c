package io.cryptobot.portfolio;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Amounts of US dollars. An amount that arises by multiplication is cut once, to 1e-10 dollars, and
 * from then on only added and subtracted, which is exact: what leaves one account is to the last
 * digit what another receives. Cut, not rounded, so that the parts of an amount never exceed it.
 */
public final class Money {
  /** Decimals of every amount in the ledger. */
  public static final int SCALE = 10;

  public static final BigDecimal ZERO = BigDecimal.valueOf(0, SCALE);

  private Money() {}

  public static BigDecimal cut(BigDecimal amount) {
    return amount.setScale(SCALE, RoundingMode.DOWN);
  }

  public static boolean isNegative(BigDecimal amount) {
    return amount.signum() < 0;
  }
}
