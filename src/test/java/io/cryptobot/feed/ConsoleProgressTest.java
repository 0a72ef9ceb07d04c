package io.cryptobot.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.market.Coin;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ConsoleProgressTest {
  private static final Coin BTC = new Coin("BTC-USD");
  private static final Coin LONG = new Coin("ABCDEFGHIJKL-USD");

  private final StringWriter text = new StringWriter();

  @Test
  void drawsABarOverItselfAndEndsItsLine() {
    ConsoleProgress progress = on(true);

    progress.advanced(BTC, 0, 4);
    progress.advanced(BTC, 1, 4);
    progress.advanced(BTC, 4, 4);

    assertEquals(
        "\rBTC-USD          ["
            + ".".repeat(40)
            + "]   0 %     0/4"
            + "\rBTC-USD          ["
            + "#".repeat(10)
            + ".".repeat(30)
            + "]  25 %     1/4"
            + "\rBTC-USD          ["
            + "#".repeat(40)
            + "] 100 %     4/4\n",
        printed());
  }

  @Test
  void redrawsOnlyWhenThePercentageChanges() {
    ConsoleProgress progress = on(true);

    for (int done = 0; done <= 1000; done++) {
      progress.advanced(BTC, done, 1000);
    }

    assertEquals(101, printed().chars().filter(c -> c == '\r').count());
  }

  @Test
  void isPlainAsciiWithinALineOfTheConsole() {
    on(true).advanced(LONG, 99_999, 99_999);

    String line = printed().strip();
    assertTrue(line.length() <= 79, line);
    assertTrue(line.chars().allMatch(c -> c >= ' ' && c <= '~'), line);
  }

  @Test
  void aDownloadThatStopsLeavesTheLine() {
    ConsoleProgress progress = on(true);

    progress.advanced(BTC, 0, 2);
    progress.stopped(BTC);
    progress.advanced(BTC, 0, 2);

    assertEquals(1, printed().chars().filter(c -> c == '\n').count());
    assertTrue(printed().contains("0/2\n\rBTC-USD"), printed());
  }

  @Test
  void withoutATerminalThereIsALinePerCoin() {
    ConsoleProgress progress = on(false);

    progress.advanced(BTC, 0, 2);
    progress.advanced(BTC, 1, 2);
    progress.advanced(BTC, 2, 2);
    progress.advanced(LONG, 1, 1);
    progress.stopped(BTC);

    assertEquals(
        """
        BTC-USD: 2 pages of candles loaded
        ABCDEFGHIJKL-USD: 1 page of candles loaded
        BTC-USD: the download stopped
        """,
        printed());
  }

  private ConsoleProgress on(boolean terminal) {
    return new ConsoleProgress(new PrintWriter(text), terminal);
  }

  private String printed() {
    return text.toString();
  }
}
