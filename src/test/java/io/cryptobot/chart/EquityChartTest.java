package io.cryptobot.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.chart.EquityPicture.Mark;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class EquityChartTest {
  private static final Color MARK = new Color(0xC0392B);
  private static final Color LINE = new Color(0x1F4E9C);

  private static BufferedImage drawn(EquityPicture picture) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(EquityChart.png(picture)));
  }

  private static EquityPicture picture(Optional<String> warning, Optional<Mark> mark, int points) {
    long[] seconds = LongStream.range(0, points).map(hour -> hour * 3600).toArray();
    double[] equity = new double[points];
    Arrays.setAll(equity, i -> 1000 + 50 * Math.sin(i / 40.0));
    double[] drawdown = new double[points];
    Arrays.setAll(drawdown, i -> -Math.abs(Math.sin(i / 40.0)));
    return new EquityPicture(
        "title",
        "subtitle",
        warning,
        new Curve("This bot", seconds, equity),
        List.of(new Curve("Bitcoin", seconds, equity.clone())),
        List.of(),
        new Curve("Drawdown", seconds, drawdown),
        1000,
        mark);
  }

  private static long pixels(BufferedImage image, Color color, int fromX, int toX, int toY) {
    long count = 0;
    for (int x = fromX; x < toX; x++) {
      for (int y = 0; y < toY; y++) {
        count += image.getRGB(x, y) == color.getRGB() ? 1 : 0;
      }
    }
    return count;
  }

  @Test
  void thePictureIsALargeLightPngThatAnotherDecoderReads() throws IOException {
    BufferedImage image = drawn(picture(Optional.empty(), Optional.empty(), 2000));
    assertEquals(1200, image.getWidth());
    assertEquals(700, image.getHeight());
    assertEquals(Color.WHITE.getRGB(), image.getRGB(1, 1));
    assertTrue(pixels(image, LINE, 0, 1200, 700) > 300, "the equity line is there");
  }

  @Test
  void madeUpPricesAreNamedAtTheTopRight() throws IOException {
    BufferedImage without = drawn(picture(Optional.empty(), Optional.empty(), 100));
    BufferedImage with = drawn(picture(Optional.of("MADE UP"), Optional.empty(), 100));
    assertEquals(0, pixels(without, MARK, 700, 1200, 60));
    assertTrue(pixels(with, MARK, 700, 1200, 60) > 50);
  }

  @Test
  void aMarkedMomentIsAnUprightLineWithItsText() throws IOException {
    Optional<Mark> mark = Optional.of(new Mark(50 * 3600, "stopped"));
    BufferedImage without = drawn(picture(Optional.empty(), Optional.empty(), 100));
    BufferedImage with = drawn(picture(Optional.empty(), mark, 100));
    assertEquals(0, pixels(without, MARK, 0, 1200, 78));
    assertTrue(pixels(with, MARK, 0, 1200, 78) > 30);
  }

  @Test
  void partsThatWouldFlattenTheOthersAreLeftOut() throws IOException {
    EquityPicture whole = picture(Optional.empty(), Optional.empty(), 200);
    Curve low = new Curve("Part", new long[] {0, 3600}, new double[] {10, 11});
    EquityPicture withParts =
        new EquityPicture(
            whole.title(),
            whole.subtitle(),
            whole.warning(),
            whole.total(),
            whole.beside(),
            List.of(low),
            whole.drawdown(),
            whole.capital(),
            whole.mark());
    BufferedImage alone = drawn(whole);
    BufferedImage same = drawn(withParts);
    assertEquals(pixels(alone, LINE, 0, 1200, 700), pixels(same, LINE, 0, 1200, 700));
  }

  @Test
  void aCurveThatNeverMovesAndACurveOfOnePointCanBeDrawn() {
    long[] seconds = {0, 3600};
    double[] level = {10, 10};
    double[] zero = {0, 0};
    EquityPicture flat =
        new EquityPicture(
            "t",
            "s",
            Optional.empty(),
            new Curve("This bot", seconds, level),
            List.of(),
            List.of(),
            new Curve("Drawdown", seconds, zero),
            10,
            Optional.empty());
    assertTrue(EquityChart.png(flat).length > 1000);
    EquityPicture point =
        new EquityPicture(
            "t",
            "s",
            Optional.empty(),
            new Curve("This bot", new long[] {0}, new double[] {10}),
            List.of(),
            List.of(),
            new Curve("Drawdown", new long[] {0}, new double[] {0}),
            10,
            Optional.empty());
    assertTrue(EquityChart.png(point).length > 1000);
  }

  @Test
  void warmingUpDrawsWithoutComplaint() {
    new ChartWarmUp().run();
  }
}
