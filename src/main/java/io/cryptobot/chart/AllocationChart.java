package io.cryptobot.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.XYStyler;

/** How the account is split between the two strategies, in percent of its value; dates in UTC. */
public final class AllocationChart {
  private static final int PANEL = Canvas.HEIGHT - Canvas.HEAD - DatedPanels.DATES_HEIGHT;
  private static final double WHOLE = 100;

  private AllocationChart() {}

  /**
   * A share that the rules know.
   *
   * @param name as the legend shows it
   * @param conservativePercent where it stands on the axis: the conservative share there
   */
  public record Level(String name, double conservativePercent) {}

  /**
   * Draws the picture.
   *
   * @param conservative the conservative strategy's share of the total, in percent; the rest is the
   *     aggressive one's
   * @param levels the target first
   * @return the bytes of a PNG file
   * @throws ChartUnavailableException if this Java runtime cannot draw
   */
  public static byte[] png(Heading heading, Curve conservative, List<Level> levels) {
    return Canvas.png(heading, g -> draw(g, conservative, levels));
  }

  private static void draw(Graphics2D g, Curve conservative, List<Level> levels) {
    Panel panel =
        new Panel(
            Canvas.WIDTH,
            PANEL,
            "Share of the account (%)",
            conservative.firstSecond(),
            conservative.lastSecond());
    Curve whole =
        new Curve(
            "Aggressive strategy",
            new long[] {panel.from(), panel.to()},
            new double[] {WHOLE, WHOLE});
    area(panel.add(whole, Palette.ORANGE, Palette.HAIR), true);
    area(panel.add(conservative, Palette.BLUE, Palette.MAIN), false);
    for (int i = 0; i < levels.size(); i++) {
      Level level = levels.get(i);
      Color color = i == 0 ? Palette.INK : Palette.RED;
      panel.addLevel(level.name(), level.conservativePercent(), color);
    }
    XYStyler style = panel.chart().getStyler();
    style.setYAxisMin(0.0).setYAxisMax(WHOLE);
    style.setyAxisTickLabelsFormattingFunction(
        percent -> String.format(Locale.ROOT, "%.0f", percent));
    DatedPanels panels = new DatedPanels(g, panel, Optional.empty());
    panels.draw(panel, Canvas.HEAD, PANEL);
    panels.drawDates(panel, Canvas.HEAD + PANEL);
  }

  private static void area(XYSeries series, boolean isAggressive) {
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Area);
    series.setFillColor(isAggressive ? Palette.PALE_ORANGE : Palette.PALE_BLUE);
  }
}
