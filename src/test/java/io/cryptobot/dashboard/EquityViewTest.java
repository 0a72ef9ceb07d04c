package io.cryptobot.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptobot.dashboard.SnapshotHistory.Rows;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class EquityViewTest {
  private static final int HOUR = 3600;

  private static Rows rows(double... totals) {
    long[] seconds = IntStream.range(0, totals.length).mapToLong(i -> i * (long) HOUR).toArray();
    return new Rows(seconds, totals.clone(), new double[totals.length]);
  }

  private static double[] numbers(ObjectNode json, String name) {
    return StreamSupport.stream(json.path(name).spliterator(), false)
        .mapToDouble(value -> value.asDouble())
        .toArray();
  }

  @Test
  void aShortCurveIsShownWholeWithItsDrawdown() {
    ObjectNode json = new EquityView(rows(100, 110, 99, 104.5, 121)).json(0);
    assertEquals("[0,3600,7200,10800,14400]", json.path("time").toString());
    assertEquals("[100.00,110.00,99.00,104.50,121.00]", json.path("total").toString());
    assertEquals("[0.00,0.00,-10.00,-5.00,0.00]", json.path("drawdown_pct").toString());
    assertEquals(5, json.path("rows").asInt());
  }

  @Test
  void noRowsMakeAnEmptyCurve() {
    ObjectNode json = new EquityView(rows()).json(30);
    assertEquals(0, json.path("time").size());
    assertEquals(0, json.path("rows").asInt());
  }

  @Test
  void ofALongCurveTheExtremesTheEndsAndTheDeepestDrawdownStay() {
    Random random = new Random(7);
    double[] totals = new double[100_000];
    double value = 1000;
    for (int i = 0; i < totals.length; i++) {
      value *= Math.exp(0.002 * random.nextGaussian());
      totals[i] = value;
    }
    totals[54_321] = 5 * value;
    totals[77_777] = 1;
    ObjectNode json = new EquityView(rows(totals)).json(0);
    double[] shown = numbers(json, "total");
    assertTrue(shown.length <= 2100 && shown.length > 800, shown.length + " points");
    assertEquals(totals[0], shown[0], 0.005);
    assertEquals(totals[99_999], shown[shown.length - 1], 0.005);
    assertEquals(5 * value, max(shown), 0.005);
    assertEquals(1, min(shown), 0.005);
    assertEquals((1 / (5 * value) - 1) * 100, min(numbers(json, "drawdown_pct")), 0.005);
    assertEquals(100_000, json.path("rows").asInt());
  }

  private static double max(double[] values) {
    return java.util.Arrays.stream(values).max().orElseThrow();
  }

  private static double min(double[] values) {
    return java.util.Arrays.stream(values).min().orElseThrow();
  }

  @Test
  void theDrawdownOfTheLastDaysIsFromThePeakBeforeThem() {
    double[] totals = new double[24 * 10];
    java.util.Arrays.fill(totals, 100);
    totals[0] = 200;
    ObjectNode json = new EquityView(rows(totals)).json(2);
    assertEquals(49, json.path("rows").asInt());
    assertEquals(-50, numbers(json, "drawdown_pct")[0]);
  }
}
