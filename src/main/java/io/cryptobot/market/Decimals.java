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

  private static final double LOG10_OF_2 = 0.3010299956639812;
  private static final int DIGITS_AFTER_THE_FIRST = 16;
  private static final long SMALLEST_OF_17_DIGITS = 10_000_000_000_000_000L;
  private static final int FRACTION_BITS = 52;
  private static final int EXPONENT_OF_FRACTION = 1075;

  /** All powers of five that fit into a {@code long}. */
  private static final long[] POWERS_OF_5 = new long[28];

  static {
    for (int i = 0; i < POWERS.length; i++) {
      POWERS[i] = Double.parseDouble("1e" + i);
    }
    POWERS_OF_5[0] = 1;
    for (int i = 1; i < POWERS_OF_5.length; i++) {
      POWERS_OF_5[i] = POWERS_OF_5[i - 1] * 5;
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
    return seventeenDigits(price);
  }

  /**
   * {@code new BigDecimal(price, SEVENTEEN_DIGITS)}, twenty times faster where digits are cut off:
   * a price is fraction × 2^exponent, so price × 10^scale is fraction × 5^scale × 2^(exponent +
   * scale), whose 116 bits two words hold.
   */
  private static BigDecimal seventeenDigits(double price) {
    int estimate = (int) Math.floor(Math.getExponent(price) * LOG10_OF_2);
    int scale = DIGITS_AFTER_THE_FIRST - estimate;
    long digits = roundedTimesPowerOf10(price, scale);
    if (digits >= SMALLEST_OF_17_DIGITS * 10) {
      scale--;
      digits = roundedTimesPowerOf10(price, scale);
    }
    boolean isWhole = digits >= SMALLEST_OF_17_DIGITS && digits < SMALLEST_OF_17_DIGITS * 10;
    return isWhole ? BigDecimal.valueOf(digits, scale) : new BigDecimal(price, SEVENTEEN_DIGITS);
  }

  /** price × 10^scale, rounded half to even; 0 where nothing is rounded or it does not fit. */
  private static long roundedTimesPowerOf10(double price, int scale) {
    if (scale < 1 || scale >= POWERS_OF_5.length) {
      return 0;
    }
    long bits = Double.doubleToRawLongBits(price);
    long fraction = (bits & ((1L << FRACTION_BITS) - 1)) | (1L << FRACTION_BITS);
    int shift = EXPONENT_OF_FRACTION - (int) (bits >>> FRACTION_BITS) - scale;
    if (shift < 1 || shift >= Long.SIZE) {
      return 0;
    }
    long high = Math.multiplyHigh(fraction, POWERS_OF_5[scale]);
    long low = fraction * POWERS_OF_5[scale];
    long cut = low & ((1L << shift) - 1);
    long digits = (high << (Long.SIZE - shift)) | (low >>> shift);
    long half = 1L << (shift - 1);
    if (cut == 0 || high >>> shift != 0) {
      return 0;
    }
    return cut > half || (cut == half && (digits & 1) == 1) ? digits + 1 : digits;
  }
}
