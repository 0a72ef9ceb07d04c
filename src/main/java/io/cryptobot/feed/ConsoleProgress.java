package io.cryptobot.feed;

import io.cryptobot.market.Coin;
import java.io.PrintWriter;
import java.util.Optional;

/**
 * Shows a download on the console: a bar that is redrawn on its line when the percentage changes,
 * or, where the output is no terminal, a line per coin.
 *
 * <pre>
 * BTC-USD          [#############...........................]  33 %    34/101
 * </pre>
 */
public final class ConsoleProgress implements DownloadProgress {
  private static final int BAR = 40;

  private final PrintWriter out;
  private final boolean terminal;
  private Optional<Coin> shownCoin = Optional.empty();
  private int shownPercent;

  public ConsoleProgress(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  @Override
  public void advanced(Coin coin, int done, int total) {
    if (terminal) {
      draw(coin, done, total);
    } else if (done == total) {
      out.print(coin + ": " + total + (total == 1 ? " page" : " pages") + " of candles loaded\n");
    }
    out.flush();
  }

  @Override
  public void stopped(Coin coin) {
    if (terminal) {
      out.print('\n');
    } else {
      out.print(coin + ": the download stopped\n");
    }
    out.flush();
    shownCoin = Optional.empty();
  }

  private void draw(Coin coin, int done, int total) {
    int percent = 100 * done / total;
    if (shownCoin.equals(Optional.of(coin)) && shownPercent == percent) {
      return;
    }
    shownCoin = Optional.of(coin);
    shownPercent = percent;
    int full = BAR * done / total;
    out.print('\r' + pad(coin.product(), 16));
    out.print(" [" + "#".repeat(full) + ".".repeat(BAR - full) + "] ");
    out.print(padLeft(percent, 3) + " % " + padLeft(done, 5) + "/" + total);
    if (done == total) {
      out.print('\n');
      shownCoin = Optional.empty();
    }
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private static String padLeft(int number, int width) {
    String text = Integer.toString(number);
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }
}
