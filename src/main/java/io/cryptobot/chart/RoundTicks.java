package io.cryptobot.chart;

import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/**
 * Round numbers of an axis: multiples of 1, 2 or 5 times a power of ten.
 *
 * @param lowest end of the axis
 * @param highest end of the axis
 * @param step from one to the next
 */
record RoundTicks(double lowest, double highest, double step) {
  private static final double[] FACTORS = {1, 2, 5};

  /** At most so many ticks, which are no closer than {@code smallestStep}. */
  static RoundTicks between(double lowest, double highest, int most, double smallestStep) {
    return new RoundTicks(
        lowest, highest, roundedUp(Math.max(smallestStep, (highest - lowest) / most)));
  }

  /** The next larger of 1, 2 or 5 times a power of ten, or the number itself if it is one. */
  static double roundedUp(double number) {
    int exponent = (int) Math.floor(Math.log10(number));
    for (double factor : FACTORS) {
      double step = power(factor, exponent);
      if (step >= number * (1 - 1e-9)) {
        return step;
      }
    }
    return power(1, exponent + 1);
  }

  /** Without the error of a power of ten below one. */
  private static double power(double factor, int exponent) {
    return exponent < 0 ? factor / Math.pow(10, -exponent) : factor * Math.pow(10, exponent);
  }

  double[] values() {
    long first = (long) Math.ceil(lowest / step - 1e-9);
    long last = (long) Math.floor(highest / step + 1e-9);
    return LongStream.rangeClosed(first, last)
        .mapToObj(tick -> tick * step)
        .flatMapToDouble(DoubleStream::of)
        .toArray();
  }

  String label(double value) {
    return String.format(Locale.ROOT, step < 1 ? "%,.2f" : "%,.0f", value == 0 ? 0.0 : value);
  }
}
