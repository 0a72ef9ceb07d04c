package io.cryptobot.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.List;

/** Colours, lines and fonts of all pictures: a light theme. */
final class Palette {
  static {
    // Before any class of AWT is loaded: a picture needs no screen.
    System.setProperty("java.awt.headless", "true");
  }

  static final Color INK = new Color(0x1F2933);
  static final Color GRAY = new Color(0x616E7C);
  static final Color GRID = new Color(0xE4E7EB);
  static final Color FRAME = new Color(0xB8BEC6);
  static final Color DATE_GRID = new Color(0x30616E7C, true);
  static final Color RED = new Color(0xC0392B);
  static final Color PALE_RED = new Color(0x50C0392B, true);
  static final Color BLUE = new Color(0x1F4E9C);
  static final Color PALE_BLUE = new Color(0xA9C1E8);
  static final Color ORANGE = new Color(0xE08A00);
  static final Color PALE_ORANGE = new Color(0xFBDCA8);
  static final Color GREEN = new Color(0x2E8B57);
  static final List<Color> OTHERS = List.of(ORANGE, new Color(0x2A9D8F), new Color(0x8E5EA2));

  static final BasicStroke MAIN = stroke(2.2f);
  static final BasicStroke THIN = stroke(1.3f);
  static final BasicStroke HAIR = stroke(1);

  /** Dashed, as the line that the others are compared with. */
  static final BasicStroke DASHED =
      new BasicStroke(1.1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, new float[] {5, 4}, 0);

  private Palette() {}

  static Font plain(int size) {
    return new Font(Font.SANS_SERIF, Font.PLAIN, size);
  }

  static Font bold(int size) {
    return new Font(Font.SANS_SERIF, Font.BOLD, size);
  }

  private static BasicStroke stroke(float width) {
    return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_BEVEL);
  }
}
