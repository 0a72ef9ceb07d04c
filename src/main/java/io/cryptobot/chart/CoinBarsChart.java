package io.cryptobot.chart;

import java.awt.Graphics2D;
import java.util.List;
import java.util.Locale;

/** What each coin brought in or cost, in US dollars after fees. */
public final class CoinBarsChart {
  private static final int LABELS = 62;
  private static final int PANEL = Canvas.HEIGHT - Canvas.HEAD - LABELS;
  private static final int MOST_AMOUNTS = 10;
  private static final double SMALLEST_STEP = 0.01;
  private static final double HALF_BAR = 0.3;
  private static final double ROOM = 0.1;

  private CoinBarsChart() {}

  /**
   * A coin's bar.
   *
   * @param result in US dollars
   * @param note a few words below the name
   */
  public record Bar(String name, double result, String note) {}

  /**
   * Draws the picture.
   *
   * @param bars from left to right, at least one
   * @return the bytes of a PNG file
   * @throws ChartUnavailableException if this Java runtime cannot draw
   */
  public static byte[] png(Heading heading, List<Bar> bars) {
    return Canvas.png(heading, g -> draw(g, bars));
  }

  private static void draw(Graphics2D g, List<Bar> bars) {
    double highest = Math.max(0, bars.stream().mapToDouble(Bar::result).max().orElse(0));
    double lowest = Math.min(0, bars.stream().mapToDouble(Bar::result).min().orElse(0));
    double span = Math.max(highest - lowest, 0.01);
    BarPanel panel =
        new BarPanel(
            PANEL,
            "",
            "Result of the closed trades after fees (US dollars)",
            -0.5,
            bars.size() - 0.5,
            lowest - (lowest < 0 ? span * ROOM : 0),
            highest + span * ROOM);
    panel.draw(g);
    panel.drawValueTicks(g, RoundTicks.between(lowest, highest, MOST_AMOUNTS, SMALLEST_STEP));
    panel.level(g, 0);
    for (int i = 0; i < bars.size(); i++) {
      draw(g, panel, i, bars.get(i));
    }
    g.setFont(Palette.plain(13));
    Canvas.drawCentred(g, "Coin", Canvas.WIDTH / 2.0, Canvas.HEIGHT - 8f);
  }

  private static void draw(Graphics2D g, BarPanel panel, int place, Bar bar) {
    boolean isLoss = bar.result() < 0;
    panel.bar(
        g,
        place - HALF_BAR,
        place + HALF_BAR,
        0,
        bar.result(),
        isLoss ? Palette.RED : Palette.GREEN);
    g.setColor(Palette.INK);
    g.setFont(Palette.bold(13));
    float end = (float) panel.y(bar.result());
    Canvas.drawCentred(g, signed(bar.result()), panel.x(place), isLoss ? end + 16 : end - 6);
    float below = Canvas.HEAD + PANEL;
    Canvas.drawCentred(g, bar.name(), panel.x(place), below + 12);
    g.setFont(Palette.plain(12));
    g.setColor(Palette.GRAY);
    Canvas.drawCentred(g, bar.note(), panel.x(place), below + 30);
  }

  private static String signed(double dollars) {
    String digits = String.format(Locale.ROOT, "%,.2f", Math.abs(dollars));
    return (dollars < 0 ? "-$" : "+$") + digits;
  }
}
