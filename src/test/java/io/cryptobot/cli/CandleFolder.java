package io.cryptobot.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** A folder with made-up candles of the five coins, an hour each. */
final class CandleFolder {
  static final List<String> COINS =
      List.of("BTC-USD", "ETH-USD", "SOL-USD", "AVAX-USD", "DOGE-USD");
  static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
  private static final String HEADER = "timestamp,open,high,low,close,volume";

  private final Path folder;

  private CandleFolder(Path folder) {
    this.folder = folder;
  }

  static CandleFolder in(Path folder, int candles) throws IOException {
    Files.createDirectories(folder);
    for (int coin = 0; coin < COINS.size(); coin++) {
      Files.write(folder.resolve(COINS.get(coin) + "-1h.csv"), rows(coin, candles));
    }
    return new CandleFolder(folder);
  }

  private static List<String> rows(int seed, int candles) {
    Random random = new Random(seed);
    List<String> rows = new ArrayList<>(List.of(HEADER));
    double price = 100;
    for (int i = 0; i < candles; i++) {
      double close = price * Math.exp(0.01 * random.nextGaussian());
      double high = Math.max(price, close) * 1.004;
      double low = Math.min(price, close) * 0.996;
      rows.add(
          String.format(
              Locale.ROOT,
              "%s,%.5f,%.5f,%.5f,%.5f,%.3f",
              START.plusSeconds(i * 3600L),
              price,
              high,
              low,
              close,
              100 * random.nextDouble()));
      price = Double.parseDouble(String.format(Locale.ROOT, "%.5f", close));
    }
    return rows;
  }

  Path file(String coin) {
    return folder.resolve(coin + "-1h.csv");
  }

  /** Replaces a row; row 1 is the first candle. */
  void replaceRow(String coin, int row, String text) throws IOException {
    List<String> rows = new ArrayList<>(Files.readAllLines(file(coin)));
    rows.set(row, text);
    Files.write(file(coin), rows);
  }
}
