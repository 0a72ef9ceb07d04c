package io.cryptobot.market;

import java.math.BigDecimal;

/** From the prices of the strategies, which are {@code double}, to the decimals of the ledger. */
public final class Decimals {
  /** Decimals that are tried for an exact short form; the finest tick on the exchange has 8. */
  private static final int MOST_TICK_DECIMALS = 10;

  private static final double LARGEST_EXACT_LONG = 9007199254740992.0;
  private static final double[] POWERS = new double[23];

  static {
    for (int i = 0; i < POWERS.length; i++) {
      POWERS[i] = Double.parseDouble("1e" + i);
    }
  }

  private Decimals() {}

  /**
   * The decimal that a price stands for: {@code 28923.63} for the double nearest to it. A computed
   * price without such a short form keeps 15 to 16 significant digits. The same on every Java
   * version, which {@link Double#toString} is not.
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
    return toSixteenDigits(price);
  }

  private static BigDecimal toSixteenDigits(double price) {
    int scale = 0;
    while (scale + 1 < POWERS.length && price * POWERS[scale + 1] < LARGEST_EXACT_LONG) {
      scale++;
    }
    return BigDecimal.valueOf((long) Math.rint(price * POWERS[scale]), scale);
  }
}
