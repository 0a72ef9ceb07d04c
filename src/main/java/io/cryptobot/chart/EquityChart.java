package io.cryptobot.chart;

import java.awt.Graphics2D;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.knowm.xchart.style.XYStyler;

/**
 * The equity chart: above what the account was worth and what it is compared with, in US dollars;
 * below how far it was under its highest value, in percent; dates in UTC. 1200 by 700 pixels.
 */
public final class EquityChart {
  private static final int UPPER = 380;
  private static final int LOWER = Canvas.HEIGHT - Canvas.HEAD - UPPER - DatedPanels.DATES_HEIGHT;
  private static final double WIDEST_BY_PARTS = 1.3;

  private EquityChart() {}

  /**
   * Draws a picture.
   *
   * @return the bytes of a PNG file
   * @throws ChartUnavailableException if this Java runtime cannot draw
   */
  public static byte[] png(EquityPicture picture) {
    Heading heading = new Heading(picture.title(), picture.subtitle(), picture.warning());
    return Canvas.png(heading, g -> draw(g, picture));
  }

  private static void draw(Graphics2D g, EquityPicture picture) {
    Panel upper = equityPanel(picture);
    Panel lower = DrawdownChart.panel(picture.drawdown(), LOWER);
    DatedPanels panels = new DatedPanels(g, upper, picture.mark());
    panels.draw(upper, Canvas.HEAD, UPPER);
    panels.draw(lower, Canvas.HEAD + UPPER, LOWER);
    panels.drawDates(lower, Canvas.HEAD + UPPER + LOWER);
    panels.drawMarkText(upper);
  }

  private static Panel equityPanel(EquityPicture picture) {
    Curve total = picture.total();
    Panel panel =
        new Panel(
            Canvas.WIDTH,
            UPPER,
            "Account value (US dollars)",
            total.firstSecond(),
            total.lastSecond());
    panel.addLevel("Starting capital", picture.capital(), Palette.GRAY);
    List<Curve> others = others(picture);
    for (int i = 0; i < others.size(); i++) {
      panel.add(others.get(i), Palette.OTHERS.get(i % Palette.OTHERS.size()), Palette.THIN);
    }
    panel.add(total, Palette.BLUE, Palette.MAIN);
    double room = Math.max((panel.highest() - panel.lowest()) * 0.04, panel.highest() * 0.002);
    double span = panel.highest() - panel.lowest() + 2 * room;
    String format = span < 8 ? "%,.2f" : "%,.0f";
    XYStyler style = panel.chart().getStyler();
    style.setYAxisMin(panel.lowest() - room).setYAxisMax(panel.highest() + room);
    style.setyAxisTickLabelsFormattingFunction(
        dollars -> String.format(Locale.ROOT, format, dollars));
    return panel;
  }

  /** The parts only where they do not press the other lines flat. */
  private static List<Curve> others(EquityPicture picture) {
    List<Curve> main =
        Stream.concat(Stream.of(picture.total()), picture.beside().stream()).toList();
    List<Curve> all = Stream.concat(main.stream(), picture.parts().stream()).toList();
    return span(all) <= WIDEST_BY_PARTS * span(main)
        ? all.subList(1, all.size())
        : picture.beside();
  }

  private static double span(List<Curve> curves) {
    double highest = curves.stream().mapToDouble(Curve::highest).max().orElse(0);
    return highest - curves.stream().mapToDouble(Curve::lowest).min().orElse(0);
  }
}
