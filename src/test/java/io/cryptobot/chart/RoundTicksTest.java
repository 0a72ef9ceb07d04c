package io.cryptobot.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RoundTicksTest {

  @Test
  void ticksAreMultiplesOfARoundStep() {
    RoundTicks ticks = RoundTicks.between(-23, 41, 8, 0.01);
    assertArrayEquals(new double[] {-20, -10, 0, 10, 20, 30, 40}, ticks.values());
    assertEquals("-20", ticks.label(-20));
  }

  @Test
  void countsHaveNoFractions() {
    RoundTicks ticks = RoundTicks.between(0, 2, 10, 1);
    assertArrayEquals(new double[] {0, 1, 2}, ticks.values());
  }

  @Test
  void smallStepsAreWrittenToTheCent() {
    RoundTicks ticks = RoundTicks.between(-0.1, 0.1, 4, 0.01);
    assertArrayEquals(new double[] {-0.1, -0.05, 0, 0.05, 0.1}, ticks.values(), 1e-12);
    assertEquals("0.05", ticks.label(ticks.values()[3]));
    assertEquals("0.00", ticks.label(-0.0));
  }

  @Test
  void aRoundNumberIsItsOwnStep() {
    assertEquals(0.2, RoundTicks.roundedUp(0.2));
    assertEquals(1000, RoundTicks.roundedUp(501));
    assertEquals(500, RoundTicks.roundedUp(201));
  }
}
