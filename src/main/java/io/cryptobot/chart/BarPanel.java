package io.cryptobot.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A panel for bars: XChart draws the frame and the axes' titles; bars and ticks are drawn into its
 * coordinates, for its own bars stand on categories and not on numbers, and it looks for ticks only
 * where there are points.
 */
final class BarPanel {

  /** Left of what XChart draws there is room for values and title. */
  private static final int LEFT = 62;

  private static final BasicStroke NOTHING = new BasicStroke(0);
  private static final Color CLEAR = new Color(0, 0, 0, 0);

  private final XYChart chart;
  private final String yTitle;
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
    this.yTitle = yTitle;
    this.chart = new XYChart(Canvas.WIDTH - LEFT, height);
    chart.setXAxisTitle(xTitle);
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

  private XYStyler style() {
    return chart.getStyler();
  }

  /** Draws the frame; afterwards ticks and bars can be drawn. */
  void draw(Graphics2D g) {
    Graphics2D own = (Graphics2D) g.create(LEFT, top, Canvas.WIDTH - LEFT, height);
    chart.paint(own, Canvas.WIDTH - LEFT, height);
    own.dispose();
    Graphics2D upright = (Graphics2D) g.create();
    upright.rotate(-Math.PI / 2);
    upright.setFont(Palette.plain(13));
    upright.setColor(Color.BLACK);
    double middle = (y(style().getYAxisMin()) + y(style().getYAxisMax())) / 2;
    float half = upright.getFontMetrics().stringWidth(yTitle) / 2f;
    upright.drawString(yTitle, (float) -middle - half, 22);
    upright.dispose();
  }

  /** Draws round values at the left, with a line across at each. */
  void drawValueTicks(Graphics2D g, RoundTicks ticks) {
    float left = (float) x(style().getXAxisMin());
    float right = (float) x(style().getXAxisMax());
    g.setFont(Palette.plain(12));
    g.setStroke(Palette.HAIR);
    for (double value : ticks.values()) {
      float y = (float) y(value);
      g.setColor(Palette.GRID);
      g.draw(new Line2D.Float(left, y, right, y));
      g.setColor(Color.DARK_GRAY);
      String label = ticks.label(value);
      g.drawString(label, left - g.getFontMetrics().stringWidth(label) - 8, y + 4);
    }
  }

  /** Draws round numbers below. */
  void drawNumberTicks(Graphics2D g, RoundTicks ticks) {
    float below = (float) y(style().getYAxisMin()) + 17;
    g.setFont(Palette.plain(12));
    g.setColor(Color.DARK_GRAY);
    for (double number : ticks.values()) {
      Canvas.drawCentred(g, ticks.label(number), x(number), below);
    }
  }

  /** Draws a bar between two numbers of the x axis, from one value to another. */
  void bar(Graphics2D g, double fromX, double toX, double fromY, double toY, Color color) {
    double left = x(fromX);
    double upper = y(Math.max(fromY, toY));
    double lower = y(Math.min(fromY, toY));
    g.setColor(color);
    g.fill(
        new Rectangle2D.Double(
            left, upper, Math.max(1, x(toX) - left), Math.max(1, lower - upper)));
  }

  /** Draws a line from end to end. */
  void level(Graphics2D g, double value) {
    g.setColor(Palette.GRAY);
    g.setStroke(Palette.HAIR);
    XYStyler style = style();
    g.draw(new Line2D.Double(x(style.getXAxisMin()), y(value), x(style.getXAxisMax()), y(value)));
  }

  /** In pixels from the left of the sheet. */
  double x(double number) {
    return LEFT + chart.getScreenXFromChart(number);
  }

  /** In pixels from the top of the sheet. */
  double y(double value) {
    return top + chart.getScreenYFromChart(value);
  }
}
