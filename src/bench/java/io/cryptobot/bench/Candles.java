package io.cryptobot.bench;

import io.cryptobot.config.ConfigLoader;
import io.cryptobot.feed.CsvCandles;
import io.cryptobot.market.CandleSeries;
import io.cryptobot.market.Coin;
import io.cryptobot.market.Timeframe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What is measured on: four years of real hourly candles where they are, else made-up ones. */
final class Candles {
  static final Path FOLDER = Path.of("..", "shared", "data");
  private static final long FIRST = 1_609_459_200L;
  private static final int FOUR_YEARS = 35_064;

  private Candles() {}

  static boolean areReal() {
    return Files.isDirectory(FOLDER);
  }

  static List<CandleSeries> ofFiveCoins() {
    List<Coin> coins = new ArrayList<>();
    var config = ConfigLoader.load(Path.of("config"));
    config.conservative().coins().forEach(coin -> coins.add(new Coin(coin)));
    config.aggressive().coins().forEach(coin -> coins.add(new Coin(coin)));
    return areReal()
        ? new CsvCandles(FOLDER).loadAll(coins, Timeframe.H1)
        : coins.stream().map(Candles::madeUp).toList();
  }

  private static CandleSeries madeUp(Coin coin) {
    Random random = new Random(coin.product().hashCode());
    CandleSeries.Builder series = CandleSeries.builder(coin, Timeframe.H1);
    double price = 100;
    for (int i = 0; i < FOUR_YEARS; i++) {
      double close = price * Math.exp(0.008 * random.nextGaussian());
      double high = Math.max(price, close) * (1 + 0.004 * random.nextDouble());
      double low = Math.min(price, close) * (1 - 0.004 * random.nextDouble());
      series.add(FIRST + i * 3600L, price, high, low, close, 100 * random.nextDouble());
      price = close;
    }
    return series.build();
  }
}
