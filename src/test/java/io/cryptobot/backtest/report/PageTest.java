package io.cryptobot.backtest.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class PageTest {
  private final StringBuilder out = new StringBuilder();
  private final Page page = new Page(out);

  @Test
  void aLongParagraphIsBrokenBetweenWords() throws IOException {
    page.paragraph("word ".repeat(50).strip());
    assertTrue(out.toString().lines().allMatch(line -> line.length() <= 100));
    assertEquals(50, out.toString().split("\\s+", -1).length - 1);
  }

  @Test
  void theLinesOfAnItemAfterTheFirstAreIndented() throws IOException {
    page.item("word ".repeat(30).strip());
    assertTrue(out.toString().startsWith("- word word"));
    assertTrue(out.toString().lines().skip(1).allMatch(line -> line.startsWith("  word")));
  }

  @Test
  void aPathIsNeverBroken() throws IOException {
    String path = "/home/" + "x".repeat(120);
    page.item("in " + path);
    assertEquals("- in\n  " + path + "\n", out.toString());
  }

  @Test
  void aHeadingStandsAfterAnEmptyLine() throws IOException {
    page.heading("Fees");
    assertEquals("\nFEES\n", out.toString());
  }
}
