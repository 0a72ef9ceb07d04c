package io.cryptobot.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {

  @Property(tries = 2000, seed = "20250101")
  void aPriceOfTheExchangeIsTheDecimalThatWasWritten(
      @ForAll @LongRange(min = 1, max = 99_999_999_999L) long unscaled,
      @ForAll @IntRange(min = 0, max = 8) int scale) {
    BigDecimal written = BigDecimal.valueOf(unscaled, scale);
    BigDecimal read = Decimals.of(Double.parseDouble(written.toPlainString()));
    assertEquals(0, written.compareTo(read), written + " became " + read);
  }

  @Property(tries = 2000, seed = "20250101")
  void aComputedPriceIsKeptToFifteenDigits(
      @ForAll @DoubleRange(min = 1e-9, max = 1e9) @Scale(12) double price) {
    BigDecimal exact = new BigDecimal(price);
    BigDecimal error = Decimals.of(price).subtract(exact).abs();
    BigDecimal allowed = exact.movePointLeft(14).round(MathContext.DECIMAL32);
    assertTrue(error.compareTo(allowed) <= 0, price + " is off by " + error);
  }

  @Property(tries = 20_000, seed = "20250101")
  void aComputedPriceIsRoundedAsBigDecimalRoundsIt(
      @ForAll @DoubleRange(min = 1e-12, max = 1e15) @Scale(12) double range,
      @ForAll @IntRange(min = 1, max = 9999) int divisor) {
    double price = range / divisor;
    BigDecimal exact = new BigDecimal(price, new MathContext(17, RoundingMode.HALF_EVEN));
    BigDecimal read = Decimals.of(price);
    assertTrue(
        (read.scale() == exact.scale() && read.unscaledValue().equals(exact.unscaledValue()))
            || (read.scale() <= 10 && read.doubleValue() == price),
        price + " became " + read);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.000244140625, 1e-11 / 3, 4503599627370495.5 / 3})
  void aPriceAtTheEdgeOfTheDigitsIsRoundedTheSame(double price) {
    assertEquals(
        0,
        new BigDecimal(price, new MathContext(17, RoundingMode.HALF_EVEN))
            .compareTo(Decimals.of(price)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 1e300})
  void whatIsNoPriceIsRefused(double price) {
    assertThrows(IllegalArgumentException.class, () -> Decimals.of(price));
  }

  @Test
  void aLevelKeepsItsShortFormWhereItHasOne() {
    assertEquals("95", Decimals.of(100 * 0.95).toPlainString());
    assertEquals("44376.7325", Decimals.of(46712.35 * 0.95).toPlainString().substring(0, 10));
  }
}
