package io.cryptobot.chart;

import io.cryptobot.chart.CalendarTicks.Tick;
import io.cryptobot.chart.EquityPicture.Mark;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.XYStyler;

/**
 * The equity chart: above what the account was worth and what it is compared with, in US dollars;
 * below how far it was under its highest value, in percent; dates in UTC. 1280 by 800 pixels.
 */
public final class EquityChart {
  static final int WIDTH = 1280;
  static final int HEIGHT = 800;
  private static final int MARGIN = 24;
  private static final int HEAD = 76;
  private static final int UPPER = 444;
  private static final int LOWER = 232;
  private static final int MOST_DATES = 12;
  private static final double WIDEST_BY_PARTS = 1.3;

  private static final Color INK = new Color(0x1F2933);
  private static final Color GRAY = new Color(0x616E7C);
  private static final Color DATE_GRID = new Color(0x30616E7C, true);
  private static final Color RED = new Color(0xC0392B);
  private static final Color PALE_RED = new Color(0x50C0392B, true);
  private static final Color BLUE = new Color(0x1F4E9C);
  private static final List<Color> OTHERS =
      List.of(new Color(0xE08A00), new Color(0x2A9D8F), new Color(0x8E5EA2));

  private static final BasicStroke MAIN = stroke(2.2f);
  private static final BasicStroke THIN = stroke(1.3f);

  static {
    // Before any class of AWT is loaded: a picture needs no screen.
    System.setProperty("java.awt.headless", "true");
  }

  private EquityChart() {}

  /**
   * Draws a picture.
   *
   * @return the bytes of a PNG file
   * @throws ChartUnavailableException if this Java runtime cannot draw
   */
  public static byte[] png(EquityPicture picture) {
    loadGraphics();
    return Png.encode(draw(picture));
  }

  /** Where fonts are missing, Java 17 throws an error and later ones a plain exception. */
  private static void loadGraphics() {
    try {
      new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics().dispose();
      new Font(Font.SANS_SERIF, Font.PLAIN, 12).canDisplay('0');
    } catch (LinkageError | InternalError | RuntimeException e) {
      throw new ChartUnavailableException(e);
    }
  }

  private static BufferedImage draw(EquityPicture picture) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, WIDTH, HEIGHT);
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    drawHead(g, picture);
    Panel upper = equityPanel(picture);
    Panel lower = drawdownPanel(picture);
    List<Tick> dates = CalendarTicks.between(upper.from(), upper.to(), MOST_DATES);
    drawPanel(g, upper, HEAD, UPPER, dates, picture);
    drawPanel(g, lower, HEAD + UPPER, LOWER, dates, picture);
    drawDates(g, lower, dates);
    picture.mark().ifPresent(mark -> drawMarkText(g, upper, mark));
    g.dispose();
    return image;
  }

  private static void drawHead(Graphics2D g, EquityPicture picture) {
    g.setColor(INK);
    g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 18));
    g.drawString(picture.title(), MARGIN, 30);
    g.setColor(GRAY);
    g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
    g.drawString(picture.subtitle(), MARGIN, 52);
    picture
        .warning()
        .ifPresent(
            warning -> {
              g.setColor(RED);
              g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 16));
              g.drawString(warning, WIDTH - MARGIN - g.getFontMetrics().stringWidth(warning), 30);
            });
  }

  private static Panel equityPanel(EquityPicture picture) {
    Curve total = picture.total();
    Panel panel =
        new Panel(
            WIDTH, UPPER, "Account value (US dollars)", total.firstSecond(), total.lastSecond());
    panel.addLevel("Starting capital", picture.capital(), GRAY);
    List<Curve> others = others(picture);
    for (int i = 0; i < others.size(); i++) {
      panel.add(others.get(i), OTHERS.get(i % OTHERS.size()), THIN);
    }
    panel.add(total, BLUE, MAIN);
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

  private static Panel drawdownPanel(EquityPicture picture) {
    Curve drawdown = picture.drawdown();
    Panel panel =
        new Panel(
            WIDTH, LOWER, "Below its highest (%)", drawdown.firstSecond(), drawdown.lastSecond());
    panel.addLevel("0", 0, GRAY);
    XYSeries area = panel.add(drawdown, RED, stroke(1));
    area.setXYSeriesRenderStyle(XYSeriesRenderStyle.Area);
    area.setFillColor(PALE_RED);
    double deepest = Math.min(panel.lowest(), -0.1);
    XYStyler style = panel.chart().getStyler();
    style.setLegendVisible(false);
    style.setYAxisMin(deepest * 1.06).setYAxisMax(-deepest * 0.03);
    String format = deepest > -4 ? "%.2f" : "%.0f";
    style.setyAxisTickLabelsFormattingFunction(
        percent -> String.format(Locale.ROOT, format, percent));
    return panel;
  }

  private static void drawPanel(
      Graphics2D g, Panel panel, int top, int height, List<Tick> dates, EquityPicture picture) {
    Graphics2D own = (Graphics2D) g.create(0, top, WIDTH, height);
    panel.chart().paint(own, WIDTH, height);
    own.setStroke(stroke(1));
    own.setColor(DATE_GRID);
    dates.forEach(date -> drawUpright(own, panel, date.second()));
    picture.mark().ifPresent(mark -> drawMark(own, panel, mark.second()));
    own.dispose();
  }

  private static void drawUpright(Graphics2D g, Panel panel, long second) {
    XYStyler style = panel.chart().getStyler();
    double x = panel.xOf(second);
    double top = panel.chart().getScreenYFromChart(style.getYAxisMax());
    double bottom = panel.chart().getScreenYFromChart(style.getYAxisMin());
    g.draw(new Line2D.Double(x, top, x, bottom));
  }

  private static void drawMark(Graphics2D g, Panel panel, long second) {
    g.setColor(RED);
    g.setStroke(Panel.DASHED);
    drawUpright(g, panel, second);
  }

  /** Above its line, in the strip between head and panel. */
  private static void drawMarkText(Graphics2D g, Panel panel, Mark mark) {
    g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 13));
    g.setColor(RED);
    float width = g.getFontMetrics().stringWidth(mark.text());
    float x = (float) panel.xOf(mark.second()) - width / 2;
    g.drawString(mark.text(), Math.max(MARGIN, Math.min(x, WIDTH - MARGIN - width)), HEAD + 1f);
  }

  private static void drawDates(Graphics2D g, Panel panel, List<Tick> dates) {
    g.setColor(Color.DARK_GRAY);
    g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    int y = HEAD + UPPER + LOWER + 10;
    for (Tick date : dates) {
      float width = g.getFontMetrics().stringWidth(date.label());
      float x = (float) panel.xOf(date.second()) - width / 2;
      g.drawString(date.label(), Math.min(x, WIDTH - width - 4), y);
    }
    g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
    g.drawString("Date (UTC)", WIDTH / 2f - 30, y + 24f);
  }

  private static BasicStroke stroke(float width) {
    return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_BEVEL);
  }
}
