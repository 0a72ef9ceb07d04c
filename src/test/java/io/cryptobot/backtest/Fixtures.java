package io.cryptobot.backtest;

import io.cryptobot.backtest.BacktestResult.DueRebalance;
import io.cryptobot.backtest.BacktestResult.HardStop;
import io.cryptobot.backtest.BacktestResult.TimedTransfer;
import io.cryptobot.engine.EngineOptions;
import io.cryptobot.engine.EntryRules;
import io.cryptobot.engine.RebalanceOutcome;
import io.cryptobot.engine.Side;
import io.cryptobot.engine.SleevePlan;
import io.cryptobot.engine.Trade;
import io.cryptobot.engine.TradingPlan;
import io.cryptobot.market.CandleSeries;
import io.cryptobot.market.Coin;
import io.cryptobot.market.Timeframe;
import io.cryptobot.portfolio.AllocationRules;
import io.cryptobot.portfolio.Fill;
import io.cryptobot.portfolio.Money;
import io.cryptobot.portfolio.SleeveId;
import io.cryptobot.portfolio.Transfer;
import io.cryptobot.risk.BlockReason;
import io.cryptobot.risk.RiskLimits;
import io.cryptobot.strategy.AggressiveParameters;
import io.cryptobot.strategy.BuyTrigger;
import io.cryptobot.strategy.ConservativeParameters;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Curves, trades, candles and whole runs for tests. */
public final class Fixtures {
  static final Coin BTC = new Coin("BTC-USD");
  static final Coin ETH = new Coin("ETH-USD");
  static final Coin SOL = new Coin("SOL-USD");
  static final Instant START = Instant.parse("2024-01-10T00:00:00Z");
  static final int HOURS = 24 * 40;
  private static final long HOUR = 3600;

  private Fixtures() {}

  static BigDecimal dollars(String amount) {
    return new BigDecimal(amount);
  }

  /** A curve with a point every {@code step}; all of it in the conservative sleeve. */
  static EquityCurve curve(String from, Duration step, double... totals) {
    EquityCurve curve = new EquityCurve(totals.length);
    long second = Instant.parse(from).getEpochSecond();
    for (double total : totals) {
      curve.add(second, total, 0);
      second += step.toSeconds();
    }
    return curve;
  }

  /**
   * A series of one price, candle after candle: open and close as given, high and low with them.
   */
  static CandleSeries candles(Coin coin, Instant from, double... opens) {
    CandleSeries.Builder builder = CandleSeries.builder(coin, Timeframe.H1);
    long second = from.getEpochSecond();
    for (int i = 0; i < opens.length; i++) {
      double close = i + 1 < opens.length ? opens[i + 1] : opens[i];
      double low = Math.min(opens[i], close);
      double high = Math.max(opens[i], close);
      builder.add(second + i * HOUR, opens[i], high, low, close, 1);
    }
    return builder.build();
  }

  static Trade buy(Coin coin, String time, String price, String quantity, String fee) {
    return trade(coin, time, Side.BUY, fill(price, quantity, fee), Money.ZERO, "dip");
  }

  static Trade sale(
      Coin coin, String time, String price, String quantity, String fee, String profit) {
    Fill fill = fill(price, quantity, fee);
    return trade(coin, time, Side.SELL, fill, d(profit), "take profit");
  }

  private static Fill fill(String price, String quantity, String fee) {
    return new Fill(d(price), d(quantity), d(price).multiply(d(quantity)), d(fee));
  }

  private static Trade trade(
      Coin coin, String time, Side side, Fill fill, BigDecimal profit, String reason) {
    SleeveId sleeve =
        coin.equals(BTC) || coin.equals(ETH) ? SleeveId.CONSERVATIVE : SleeveId.AGGRESSIVE;
    long second = Instant.parse(time).getEpochSecond();
    double price = fill.price().doubleValue();
    return new Trade(second, sleeve, coin, side, fill, profit, second, reason, price, 1000, 0);
  }

  /** A closed trade with this result, of an hour, with 0.10 of fees. */
  static RoundTrip trip(String profit) {
    return new RoundTrip(
        BTC,
        SleeveId.CONSERVATIVE,
        START,
        START.plusSeconds(HOUR),
        "dip",
        "take profit",
        d(profit),
        d("0.10"));
  }

  static BacktestResult result(String capital, String finalEquity, EquityCurve curve) {
    return new BacktestResult(
        d(capital),
        d(finalEquity),
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        curve,
        Optional.empty());
  }

