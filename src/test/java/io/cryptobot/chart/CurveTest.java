package io.cryptobot.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CurveTest {

  private static Curve curve(double... values) {
    return new Curve("c", LongStream.range(0, values.length).toArray(), values);
  }

  @Test
  void aShortCurveIsNotThinned() {
    Curve curve = curve(1, 2, 3);
    assertSame(curve, curve.thinnedTo(3));
  }

  @Test
  void aThinnedCurveKeepsEndsAndSpikes() {
    double[] values = new double[10_000];
    Arrays.fill(values, 100);
    values[0] = 99;
    values[4321] = 1;
    values[4322] = 900;
    values[9_999] = 101;
    Curve thin = curve(values).thinnedTo(200);
    assertTrue(thin.size() <= 200, "points: " + thin.size());
    assertEquals(99, thin.value(0));
    assertEquals(101, thin.value(thin.size() - 1));
    assertEquals(9_999, thin.lastSecond());
    assertEquals(1, thin.lowest());
    assertEquals(900, thin.highest());
  }

  @Test
  void timesStayInOrder() {
    double[] values = new double[5_000];
    Arrays.setAll(values, i -> Math.sin(i * 0.7) * i);
    Curve thin = curve(values).thinnedTo(300);
    for (int point = 1; point < thin.size(); point++) {
      assertTrue(thin.second(point) > thin.second(point - 1));
      assertEquals(values[(int) thin.second(point)], thin.value(point));
    }
  }

  @Test
  void aCurveWithoutPointsIsRefused() {
    assertThrows(IllegalArgumentException.class, CurveTest::curve);
  }
}
