package io.cryptobot.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HistogramTest {
  private static final double EXACT = 1e-12;

  private static int[] counts(Histogram histogram) {
    return IntStream.range(0, histogram.bins()).map(histogram::count).toArray();
  }

  @Test
  void binsBeginAtZeroSoThatNoneHoldsLossesAndWins() {
    Histogram histogram = Histogram.of(-3, -1, -0.1, 0.1, 1, 3);
    assertEquals(0.5, histogram.width(), EXACT);
    assertEquals(-3, histogram.lowerEnd(0), EXACT);
    assertArrayEquals(new int[] {1, 0, 0, 0, 1, 1, 1, 0, 1, 0, 0, 0, 1}, counts(histogram));
    assertEquals(0, histogram.below() + histogram.above());
  }

  @Test
  void oneHugeValueDoesNotPressAllOthersIntoOneBin() {
    double[] values = DoubleStream.iterate(-5, v -> v + 0.01).limit(1001).toArray();
    values[500] = 1e6;
    Histogram histogram = Histogram.of(values);
    assertEquals(1, histogram.above());
    assertEquals(1000, Arrays.stream(counts(histogram)).sum());
    assertTrue(histogram.bins() >= 8, "bins: " + histogram.bins());
    assertTrue(histogram.lowerEnd(histogram.bins()) < 10);
  }

  @Test
  void everyValueIsCountedOnce() {
    double[] values = {-1e9, -2, -2, -1, 0, 0, 1, 2, 2, 3, 1e9};
    Histogram histogram = Histogram.of(values);
    int counted = Arrays.stream(counts(histogram)).sum() + histogram.below() + histogram.above();
    assertEquals(values.length, counted);
  }

  @Test
  void equalValuesAndASingleOneHaveABin() {
    assertEquals(4, Histogram.of(2, 2, 2, 2).highestCount());
    assertArrayEquals(new int[] {1}, counts(Histogram.of(-7.5)));
  }

  @Test
  void valuesThatAreAllFarApartAreAllShown() {
    Histogram histogram = Histogram.of(-1, 2, 5000);
    assertEquals(0, histogram.below() + histogram.above());
    assertEquals(3, Arrays.stream(counts(histogram)).sum());
  }
}
