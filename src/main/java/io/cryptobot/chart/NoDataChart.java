package io.cryptobot.chart;

import java.awt.geom.RoundRectangle2D;

/** A picture that says why there is nothing to see yet. */
public final class NoDataChart {
  private static final int LEFT = 200;
  private static final int TOP = 240;
  private static final int HIGH = 220;
  private static final int ROUND = 18;

  private NoDataChart() {}

  /**
   * Draws the picture.
   *
   * @param what in a few words: {@code No trades yet}
   * @param why and what will change it, in a sentence
   * @return the bytes of a PNG file
   * @throws ChartUnavailableException if this Java runtime cannot draw
   */
  public static byte[] png(Heading heading, String what, String why) {
    return Canvas.png(
        heading,
        g -> {
          g.setColor(Palette.GRID);
          g.setStroke(Palette.MAIN);
          g.draw(
              new RoundRectangle2D.Double(
                  LEFT, TOP, Canvas.WIDTH - 2.0 * LEFT, HIGH, ROUND, ROUND));
          g.setColor(Palette.INK);
          g.setFont(Palette.bold(32));
          Canvas.drawCentred(g, what, Canvas.WIDTH / 2.0, TOP + 100f);
          g.setColor(Palette.GRAY);
          g.setFont(Palette.plain(15));
          Canvas.drawCentred(g, why, Canvas.WIDTH / 2.0, TOP + 142f);
        });
  }
}
