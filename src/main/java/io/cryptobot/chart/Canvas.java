package io.cryptobot.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;

/** The sheet that every picture is drawn on, 1200 by 700 pixels, with its heading. */
final class Canvas {
  static final int WIDTH = 1200;
  static final int HEIGHT = 700;
  static final int MARGIN = 24;

  /** The height of the heading. */
  static final int HEAD = 76;

  private Canvas() {}

  /**
   * Draws a picture.
   *
   * @param body what stands below the heading
   * @return the bytes of a PNG file
   * @throws ChartUnavailableException if this Java runtime cannot draw
   */
  static byte[] png(Heading heading, Consumer<Graphics2D> body) {
    loadGraphics();
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, WIDTH, HEIGHT);
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    drawHeading(g, heading);
    body.accept(g);
    g.dispose();
    return Png.encode(image);
  }

  /** Where fonts are missing, Java 17 throws an error and later ones a plain exception. */
  private static void loadGraphics() {
    try {
      new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics().dispose();
      Palette.plain(12).canDisplay('0');
    } catch (LinkageError | InternalError | RuntimeException e) {
      throw new ChartUnavailableException(e);
    }
  }

  private static void drawHeading(Graphics2D g, Heading heading) {
    g.setColor(Palette.INK);
    g.setFont(Palette.bold(18));
    g.drawString(heading.title(), MARGIN, 30);
    g.setColor(Palette.GRAY);
    g.setFont(Palette.plain(14));
    g.drawString(heading.subtitle(), MARGIN, 52);
    heading
        .warning()
        .ifPresent(
            warning -> {
              g.setColor(Palette.RED);
              g.setFont(Palette.bold(16));
              g.drawString(warning, WIDTH - MARGIN - g.getFontMetrics().stringWidth(warning), 30);
            });
  }

  /** Writes a line with its middle at {@code x}, within the sheet. */
  static void drawCentred(Graphics2D g, String text, double x, float baseline) {
    float width = g.getFontMetrics().stringWidth(text);
    float left = (float) x - width / 2;
    g.drawString(text, Math.max(4, Math.min(left, WIDTH - width - 4)), baseline);
  }
}
