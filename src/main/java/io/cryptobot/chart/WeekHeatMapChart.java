package io.cryptobot.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.style.HeatMapStyler;
import org.knowm.xchart.style.Styler.ChartTheme;

/** How many trades were made in each hour of the week, UTC. */
public final class WeekHeatMapChart {
  private static final int PANEL = Canvas.HEIGHT - Canvas.HEAD;
  private static final List<String> DAYS_UPWARDS =
      List.of("Sunday", "Saturday", "Friday", "Thursday", "Wednesday", "Tuesday", "Monday");
  private static final int DAYS = DAYS_UPWARDS.size();
  private static final int HOURS = 24;

  private WeekHeatMapChart() {}

  /**
   * Draws the picture.
   *
   * @param counts by day, Monday first, then by hour
   * @return the bytes of a PNG file
   * @throws ChartUnavailableException if this Java runtime cannot draw
   */
  public static byte[] png(Heading heading, int[][] counts) {
    return Canvas.png(heading, g -> draw(g, counts));
  }

  private static void draw(Graphics2D g, int[][] counts) {
    HeatMapChart chart = new HeatMapChart(Canvas.WIDTH, PANEL, ChartTheme.XChart);
    chart.setXAxisTitle("Hour of the day (UTC)");
    chart.setYAxisTitle("Day of the week (UTC)");
    List<Number[]> cells = new ArrayList<>();
    for (int day = 0; day < DAYS; day++) {
      for (int hour = 0; hour < HOURS; hour++) {
        int count = counts[DAYS - 1 - day][hour];
        if (count > 0) {
          cells.add(new Number[] {hour, day, count});
        }
      }
    }
    List<String> hours =
        IntStream.range(0, HOURS)
            .mapToObj(hour -> String.format(Locale.ROOT, "%02d", hour))
            .toList();
    chart.addSeries("Trades", hours, DAYS_UPWARDS, cells);
    style(chart.getStyler(), highest(counts));
    Graphics2D own = (Graphics2D) g.create(0, Canvas.HEAD, Canvas.WIDTH, PANEL);
    chart.paint(own, Canvas.WIDTH, PANEL);
    own.dispose();
  }

  private static int highest(int[][] counts) {
    return Arrays.stream(counts).flatMapToInt(Arrays::stream).max().orElse(0);
  }

  private static void style(HeatMapStyler style, int highest) {
    Panel.lighten(style);
    style.setMin(0);
    style.setMax(Math.max(1, highest));
    style.setRangeColors(
        new Color[] {new Color(0xF7F9FC), new Color(0xA9C1E8), new Color(0x5B8DD6)});
    style.setDrawBorder(true);
    style.setShowValue(true);
    style.setValueFont(Palette.plain(13));
    style.setValueFontColor(Palette.INK);
    style.setLegendVisible(false);
  }
}
