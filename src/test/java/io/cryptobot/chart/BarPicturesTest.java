package io.cryptobot.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.chart.CoinBarsChart.Bar;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class BarPicturesTest {
  private static final Heading HEADING = new Heading("title", "subtitle", Optional.empty());

  private static BufferedImage read(byte[] png) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    assertEquals(1200, image.getWidth());
    assertEquals(700, image.getHeight());
    assertEquals(Color.WHITE.getRGB(), image.getRGB(1, 1));
    return image;
  }

  private static long pixels(BufferedImage image, Color color, int fromX, int toX) {
    long count = 0;
    for (int x = fromX; x < toX; x++) {
      for (int y = Canvas.HEAD; y < image.getHeight(); y++) {
        count += image.getRGB(x, y) == color.getRGB() ? 1 : 0;
      }
    }
    return count;
  }

  @Test
  void lossesStandRedLeftOfTheGreenWins() throws IOException {
    BufferedImage image = read(ResultHistogramChart.png(HEADING, -3, -2, -2, 2, 2, 3));
    assertTrue(pixels(image, Palette.RED, 60, 600) > 1000);
    assertEquals(0, pixels(image, Palette.GREEN, 60, 600));
    assertTrue(pixels(image, Palette.GREEN, 620, 1200) > 1000);
    assertEquals(0, pixels(image, Palette.RED, 620, 1200));
  }

  @Test
  void aHugeResultHasABarOfItsOwn() throws IOException {
    double[] results = new double[101];
    for (int i = 0; i < 100; i++) {
      results[i] = i % 2 == 0 ? -1 - i * 0.01 : 1 + i * 0.01;
    }
    results[100] = 1e7;
    BufferedImage image = read(ResultHistogramChart.png(HEADING, results));
    assertTrue(pixels(image, Palette.RED, 60, 700) > 10_000, "the usual results are still seen");
    assertTrue(pixels(image, new Color(0x1B5E3A), 900, 1200) > 10);
  }

  @Test
  void aCoinsBarHangsDownForALossAndStandsUpForAWin() throws IOException {
    List<Bar> bars = List.of(new Bar("BTC-USD", -50, "a"), new Bar("SOL-USD", 25, "b"));
    BufferedImage image = read(CoinBarsChart.png(HEADING, bars));
    long loss = pixels(image, Palette.RED, 60, 620);
    long win = pixels(image, Palette.GREEN, 650, 1200);
    assertEquals(2, (double) loss / win, 0.1);
  }

  @Test
  void aCoinWithoutAnyResultCanBeDrawn() throws IOException {
    read(CoinBarsChart.png(HEADING, List.of(new Bar("BTC-USD", 0, "none closed"))));
  }

  @Test
  void anHourWithManyTradesIsDarkerThanOneWithFewAndOneWithoutIsNearlyWhite() throws IOException {
    int[][] counts = new int[7][24];
    counts[0][0] = 10;
    counts[6][23] = 2;
    BufferedImage image = read(WeekHeatMapChart.png(HEADING, counts));
    int first = new Color(image.getRGB(122, 90)).getRed();
    int last = new Color(image.getRGB(1185, 640)).getRed();
    int none = new Color(image.getRGB(600, 350)).getRed();
    assertTrue(first < last && last < none, first + " " + last + " " + none);
    assertTrue(none > 240);
  }

  @Test
  void allocationFillsTheSheetWithBothStrategies() throws IOException {
    Curve share = new Curve("c", new long[] {0, 86_400}, new double[] {70, 60});
    BufferedImage image = read(AllocationChart.png(HEADING, share, List.of()));
    long conservative = pixels(image, Palette.PALE_BLUE, 100, 1190);
    long aggressive = pixels(image, Palette.PALE_ORANGE, 100, 1190);
    assertEquals(65.0 / 35, (double) conservative / aggressive, 0.15);
  }

  @Test
  void whereNothingWasTradedThePictureSaysSo() throws IOException {
    BufferedImage image = read(NoDataChart.png(HEADING, "No trades yet", "why"));
    assertTrue(pixels(image, Palette.INK, 300, 900) > 200);
  }
}
