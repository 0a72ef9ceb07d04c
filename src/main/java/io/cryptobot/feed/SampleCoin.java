package io.cryptobot.feed;

import io.cryptobot.market.Coin;
import java.util.Map;

/**
 * What is made up about a coin.
 *
 * @param lastPrice where its price ends, in US dollars
 * @param beta how many times Bitcoin's moves it makes
 * @param ownNoise its own daily volatility beside the market's, as a part of the regime's
 * @param coinsPerStep how many coins are traded in five minutes of an ordinary day
 * @param ticksPerDollar prices are whole multiples of its inverse
 */
record SampleCoin(
    double lastPrice, double beta, double ownNoise, double coinsPerStep, double ticksPerDollar) {

  private static final Map<String, SampleCoin> KNOWN =
      Map.of(
          "BTC", new SampleCoin(60_000, 1.0, 0.0, 25, 100),
          "ETH", new SampleCoin(3_000, 1.15, 0.4, 350, 100),
          "SOL", new SampleCoin(150, 1.5, 0.8, 5_000, 100),
          "AVAX", new SampleCoin(30, 1.5, 0.9, 9_000, 1_000),
          "DOGE", new SampleCoin(0.12, 1.6, 1.0, 3_000_000, 100_000));

  /** A coin that is not known gets values that follow from its name. */
  static SampleCoin of(Coin coin) {
    SampleCoin known = KNOWN.get(coin.symbol());
    if (known != null) {
      return known;
    }
    SampleNoise byName = new SampleNoise(coin.symbol().hashCode());
    double price = 0.5 + 50 * byName.uniform(0, 0);
    return new SampleCoin(price, 1.2 + 0.6 * byName.uniform(0, 1), 0.9, 200_000 / price, 10_000);
  }

  double tick(double price) {
    return Math.max(1, StrictMath.rint(price * ticksPerDollar)) / ticksPerDollar;
  }
}
