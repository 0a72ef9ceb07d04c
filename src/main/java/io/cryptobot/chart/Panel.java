package io.cryptobot.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * One panel of a chart over time: XChart draws its value axis, grid, lines and legend; the dates
 * are drawn by {@link DatedPanels}, on round dates of the calendar, which XChart cannot do.
 */
final class Panel {
  private static final int MOST_POINTS = 1500;
  private static final int LEFT_WIDTH = 92;

  private final XYChart chart;
  private final long from;
  private final long to;
  private double lowest = Double.POSITIVE_INFINITY;
  private double highest = Double.NEGATIVE_INFINITY;

  /**
   * An empty panel.
   *
   * @param from left end in seconds since the epoch
   * @param to right end
   */
  Panel(int width, int height, String valueTitle, long from, long to) {
    this.chart = new XYChart(width, height);
    this.from = from;
    this.to = Math.max(to, from + 1);
    chart.setYAxisTitle(valueTitle);
    style(chart.getStyler());
  }

  private void style(XYStyler style) {
    lighten(style);
    style.setPlotGridVerticalLinesVisible(false);
    style.setXAxisTicksVisible(false);
    style.setXAxisMin((double) from).setXAxisMax((double) to);
    style.setYAxisLeftWidthHint(LEFT_WIDTH);
    style.setLegendFont(Palette.plain(13));
    style.setLegendPosition(Styler.LegendPosition.OutsideS);
    style.setLegendLayout(Styler.LegendLayout.Horizontal);
    style.setLegendBorderColor(Color.WHITE);
  }

  /** What all of XChart's charts have in common here. */
  static void lighten(AxesChartStyler style) {
    style.setChartBackgroundColor(Color.WHITE);
    style.setPlotBorderColor(Palette.FRAME);
    style.setPlotGridLinesColor(Palette.GRID);
    style.setPlotGridLinesStroke(Palette.HAIR);
    style.setPlotTicksMarksVisible(false);
    style.setAxisTicksLineVisible(false);
    style.setPlotContentSize(1);
    style.setChartTitleVisible(false);
    style.setChartPadding(6);
    style.setAxisTickLabelsFont(Palette.plain(12));
    style.setAxisTitleFont(Palette.plain(13));
    style.setAxisTickLabelsColor(Color.DARK_GRAY);
    style.setYAxisLabelAlignment(AxesChartStyler.TextAlignment.Right);
    style.setAntiAlias(true);
    style.setLocale(Locale.ROOT);
  }

  /** Adds a line; a long one is thinned without losing its spikes. */
  XYSeries add(Curve curve, Color color, BasicStroke stroke) {
    Curve thin = curve.thinnedTo(MOST_POINTS);
    XYSeries series = chart.addSeries(curve.name(), thin.times(), thin.values());
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(color);
    series.setLineStyle(stroke);
    lowest = Math.min(lowest, curve.lowest());
    highest = Math.max(highest, curve.highest());
    return series;
  }

  /**
   * Adds a level line from end to end. (As the first of the lines it also keeps XChart from looking
   * for ticks among all points, which takes it half a second.)
   */
  void addLevel(String name, double value, Color color) {
    add(new Curve(name, new long[] {from, to}, new double[] {value, value}), color, Palette.DASHED);
  }

  /** Where a moment stands, in pixels from the left; known once the panel is painted. */
  double xOf(long second) {
    return chart.getScreenXFromChart((double) second);
  }

  XYChart chart() {
    return chart;
  }

  double lowest() {
    return lowest;
  }

  double highest() {
    return highest;
  }

  long from() {
    return from;
  }

  long to() {
    return to;
  }
}
