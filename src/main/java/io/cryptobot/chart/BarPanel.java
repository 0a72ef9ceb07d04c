package io.cryptobot.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A panel for bars: XChart draws axes, ticks and grid; the bars are drawn into its coordinates, for
 * its own bars stand on categories and not on numbers.
 */
final class BarPanel {
  private static final BasicStroke NOTHING = new BasicStroke(0);
  private static final Color CLEAR = new Color(0, 0, 0, 0);

  private final XYChart chart;
  private final int top;
  private final int height;

  /**
   * An empty panel below the heading.
   *
   * @param lowestX left end of the axis, below {@code highestX}
   * @param lowestY lower end of the axis, below {@code highestY}
   */
  BarPanel(
      int height,
      String xTitle,
      String yTitle,
      double lowestX,
      double highestX,
      double lowestY,
      double highestY) {
    this.top = Canvas.HEAD;
    this.height = height;
    this.chart = new XYChart(Canvas.WIDTH, height);
    chart.setXAxisTitle(xTitle);
    chart.setYAxisTitle(yTitle);
    XYStyler style = chart.getStyler();
    Panel.lighten(style);
    style.setLegendVisible(false);
    style.setPlotGridVerticalLinesVisible(false);
    style.setXAxisMin(lowestX).setXAxisMax(highestX);
    style.setYAxisMin(lowestY).setYAxisMax(highestY);
    XYSeries frame =
        chart.addSeries(
            "frame", new double[] {lowestX, highestX}, new double[] {lowestY, highestY});
    frame.setMarker(SeriesMarkers.NONE);
    frame.setLineColor(CLEAR);
    frame.setLineStyle(NOTHING);
  }

  XYStyler style() {
    return chart.getStyler();
  }

  /** Ticks of the value axis in whole numbers only. */
  void countUpwards(double highest) {
    style().setYAxisTickMarkSpacingHint((int) Math.max(44, height / Math.max(1, highest)));
    style()
        .setyAxisTickLabelsFormattingFunction(
            count -> count == Math.rint(count) ? String.format(Locale.ROOT, "%,.0f", count) : "");
  }

  /** Draws the frame; afterwards bars can be drawn. */
  void draw(Graphics2D g) {
    Graphics2D own = (Graphics2D) g.create(0, top, Canvas.WIDTH, height);
    chart.paint(own, Canvas.WIDTH, height);
    own.dispose();
  }

  /** Draws a bar between two numbers of the x axis, from one value to another. */
  void bar(Graphics2D g, double fromX, double toX, double fromY, double toY, Color color) {
    double left = x(fromX);
    double upper = y(Math.max(fromY, toY));
    double lower = y(Math.min(fromY, toY));
    g.setColor(color);
    g.fill(
        new Rectangle2D.Double(left, upper, Math.max(1, x(toX) - left), Math.max(1, lower - upper)));
  }

  /** Draws a line from end to end. */
  void level(Graphics2D g, double value) {
    g.setColor(Palette.GRAY);
    g.setStroke(Palette.HAIR);
    XYStyler style = style();
    g.draw(
        new Line2D.Double(
            x(style.getXAxisMin()), y(value), x(style.getXAxisMax()), y(value)));
  }

  /** In pixels from the left of the sheet. */
  double x(double number) {
    return chart.getScreenXFromChart(number);
  }

  /** In pixels from the top of the sheet. */
  double y(double value) {
    return top + chart.getScreenYFromChart(value);
  }
}
