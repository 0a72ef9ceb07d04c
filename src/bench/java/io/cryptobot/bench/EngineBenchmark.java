package io.cryptobot.bench;

import io.cryptobot.backtest.Backtest;
import io.cryptobot.backtest.BacktestInput;
import io.cryptobot.backtest.BacktestOptions;
import io.cryptobot.backtest.BacktestResult;
import io.cryptobot.cli.BenchPlans;
import io.cryptobot.engine.EngineOptions;
import io.cryptobot.engine.SleevePlan;
import io.cryptobot.engine.TradingPlan;
import io.cryptobot.market.CandleSeries;
import io.cryptobot.market.Coin;
import io.cryptobot.market.Timeframe;
import io.cryptobot.strategy.ConservativeParameters;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.ta4j.core.BarSeries;
import org.ta4j.core.TradingRecord;

/**
 * The engine beside ta4j's own backtest on the same conservative rules and BTC candles, with and
 * without the indicators computed anew; and the whole portfolio over ready columns.
 *
 * <p>The engine does more than ta4j here: it keeps a ledger in decimals with fees and limits, and
 * tests stops within each candle; so the two do not trade exactly the same.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class EngineBenchmark {
  private static final BacktestOptions OPTIONS =
      new BacktestOptions(new BigDecimal("0.005"), 0, EngineOptions.DEFAULT);

  private CandleSeries bitcoin;
  private BarSeries bars;
  private Ta4jConservative readyTa4j;
  private TradingPlan bitcoinAlone;
  private TradingPlan furtherSet;
  private BacktestInput readyBitcoin;
  private TradingPlan portfolio;
  private BacktestInput readyPortfolio;

  /** Loads the candles and computes what a benchmark finds ready. */
  @Setup
  public void prepare() {
    List<CandleSeries> five = Candles.ofFiveCoins();
    bitcoin = five.get(0);
    bars = Ta4jConservative.bars(bitcoin);
    readyTa4j = new Ta4jConservative(bars);
    portfolio = BenchPlans.defaults();
    bitcoinAlone = bitcoinAlone(portfolio, 30, 8);
    furtherSet = bitcoinAlone(portfolio, 29, 7);
    readyBitcoin = bitcoinInput();
    readyPortfolio =
        BacktestInput.of(five, bitcoin.openSecond(portfolio.warmUpCandles()), bitcoin.endSecond());
    readyTa4j.run(30, 8);
    Backtest.run(bitcoinAlone, readyBitcoin, OPTIONS);
    Backtest.run(portfolio, readyPortfolio, OPTIONS);
  }

  /** How many candles {@link #portfolioOverReadyColumns} walks over. */
  long portfolioCandles() {
    return readyPortfolio.series().stream().mapToLong(CandleSeries::size).sum();
  }

  /** The second sleeve cannot be empty: its coin has a single candle and never trades. */
  private BacktestInput bitcoinInput() {
    CandleSeries idle =
        CandleSeries.builder(new Coin("IDLE-USD"), Timeframe.H1)
            .add(bitcoin.firstOpenSecond(), 1, 1, 1, 1, 1)
            .build();
    return BacktestInput.of(
        List.of(bitcoin, idle), bitcoin.openSecond(portfolio.warmUpCandles()), bitcoin.endSecond());
  }

  private static TradingPlan bitcoinAlone(TradingPlan plan, double rsiBuy, double takeProfit) {
    ConservativeParameters p = plan.conservative().parameters();
    ConservativeParameters changed =
        new ConservativeParameters(
            p.rsiPeriod(),
            rsiBuy,
            p.rsiSell(),
            p.emaFast(),
            p.emaSlow(),
            p.dipPercent(),
            p.dipLookbackHours(),
            p.volumeSpikeMultiplier(),
            p.volumeSpikeDays(),
            takeProfit,
            p.stopLossPercent());
    return new TradingPlan(
        one(plan.conservative(), plan.conservative().coins().get(0), changed),
        one(plan.aggressive(), new Coin("IDLE-USD"), plan.aggressive().parameters()),
        plan.allocation(),
        plan.limits(),
        plan.timeframe(),
        plan.capital(),
        plan.phase());
  }

  private static <P> SleevePlan<P> one(SleevePlan<P> sleeve, Coin coin, P parameters) {
    return new SleevePlan<>(
        List.of(coin),
        List.of(BigDecimal.ONE),
        parameters,
        sleeve.entryRules(),
        sleeve.strategyVersion());
  }

  /** ta4j with its indicators computed. */
  @Benchmark
  public TradingRecord ta4jWithIndicators() {
    return new Ta4jConservative(bars).run(30, 8);
  }

  /** The engine with its columns computed. */
  @Benchmark
  public BacktestResult engineWithIndicators() {
    return Backtest.run(bitcoinAlone, bitcoinInput(), OPTIONS);
  }

  /** ta4j with other thresholds over indicators that know their values. */
  @Benchmark
  public TradingRecord ta4jFurtherSet() {
    return readyTa4j.run(29, 7);
  }

  /** The engine with other thresholds over the same columns. */
  @Benchmark
  public BacktestResult engineFurtherSet() {
    return Backtest.run(furtherSet, readyBitcoin, OPTIONS);
  }

  /** Both strategies over all five coins, on columns that are ready. */
  @Benchmark
  public BacktestResult portfolioOverReadyColumns() {
    return Backtest.run(portfolio, readyPortfolio, OPTIONS);
  }
}
