package io.cryptobot.market;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** From the prices of the strategies, which are {@code double}, to the decimals of the ledger. */
public final class Decimals {
  /** Decimals that are tried for an exact short form; the finest tick on the exchange has 8. */
  private static final int MOST_TICK_DECIMALS = 10;

  private static final MathContext SEVENTEEN_DIGITS = new MathContext(17, RoundingMode.HALF_EVEN);
  private static final double LARGEST_EXACT_LONG = 9007199254740992.0;
  private static final double[] POWERS = new double[MOST_TICK_DECIMALS + 1];

  static {
    for (int i = 0; i < POWERS.length; i++) {
      POWERS[i] = Double.parseDouble("1e" + i);
    }
  }

  private Decimals() {}

  /**
   * The decimal that a price stands for: {@code 28923.63} for the double nearest to it. A computed
   * price without such a short form keeps 17 significant digits, which tell any two apart. The same
   * on every Java version, which {@link Double#toString} is not.
   *
   * @throws IllegalArgumentException if the price is not a finite number above zero
   */
  public static BigDecimal of(double price) {
    if (!(price > 0) || price >= LARGEST_EXACT_LONG) {
      throw new IllegalArgumentException("not a price: " + price);
    }
    for (int scale = 0; scale <= MOST_TICK_DECIMALS; scale++) {
      double unscaled = Math.rint(price * POWERS[scale]);
      if (unscaled > LARGEST_EXACT_LONG) {
        break;
      }
      if (unscaled / POWERS[scale] == price) {
        return BigDecimal.valueOf((long) unscaled, scale);
      }
    }
    return new BigDecimal(price, SEVENTEEN_DIGITS);
  }
}
