package io.cryptobot.chart;

import io.cryptobot.chart.EquityPicture.Mark;
import java.awt.Graphics2D;
import java.util.Locale;
import java.util.Optional;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.XYStyler;

/** How far the account was below its highest value, in percent; dates in UTC. */
public final class DrawdownChart {
  private static final int PANEL = Canvas.HEIGHT - Canvas.HEAD - DatedPanels.DATES_HEIGHT;
  private static final double SHALLOWEST = -0.1;

  private DrawdownChart() {}

  /**
   * Draws the picture.
   *
   * @param drawdown in percent, zero or less
   * @param deepest its lowest point; empty if it never fell
   * @return the bytes of a PNG file
   * @throws ChartUnavailableException if this Java runtime cannot draw
   */
  public static byte[] png(Heading heading, Curve drawdown, Optional<Mark> deepest) {
    return Canvas.png(heading, g -> draw(g, drawdown, deepest));
  }

  private static void draw(Graphics2D g, Curve drawdown, Optional<Mark> deepest) {
    Panel panel = panel(drawdown, PANEL);
    DatedPanels panels = new DatedPanels(g, panel, deepest);
    panels.draw(panel, Canvas.HEAD, PANEL);
    panels.drawDates(panel, Canvas.HEAD + PANEL);
    panels.drawMarkText(panel);
  }

  static Panel panel(Curve drawdown, int height) {
    Panel panel =
        new Panel(
            Canvas.WIDTH,
            height,
            "Below its highest (%)",
            drawdown.firstSecond(),
            drawdown.lastSecond());
    panel.addLevel("0", 0, Palette.GRAY);
    XYSeries area = panel.add(drawdown, Palette.RED, Palette.HAIR);
    area.setXYSeriesRenderStyle(XYSeriesRenderStyle.Area);
    area.setFillColor(Palette.PALE_RED);
    double deepest = Math.min(panel.lowest(), SHALLOWEST);
    XYStyler style = panel.chart().getStyler();
    style.setLegendVisible(false);
    style.setYAxisMin(deepest * 1.06).setYAxisMax(-deepest * 0.03);
    String format = deepest > -4 ? "%.2f" : "%.0f";
    style.setyAxisTickLabelsFormattingFunction(
        percent -> String.format(Locale.ROOT, format, percent));
    return panel;
  }
}
