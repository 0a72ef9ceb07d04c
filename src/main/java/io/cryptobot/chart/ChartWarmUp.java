package io.cryptobot.chart;

import java.util.List;
import java.util.Optional;

/**
 * Loads what the first chart of a process has to wait for: AWT, its fonts and XChart. To be run on
 * another thread while candles are still being read. Draws a picture of two points and forgets it.
 */
public final class ChartWarmUp implements Runnable {
  private static final long[] SECONDS = {0, 86_400};

  @Override
  public void run() {
    try {
      EquityChart.png(
          new EquityPicture(
              "Warm-up",
              "Nobody sees this",
              Optional.empty(),
              new Curve("a", SECONDS, new double[] {1, 2}),
              List.of(new Curve("b", SECONDS, new double[] {2, 1})),
              List.of(),
              new Curve("c", SECONDS, new double[] {-1, 0}),
              1,
              Optional.empty()));
    } catch (ChartUnavailableException e) {
      // The chart itself will meet the same and tell it.
      return;
    }
  }
}
