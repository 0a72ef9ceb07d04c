package io.cryptobot.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvLinesTest {
  private final CsvLines lines = new CsvLines(List.of("time", "note"));

  @Test
  void quotesStandOnlyWhereTheyAreNeeded() {
    lines.addHeader().add("1", "plain text").add("2", "a, b").add("3", "say \"x\"").add("4", "");
    assertEquals(
        "time,note\n1,plain text\n2,\"a, b\"\n3,\"say \"\"x\"\"\"\n4,\n", lines.toString());
  }

  @Test
  void aLineBreakInACellStaysInItsCell() {
    assertEquals("1,\"a\nb\"\n", lines.add("1", "a\nb").toString());
  }

  @Test
  void noCellCanBeAFormula() {
    assertEquals("1,'=A1\n", lines.add("1", "=A1").toString());
  }

  @Test
  void bytesAreUtf8() {
    assertArrayEquals(
        "1,\u00e4\n".getBytes(StandardCharsets.UTF_8), lines.add("1", "\u00e4").toBytes());
  }

  @Test
  void aLineOfAnotherLengthIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> lines.add("1"));
  }
}
