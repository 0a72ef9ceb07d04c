package io.cryptobot.chart;

import io.cryptobot.chart.CalendarTicks.Tick;
import io.cryptobot.chart.EquityPicture.Mark;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.List;
import java.util.Optional;
import org.knowm.xchart.style.XYStyler;

/** Panels over the same time, one below the other, with the dates of all below the last. */
final class DatedPanels {
  private static final int MOST_DATES = 12;

  /** What the dates below the last panel need. */
  static final int DATES_HEIGHT = 48;

  private final Graphics2D g;
  private final List<Tick> dates;
  private final Optional<Mark> mark;

  /**
   * @param first any of the panels
   * @param mark a moment that all of them mark
   */
  DatedPanels(Graphics2D g, Panel first, Optional<Mark> mark) {
    this.g = g;
    this.dates = CalendarTicks.between(first.from(), first.to(), MOST_DATES);
    this.mark = mark;
  }

  void draw(Panel panel, int top, int height) {
    Graphics2D own = (Graphics2D) g.create(0, top, Canvas.WIDTH, height);
    panel.chart().paint(own, Canvas.WIDTH, height);
    own.setStroke(Palette.HAIR);
    own.setColor(Palette.DATE_GRID);
    dates.forEach(date -> drawUpright(own, panel, date.second()));
    mark.ifPresent(moment -> drawMark(own, panel, moment.second()));
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
    g.setColor(Palette.RED);
    g.setStroke(Palette.DASHED);
    drawUpright(g, panel, second);
  }

  /** The mark's text above its line, in the strip between heading and first panel. */
  void drawMarkText(Panel first) {
    mark.ifPresent(
        moment -> {
          g.setFont(Palette.bold(13));
          g.setColor(Palette.RED);
          Canvas.drawCentred(g, moment.text(), first.xOf(moment.second()), Canvas.HEAD + 1f);
        });
  }

  /** The dates below the last panel, whose lower end is at {@code bottom}. */
  void drawDates(Panel last, int bottom) {
    g.setColor(Color.DARK_GRAY);
    g.setFont(Palette.plain(12));
    for (Tick date : dates) {
      Canvas.drawCentred(g, date.label(), last.xOf(date.second()), bottom + 10f);
    }
    g.setFont(Palette.plain(13));
    Canvas.drawCentred(g, "Date (UTC)", Canvas.WIDTH / 2.0, bottom + 34f);
  }
}
