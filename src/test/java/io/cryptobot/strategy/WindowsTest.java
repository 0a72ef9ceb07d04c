package io.cryptobot.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WindowsTest {

  @Test
  void aRunningMeanCarriesNothingOfWhatHasLeftItsWindow() {
    double[] column = new double[20_000];
    Random random = new Random(7);
    for (int i = 0; i < column.length; i++) {
      column[i] = Math.exp(30 * random.nextDouble()) / 3;
    }
    double[] mean = Windows.mean(column, 20);
    for (int i = 0; i < column.length; i += 97) {
      double exact = exactMean(column, Math.max(0, i - 19), i);
      assertEquals(exact, mean[i], Math.abs(exact) * 1e-15 + 1e-15, "candle " + i);
    }
  }

  @Test
  void aMeanBeforeTheWindowIsFullIsThatOfWhatThereIs() {
    assertEquals(2, Windows.mean(new double[] {1, 3, 8}, 3)[1]);
    assertEquals(4, Windows.mean(new double[] {1, 3, 8}, 3)[2]);
    assertEquals(5.5, Windows.mean(new double[] {1, 3, 8}, 2)[2]);
  }

  private static double exactMean(double[] column, int from, int to) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = from; i <= to; i++) {
      sum = sum.add(new BigDecimal(column[i]));
    }
    return sum.divide(BigDecimal.valueOf(to - from + 1L), java.math.MathContext.DECIMAL128)
        .doubleValue();
  }
}
