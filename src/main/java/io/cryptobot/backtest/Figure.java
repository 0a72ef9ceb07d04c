package io.cryptobot.backtest;

import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/**
 * A measured number, or the reason why there is none: a profit factor without a losing trade is not
 * infinite, it does not exist.
 *
 * @param number the number, never infinite
 * @param missingBecause in plain words, fit for {@code n/a (...)}; empty where there is a number
 */
public record Figure(OptionalDouble number, String missingBecause) {
  private static final double LARGEST = 1e12;

  /** The number, or that it is too large to be one. */
  public static Figure of(double number) {
    return Math.abs(number) < LARGEST
        ? new Figure(OptionalDouble.of(number), "")
        : undefined("too large to be shown");
  }

  public static Figure undefined(String because) {
    return new Figure(OptionalDouble.empty(), because);
  }

  public boolean isDefined() {
    return number.isPresent();
  }

  /**
   * The number.
   *
   * @throws java.util.NoSuchElementException if there is none
   */
  public double value() {
    return number.getAsDouble();
  }

  /** The same undefined figure, or what becomes of the number. */
  public Figure map(DoubleUnaryOperator operator) {
    return isDefined() ? of(operator.applyAsDouble(value())) : this;
  }
}
