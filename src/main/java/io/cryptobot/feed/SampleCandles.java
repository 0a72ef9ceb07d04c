package io.cryptobot.feed;

import io.cryptobot.market.CandleSeries;
import io.cryptobot.market.Coin;
import io.cryptobot.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Candles that are made up, so that a backtest can be tried without a network: a market with calm,
 * trending and crashing stretches ({@link SampleRegime}), in which every trigger of both strategies
 * occurs.
 *
 * <p>Prices move in steps of five minutes: log return = beta × (drift + volatility × common shock)
 * + own volatility × own shock. They are reckoned backwards from {@link #END}, where each coin's
 * price is given, and every shock is a function of its place in time; so the last days are the same
 * however many days are asked for. Nothing here foretells any real price.
 */
public final class SampleCandles implements CandleSource {
  /** When the last candle closes, UTC. */
  public static final Instant END = Instant.parse("2025-01-01T00:00:00Z");

  private static final long DEFAULT_SEED = 20_250_101;
  private static final long STEP_SECONDS = 300;
  private static final int STEPS_PER_HOUR = 12;
  private static final int STEPS_PER_DAY = 24 * STEPS_PER_HOUR;
  private static final int DAYS_AFTER_STUNNED =
      SampleRegime.RECOVERY.days() + SampleRegime.SIDEWAYS.days();
  private static final long COMMON = 0;
  private static final long VOLUME = 1_000;
  private static final long WICK = 2_000;

  /** The hours of the stunned stretch whose buyers pay any price, and how far they drive it. */
  private static final List<Integer> TALL_WICK_HOURS = List.of(100, 116, 132);

  private static final double TALL_WICK = 0.028;

  /** The last to despair: one fall in the stunned stretch that reaches every stop still open. */
  private static final int AFTERSHOCK_HOUR = 26;

  private static final double AFTERSHOCK = -0.08;

  /** Hours, counted back from the end, that no coin has a candle for: every market has some. */
  private static final List<Integer> MISSING_HOURS = List.of(411, 412, 1_530, 6_002);

  private final SampleNoise noise;

  public SampleCandles() {
    this(DEFAULT_SEED);
  }

  SampleCandles(long seed) {
    this.noise = new SampleNoise(seed);
  }

  @Override
  public String name() {
    return "sample";
  }

  @Override
  public List<CandleSeries> candles(
      List<Coin> coins, Timeframe timeframe, Instant from, Instant to) {
    int steps = (int) (Duration.between(from, END).toSeconds() / STEP_SECONDS);
    return coins.stream()
        .map(coin -> series(coin, timeframe, path(coin, steps)))
        .map(series -> series.between(from.getEpochSecond(), to.getEpochSecond()))
        .toList();
  }

  /**
   * Prices at the ends of the last {@code steps} steps, oldest first, one more at the beginning.
   */
  private double[] path(Coin coin, int steps) {
    SampleCoin traits = SampleCoin.of(coin);
    long stream = coin.symbol().hashCode();
    double[] prices = new double[steps + 1];
    double logPrice = StrictMath.log(traits.lastPrice());
    for (int back = 0; back <= steps; back++) {
      prices[steps - back] = StrictMath.exp(logPrice);
      logPrice -= logReturn(traits, stream, back);
    }
    return prices;
  }

  /** The move of the step that ends {@code back} steps before the end. */
  private double logReturn(SampleCoin traits, long stream, int back) {
    SampleRegime regime = regimeAt(back);
    boolean stunned = regime == SampleRegime.STUNNED && traits.ownNoise() == 0;
    double perStep = StrictMath.sqrt(1.0 / STEPS_PER_DAY);
    double drift = regime.driftPerDay() / STEPS_PER_DAY;
    if (stunned) {
      return stepOfStunned(back) == AFTERSHOCK_HOUR * STEPS_PER_HOUR ? AFTERSHOCK : drift;
    }
    double volatility = regime.volatilityPerDay() * perStep;
    return traits.beta() * (drift + volatility * noise.shock(COMMON, back))
        + traits.ownNoise() * volatility * noise.shock(stream, back);
  }

  private static SampleRegime regimeAt(int back) {
    int day = back / STEPS_PER_DAY % SampleRegime.seasonDays();
    SampleRegime[] regimes = SampleRegime.values();
    int regime = regimes.length - 1;
    int left = day;
    while (left >= regimes[regime].days()) {
      left -= regimes[regime].days();
      regime--;
    }
    return regimes[regime];
  }

  private CandleSeries series(Coin coin, Timeframe timeframe, double[] path) {
    SampleCoin traits = SampleCoin.of(coin);
    CandleSeries.Builder series = CandleSeries.builder(coin, timeframe);
    int width = (int) (timeframe.seconds() / STEP_SECONDS);
    int steps = path.length - 1;
    for (int end = steps % width + width; end <= steps; end += width) {
      if (!isMissing(steps - end, width)) {
        addCandle(series, traits, coin, path, end - width, end);
      }
    }
    return series.build();
  }

  /** Missing is a candle of an hour or less; longer ones only lack that hour's trades. */
  private static boolean isMissing(int back, int width) {
    return width <= STEPS_PER_HOUR && MISSING_HOURS.contains(back / STEPS_PER_HOUR);
  }

  private void addCandle(
      CandleSeries.Builder series, SampleCoin traits, Coin coin, double[] path, int from, int to) {
    double high = Math.max(path[from], path[to]);
    double low = Math.min(path[from], path[to]);
    double coins = 0;
    for (int step = from; step < to; step++) {
      int back = path.length - 2 - step;
      high = Math.max(high, path[step + 1] * (1 + wick(coin, traits, back)));
      low = Math.min(low, path[step + 1]);
      coins += volume(coin, traits, back, StrictMath.abs(path[step + 1] / path[step] - 1));
    }
    long openSecond = END.getEpochSecond() - (path.length - 1 - from) * STEP_SECONDS;
    double open = traits.tick(path[from]);
    double close = traits.tick(path[to]);
    series.add(
        openSecond,
        open,
        Math.max(traits.tick(high), Math.max(open, close)),
        Math.min(traits.tick(low), Math.min(open, close)),
        close,
        StrictMath.rint(coins * 1e4) / 1e4);
  }

  private double wick(Coin coin, SampleCoin traits, int back) {
    SampleRegime regime = regimeAt(back);
    if (regime == SampleRegime.STUNNED && traits.ownNoise() == 0) {
      return isTallWick(back) ? TALL_WICK : 0;
    }
    double perStep = regime.volatilityPerDay() * StrictMath.sqrt(1.0 / STEPS_PER_DAY);
    return perStep * noise.uniform(WICK + coin.symbol().hashCode(), back) / 2;
  }

  private static boolean isTallWick(int back) {
    int step = stepOfStunned(back);
    return step % STEPS_PER_HOUR == 0 && TALL_WICK_HOURS.contains(step / STEPS_PER_HOUR);
  }

  /** How many steps of its stunned stretch have passed before a step of it. */
  private static int stepOfStunned(int back) {
    int first = (DAYS_AFTER_STUNNED + SampleRegime.STUNNED.days()) * STEPS_PER_DAY - 1;
    return first - back % (SampleRegime.seasonDays() * STEPS_PER_DAY);
  }

  private double volume(Coin coin, SampleCoin traits, int back, double move) {
    SampleRegime regime = regimeAt(back);
    double usual = regime.volatilityPerDay() * StrictMath.sqrt(1.0 / STEPS_PER_DAY);
    double excitement = 0.6 + 0.4 * Math.min(6, move / (usual * traits.beta()));
    double chance = 0.5 + noise.uniform(VOLUME + coin.symbol().hashCode(), back);
    return traits.coinsPerStep() * regime.volume() * excitement * chance;
  }
}
