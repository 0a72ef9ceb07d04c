package io.cryptobot.engine;

import io.cryptobot.market.CandleSeries;
import io.cryptobot.market.Coin;
import io.cryptobot.market.Timeframe;
import io.cryptobot.portfolio.AllocationRules;
import io.cryptobot.risk.RiskLimits;
import io.cryptobot.strategy.AggressiveParameters;
import io.cryptobot.strategy.BuyTrigger;
import io.cryptobot.strategy.ConservativeParameters;
import io.cryptobot.strategy.IndicatorColumns;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;

/** A plan that trades often and random candles for it, with gaps, jumps and holes, from a seed. */
public final class RandomMarket {
  private static final long START = 1_704_067_200L;
  private static final long HOUR = 3600;
  private static final int CANDLES = 430;
  private static final List<Coin> CALM = List.of(new Coin("BTC-USD"), new Coin("ETH-USD"));
  private static final List<Coin> BOLD =
      List.of(new Coin("SOL-USD"), new Coin("AVAX-USD"), new Coin("DOGE-USD"));

  private final Random random;
  public final TradingPlan plan;
  public final List<CandleSeries> series = new ArrayList<>();
  public final BigDecimal feeRate;
  private final long start;
  public final long firstSecond;
  public final long endSecond;

  public RandomMarket(long seed) {
    this(seed, START);
  }

  /**
   * @param start when the first candle opens, in seconds since the epoch
   */
  public RandomMarket(long seed, long start) {
    this.start = start;
    firstSecond = start + 300 * HOUR;
    endSecond = start + CANDLES * HOUR;
    random = new Random(seed);
    feeRate = BigDecimal.valueOf(random.nextInt(120), 4);
    plan = plan();
    for (Coin coin : plan.coins()) {
      series.add(candles(coin));
    }
  }

  private TradingPlan plan() {
    EntryRules rules =
        new EntryRules(
            BigDecimal.valueOf(5 + random.nextInt(60), 2),
            random.nextBoolean(),
            Duration.ofMinutes(5));
    List<BigDecimal> half = List.of(new BigDecimal("0.5"), new BigDecimal("0.5"));
    BigDecimal third = new BigDecimal("0.333");
    return new TradingPlan(
        new SleevePlan<>(
            CALM,
            half,
            new ConservativeParameters(4, 50, 70, 3, 6, 1, 8, 0.9, 2, 4, 3),
            rules,
            "1.0"),
        new SleevePlan<>(
            BOLD,
            List.of(third, third, third),
            new AggressiveParameters(
                4,
                40,
                75,
                1,
                4,
                5,
                1.2,
                10,
                8,
                0.2,
                0.8,
                4,
                3,
                12,
                EnumSet.of(BuyTrigger.RSI_DIP, BuyTrigger.ATR_BREAKOUT, BuyTrigger.PRICE_BREAKOUT)),
            rules,
            "1.0"),
        new AllocationRules(
            new BigDecimal("0.70"),
            new BigDecimal("0.30"),
            BigDecimal.valueOf(31 + random.nextInt(20), 2),
            BigDecimal.valueOf(101 + random.nextInt(40), 2),
            new BigDecimal("0.27"),
            BigDecimal.ONE,
            BigDecimal.ONE,
            Duration.ofHours(12L + random.nextInt(100)),
            random.nextBoolean(),
            random.nextBoolean()),
        new RiskLimits(
            BigDecimal.valueOf(5 + random.nextInt(60)),
            BigDecimal.valueOf(20 + random.nextInt(200)),
            true,
            BigDecimal.valueOf(20 + random.nextInt(300)),
            new BigDecimal("1.25"),
            4 + random.nextInt(17)),
        Timeframe.H1,
        new BigDecimal("1000"),
        "sandbox_test");
  }

  private CandleSeries candles(Coin coin) {
    CandleSeries.Builder builder = CandleSeries.builder(coin, Timeframe.H1);
    double volatility = 0.002 + 0.02 * random.nextDouble();
    double price = tick(Math.exp(9 * random.nextDouble() - 3));
    for (int i = 0; i < CANDLES; i++) {
      double jump = random.nextInt(40) == 0 ? 0.06 * random.nextGaussian() : 0;
      double open = tick(price * Math.exp(jump));
      double close = tick(open * Math.exp(volatility * random.nextGaussian()));
      double high = tick(Math.max(open, close) * (1 + volatility * random.nextDouble()));
      double low = tick(Math.min(open, close) * (1 - volatility * random.nextDouble()));
      boolean missing = i > 0 && i < CANDLES - 1 && random.nextInt(50) == 0;
      if (!missing) {
        double top = Math.max(high, Math.max(open, close));
        double bottom = Math.min(low, Math.min(open, close));
        builder.add(start + i * HOUR, open, top, bottom, close, 100 * random.nextDouble());
        price = close;
      }
    }
    return builder.build();
  }

  private static double tick(double price) {
    return Math.max(1, Math.rint(price * 1e5)) / 1e5;
  }

  /** Runs the candles up to a time. */
  public void run(EngineAssembly assembly, Exchange exchange, EngineListener listener, long until) {
    List<CandleSeries> cut = series.stream().map(s -> s.between(start, until)).toList();
    List<IndicatorColumns> columns = cut.stream().map(IndicatorColumns::new).toList();
    Engine engine = assembly.engine(columns, feeRate, EngineOptions.DEFAULT, exchange, listener);
    new CandleWalk(cut, firstSecond, until, plan.warmUpCandles()).run(engine);
  }
}