  /** The default rules of both strategies. */
  static TradingPlan plan(boolean lossLimited) {
    EntryRules rules = new EntryRules(d("0.10"), true, Duration.ofMinutes(5));
    return new TradingPlan(
        new SleevePlan<>(
            List.of(BTC, ETH),
            List.of(d("0.5"), d("0.5")),
            new ConservativeParameters(14, 30, 70, 9, 21, 2.5, 24, 1.5, 20, 8, 5),
            rules,
            "1.0"),
        new SleevePlan<>(
            List.of(SOL, new Coin("AVAX-USD"), new Coin("DOGE-USD")),
            List.of(d("0.333"), d("0.333"), d("0.333")),
            new AggressiveParameters(
                14, 25, 75, 2.0, 4, 14, 1.5, 20, 20, 0.5, 1.0, 4.0, 3.0, 48, triggers()),
            rules,
            "1.0"),
        new AllocationRules(
            d("0.70"),
            d("0.30"),
            d("0.50"),
            d("1.40"),
            d("0.27"),
            d("10"),
            d("1"),
            Duration.ofDays(90),
            true,
            true),
        new RiskLimits(d("50"), d("100"), lossLimited, d("100"), d("1.25"), 20),
        Timeframe.H1,
        d("1000"),
        "sandbox_test");
  }

  private static EnumSet<BuyTrigger> triggers() {
    return EnumSet.of(BuyTrigger.RSI_DIP, BuyTrigger.ATR_BREAKOUT, BuyTrigger.PRICE_BREAKOUT);
  }

  static BacktestOptions options(String feeRate) {
    return new BacktestOptions(d(feeRate), 0, EngineOptions.DEFAULT);
  }

  static RunInfo info(CandleOrigin origin) {
    return new RunInfo(Instant.parse("2026-01-02T03:04:05Z"), "0.1.0", "c0ffee", origin);
  }

  /** Forty days of a seeded random walk of all coins, after their warm-up. */
  static BacktestInput input(TradingPlan plan) {
    List<CandleSeries> series = new ArrayList<>();
    Instant begin = START.minusSeconds(plan.warmUpCandles() * HOUR);
    for (Coin coin : plan.coins()) {
      series.add(walk(coin, begin, plan.warmUpCandles() + HOURS));
    }
    return BacktestInput.of(series, START.getEpochSecond(), START.getEpochSecond() + HOURS * HOUR);
  }

  private static CandleSeries walk(Coin coin, Instant from, int count) {
    Random random = new Random(coin.product().charAt(0));
    CandleSeries.Builder builder = CandleSeries.builder(coin, Timeframe.H1);
    double price = 100;
    for (int i = 0; i < count; i++) {
      double close = price * Math.exp(0.012 * random.nextGaussian());
      double high = Math.max(price, close) * (1 + 0.004 * random.nextDouble());
      double low = Math.min(price, close) * (1 - 0.004 * random.nextDouble());
      builder.add(
          from.getEpochSecond() + i * HOUR, price, high, low, close, 100 + random.nextInt(400));
      price = close;
    }
    return builder.build();
  }

  /** A whole run over {@link #input}. */
  public static MeasuredRun run(CandleOrigin origin) {
    TradingPlan plan = plan(true);
    return MeasuredRun.of(info(origin), plan, input(plan), options("0.005"));
  }

  /** A whole study over {@link #input}. */
  public static BacktestStudy study(CandleOrigin origin) {
    return BacktestStudy.of(run(origin), Runnable::run);
  }

  /** The same study as if it had been stopped, and with a transfer and two rebalances. */
  public static BacktestStudy eventful(BacktestStudy study) {
    BacktestResult result = study.run().result();
    Instant time = Instant.parse("2024-01-20T13:00:00Z");
    BacktestResult changed =
        new BacktestResult(
            result.capital(),
            result.finalEquity(),
            result.trades(),
            List.of(
                new TimedTransfer(
                    time, new Transfer(Transfer.Kind.SKIM, SleeveId.AGGRESSIVE, d("32.40")))),
            List.of(
                new DueRebalance(time, RebalanceOutcome.NO_PROFIT),
                new DueRebalance(time.plusSeconds(86_400), RebalanceOutcome.NO_PROFIT)),
            Map.of(BlockReason.EXIT_SIGNAL, 1234),
            result.equity(),
            Optional.of(new HardStop(time, 872.11)));
    return BacktestStudy.of(with(study.run(), changed), Runnable::run);
  }

  private static MeasuredRun with(MeasuredRun run, BacktestResult result) {
    return MeasuredRun.of(run.info(), run.plan(), run.input(), run.options(), result);
  }

  private static BigDecimal d(String number) {
    return new BigDecimal(number);
  }
}
