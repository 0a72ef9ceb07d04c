package io.cryptobot.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class HistogramTest {
  private static final double EXACT = 1e-12;

  @Test
  void binsBeginAtZeroSoThatNoneHoldsLossesAndWins() {
    Histogram histogram = Histogram.of(-3, -1, -0.1, 0.1, 1, 3);
    assertEquals(0.5, histogram.width(), EXACT);
    assertEquals(-6, histogram.first());
    assertArrayEquals(new int[] {1, 0, 0, 0, 1, 1, 1, 0, 1, 0, 0, 0, 1}, histogram.counts());
    assertEquals(0, histogram.below() + histogram.above());
  }

  @Test
  void oneHugeValueDoesNotPressAllOthersIntoOneBin() {
    double[] values = DoubleStream.iterate(-5, v -> v + 0.01).limit(1001).toArray();
    values[500] = 1e6;
    Histogram histogram = Histogram.of(values);
    assertEquals(1, histogram.above());
    assertEquals(1000, Arrays.stream(histogram.counts()).sum());
    assertTrue(histogram.counts().length >= 8, "bins: " + histogram.counts().length);
    assertTrue(histogram.lowerEnd(histogram.counts().length) < 10);
  }

  @Test
  void everyValueIsCountedOnce() {
    double[] values = {-1e9, -2, -2, -1, 0, 0, 1, 2, 2, 3, 1e9};
    Histogram histogram = Histogram.of(values);
    int counted = Arrays.stream(histogram.counts()).sum() + histogram.below() + histogram.above();
    assertEquals(values.length, counted);
  }

  @Test
  void equalValuesAndASingleOneHaveABin() {
    assertEquals(4, Histogram.of(2, 2, 2, 2).highestCount());
    assertArrayEquals(new int[] {1}, Histogram.of(-7.5).counts());
  }

  @Test
  void valuesThatAreAllFarApartAreAllShown() {
    Histogram histogram = Histogram.of(-1, 2, 5000);
    assertEquals(0, histogram.below() + histogram.above());
    assertEquals(3, Arrays.stream(histogram.counts()).sum());
  }
}
