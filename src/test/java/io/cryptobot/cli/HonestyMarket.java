package io.cryptobot.cli;

import io.cryptobot.market.CandleSeries;
import io.cryptobot.market.Coin;
import io.cryptobot.market.Timeframe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Hourly candles of the five coins, made of blocks of a day: hours of a wild or of a calm market.
 * Shuffling the blocks leaves what candles look like, and nothing that foretells the next; nor does
 * holding a coin earn anything.
 */
final class HonestyMarket {
  static final Instant START = Instant.parse("2023-01-01T00:00:00Z");
  static final int WARM_UP_DAYS = 21;

  private static final int HOURS = 24;
  private static final int CONSERVATIVE_COINS = 2;
  private static final int STEPS = 40;

  private static final int WINDOW = 21;
  private static final double BREAKOUT = 0.008;
  private static final double SHAKE_OUT = -0.036;
  private static final double CLIMB_AN_HOUR = 0.022;
  private static final int CLIMB_HOURS = 5;

  private final Random random;
  private final int days;
  private final boolean edge;

  private HonestyMarket(long seed, int days, boolean edge) {
    this.random = new Random(seed);
    this.days = days;
    this.edge = edge;
  }

  /** No edge: the days of one market, in another order for every seed. */
  static List<CandleSeries> shuffled(long seed, int days) {
    return new HonestyMarket(seed, days, false).series();
  }

  /** The same with an edge: a break-out is followed by a shake-out and a rise. */
  static List<CandleSeries> withEdge(long seed, int days) {
    return new HonestyMarket(seed, days, true).series();
  }

  /**
   * The last days of real candles in another order, their mean return taken out: the shape of each
   * day stays, what follows it is chance.
   */
  static List<CandleSeries> shuffled(long seed, int days, List<CandleSeries> real) {
    List<Integer> order = new ArrayList<>();
    for (int day = 0; day < days + WARM_UP_DAYS; day++) {
      order.add(day);
    }
    Collections.shuffle(order, new Random(seed));
    return real.stream().map(candles -> shuffled(candles, order)).toList();
  }

  private static CandleSeries shuffled(CandleSeries real, List<Integer> order) {
    int first = real.size() - order.size() * HOURS;
    double mean = 0;
    for (int i = first; i < real.size(); i++) {
      mean += (real.close()[i] / real.close()[i - 1] - 1) / (order.size() * HOURS);
    }
    CandleSeries.Builder builder = CandleSeries.builder(real.coin(), Timeframe.H1);
    double price = 100;
    for (int hour = 0; hour < order.size() * HOURS; hour++) {
      int from = first + order.get(hour / HOURS) * HOURS + hour % HOURS;
      double scale = price / real.close()[from - 1] / (1 + mean);
      builder.add(
          START.getEpochSecond() + hour * 3600L,
          real.open()[from] * scale,
          real.high()[from] * scale,
          real.low()[from] * scale,
          real.close()[from] * scale,
          real.volume()[from]);
      price = real.close()[from] * scale;
    }
    return builder.build();
  }

  private List<CandleSeries> series() {
    List<Integer> order = new ArrayList<>();
    for (int day = 0; day < days + WARM_UP_DAYS; day++) {
      order.add(day);
    }
    Collections.shuffle(order, random);
    List<CandleSeries> series = new ArrayList<>();
    for (int coin = 0; coin < CandleFolder.COINS.size(); coin++) {
      series.add(series(coin, order));
    }
    return series;
  }

  private CandleSeries series(int coin, List<Integer> order) {
    double[] returns = shuffledReturns(coin, order);
    takeTrendOut(returns);
    if (edge && coin >= CONSERVATIVE_COINS) {
      plant(returns);
    }
    CandleSeries.Builder builder =
        CandleSeries.builder(new Coin(CandleFolder.COINS.get(coin)), Timeframe.H1);
    double price = 100;
    for (int hour = 0; hour < returns.length; hour++) {
      double volatility = volatility(coin, order.get(hour / HOURS));
      double[] path = path(returns[hour], volatility);
      double close = price * Math.exp(returns[hour]);
      builder.add(
          START.getEpochSecond() + hour * 3600L,
          price,
          Math.max(Math.max(price, close), price * Math.exp(path[1])),
          Math.min(Math.min(price, close), price * Math.exp(path[0])),
          close,
          10 + 400 * Math.abs(returns[hour]) * (1 + random.nextDouble()));
      price = close;
    }
    return builder.build();
  }

  /**
   * The lowest and the highest that a random path of small steps reaches on its way to the hour's
   * return: a wick of any other form could be earned on.
   */
  private double[] path(double to, double volatility) {
    double[] steps = new double[STEPS];
    double sum = 0;
    for (int step = 0; step < STEPS; step++) {
      steps[step] = volatility / Math.sqrt(STEPS) * random.nextGaussian();
      sum += steps[step];
    }
    double at = 0;
    double lowest = 0;
    double highest = 0;
    for (double step : steps) {
      at += step + (to - sum) / STEPS;
      lowest = Math.min(lowest, at);
      highest = Math.max(highest, at);
    }
    return new double[] {lowest, highest};
  }

  private static double volatility(int coin, int day) {
    return (coin < CONSERVATIVE_COINS ? 0.004 : 0.007) * (day % 5 == 0 ? 2 : 1);
  }

  /** The days themselves are the same for every seed. */
  private static double[] shuffledReturns(int coin, List<Integer> order) {
    double[] returns = new double[order.size() * HOURS];
    for (int place = 0; place < order.size(); place++) {
      int day = order.get(place);
      Random ofDay = new Random(1_000L * coin + day);
      double volatility = volatility(coin, day);
      for (int hour = 0; hour < HOURS; hour++) {
        returns[place * HOURS + hour] =
            volatility * ofDay.nextGaussian() - volatility * volatility / 2;
      }
    }
    return returns;
  }

  /** The mean return becomes zero: held for any time, a coin is expected to earn nothing. */
  private static void takeTrendOut(double[] returns) {
    double mean = 0;
    for (double one : returns) {
      mean += Math.expm1(one) / returns.length;
    }
    for (int hour = 0; hour < returns.length; hour++) {
      returns[hour] = Math.log1p(Math.expm1(returns[hour]) - mean);
    }
  }

  /**
   * Behind every break-out the price first shakes out whoever has a tight stop, then climbs: to be
   * found by a search that varies the stop.
   */
  private static void plant(double[] returns) {
    double[] path = new double[returns.length + 1];
    int quietUntil = WINDOW;
    for (int hour = 0; hour < returns.length; hour++) {
      path[hour + 1] = path[hour] + returns[hour];
      boolean breaksOut = hour >= quietUntil && path[hour + 1] > highest(path, hour) + BREAKOUT;
      if (breaksOut && hour + CLIMB_HOURS + 1 < returns.length) {
        returns[hour + 1] = SHAKE_OUT;
        for (int later = 2; later <= CLIMB_HOURS + 1; later++) {
          returns[hour + later] = CLIMB_AN_HOUR + returns[hour + later] / 4;
        }
        quietUntil = hour + CLIMB_HOURS + WINDOW;
      }
    }
  }

  private static double highest(double[] path, int hour) {
    double highest = Double.NEGATIVE_INFINITY;
    for (int before = hour - WINDOW; before <= hour; before++) {
      highest = Math.max(highest, path[before]);
    }
    return highest;
  }
}
