package io.cryptobot.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.Locale;

/**
 * How often a closed trade won or lost how much, in US dollars after fees. Results far from all
 * others stand in one bar beyond each end, which says so.
 */
public final class ResultHistogramChart {
  private static final int PANEL = Canvas.HEIGHT - Canvas.HEAD;
  private static final int MOST_COUNTS = 10;
  private static final int MOST_AMOUNTS = 14;
  private static final double GAP = 0.06;
  private static final double HEADROOM = 1.12;
  private static final Color FAR_LOSS = new Color(0x7B241C);
  private static final Color FAR_WIN = new Color(0x1B5E3A);

  private ResultHistogramChart() {}

  /**
   * Draws the picture.
   *
   * @param results of the closed trades in US dollars, at least one
   * @return the bytes of a PNG file
   * @throws ChartUnavailableException if this Java runtime cannot draw
   */
  public static byte[] png(Heading heading, double... results) {
    Histogram histogram = Histogram.of(results);
    return Canvas.png(heading, g -> draw(g, histogram));
  }

  private static void draw(Graphics2D g, Histogram histogram) {
    double width = histogram.width();
    int bins = histogram.bins();
    double low = histogram.lowerEnd(0) - width * (histogram.below() > 0 ? 2 : 0.5);
    double high = histogram.lowerEnd(bins) + width * (histogram.above() > 0 ? 2 : 0.5);
    BarPanel panel =
        new BarPanel(
            PANEL,
            "Result of a closed trade after fees (US dollars)",
            "Closed trades (count)",
            low,
            high,
            0,
            histogram.highestCount() * HEADROOM);
    panel.draw(g);
    panel.drawValueTicks(g, RoundTicks.between(0, histogram.highestCount(), MOST_COUNTS, 1));
    panel.drawNumberTicks(
        g,
        RoundTicks.between(
            histogram.lowerEnd(0), histogram.lowerEnd(bins), MOST_AMOUNTS, histogram.width()));
    for (int bin = 0; bin < bins; bin++) {
      double from = histogram.lowerEnd(bin);
      bar(g, panel, width, from, histogram.count(bin), from < 0 ? Palette.RED : Palette.GREEN);
    }
    drawFar(g, panel, histogram);
  }

  private static void drawFar(Graphics2D g, BarPanel panel, Histogram histogram) {
    double width = histogram.width();
    double lowest = histogram.lowerEnd(0);
    double highest = histogram.lowerEnd(histogram.bins());
    if (histogram.below() > 0) {
      bar(g, panel, width, lowest - 1.5 * width, histogram.below(), FAR_LOSS);
      note(
          g, panel.x(lowest - 1.5 * width), panel.y(histogram.below()), "below " + dollars(lowest));
    }
    if (histogram.above() > 0) {
      bar(g, panel, width, highest + 0.5 * width, histogram.above(), FAR_WIN);
      String text = "above " + dollars(highest);
      g.setFont(Palette.bold(12));
      double left = panel.x(highest + 1.5 * width) - g.getFontMetrics().stringWidth(text);
      note(g, left, panel.y(histogram.above()), text);
    }
  }

  private static void bar(
      Graphics2D g, BarPanel panel, double width, double from, int count, Color color) {
    if (count == 0) {
      return;
    }
    panel.bar(g, from + width * GAP, from + width * (1 - GAP), 0, count, color);
    g.setColor(Palette.INK);
    g.setFont(Palette.plain(11));
    Canvas.drawCentred(
        g,
        String.format(Locale.ROOT, "%,d", count),
        panel.x(from + width / 2),
        (float) panel.y(count) - 4);
  }

  /** Over the bar, from its outer edge inwards. */
  private static void note(Graphics2D g, double left, double y, String text) {
    g.setColor(Palette.INK);
    g.setFont(Palette.bold(12));
    g.drawString(text, (float) left, (float) y - 20);
  }

  private static String dollars(double amount) {
    String digits = String.format(Locale.ROOT, "%,.2f", Math.abs(amount));
    return (amount < 0 ? "-$" : "$") + digits;
  }
}
