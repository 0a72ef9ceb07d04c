package io.cryptobot.engine;

import io.cryptobot.exchange.SimulatedExchange;
import io.cryptobot.market.CandleSeries;
import io.cryptobot.market.Coin;
import io.cryptobot.market.Timeframe;
import io.cryptobot.portfolio.Allocation;
import io.cryptobot.portfolio.AllocationRules;
import io.cryptobot.portfolio.Portfolio;
import io.cryptobot.portfolio.Sleeve;
import io.cryptobot.portfolio.SleeveId;
import io.cryptobot.portfolio.Transfer;
import io.cryptobot.risk.BlockReason;
import io.cryptobot.risk.PositionSizing;
import io.cryptobot.risk.RiskLedger;
import io.cryptobot.risk.RiskLimits;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A test bench for the engine: coins with hand-made candles from 2024-01-01T00:00Z on, an hour
 * each, warmed up after one candle, signals where the test puts them. What happened is kept as
 * lines such as {@code 01-01T03:00 BUY BTC-USD 100 volume spike}.
 */
final class EngineBench implements EngineListener {
  static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

  private final List<CandleSeries> series = new ArrayList<>();
  private final List<ScriptedStrategy> strategies = new ArrayList<>();
  private final List<SleeveId> sleeves = new ArrayList<>();
  final List<Trade> trades = new ArrayList<>();
  final List<String> events = new ArrayList<>();
  final List<String> blocks = new ArrayList<>();
  final List<Double> totals = new ArrayList<>();
  final List<Runnable> afterEachStep = new ArrayList<>();
  private @Nullable Portfolio portfolio;

  BigDecimal capital = new BigDecimal("1000");
  BigDecimal feeRate = BigDecimal.ZERO;
  double slippage;
  EntryRules entryRules = new EntryRules(new BigDecimal("0.10"), true, Duration.ofMinutes(5));
  @Nullable EntryRules aggressiveRules;
  RiskLimits limits = limits("1000", "1000", "100", 20);
  AllocationRules allocation = AllocationTables.DEFAULT;
  EngineOptions options = EngineOptions.DEFAULT;
  int warmUp = 1;

  static RiskLimits limits(String daily, String total, String largest, int trades) {
    return new RiskLimits(
        new BigDecimal(daily),
        new BigDecimal(total),
        true,
        new BigDecimal(largest),
        new BigDecimal("1.25"),
        trades);
  }

  /** Adds a coin; rows are {@code open high low close}, a row {@code -} is a missing candle. */
  ScriptedStrategy conservative(String product, String... rows) {
    return add(SleeveId.CONSERVATIVE, product, rows);
  }

  ScriptedStrategy aggressive(String product, String... rows) {
    return add(SleeveId.AGGRESSIVE, product, rows);
  }

  private ScriptedStrategy add(SleeveId sleeve, String product, String... rows) {
    CandleSeries candles = candles(product, rows);
    ScriptedStrategy strategy =
        sleeve == SleeveId.CONSERVATIVE
            ? ScriptedStrategy.conservative(candles)
            : ScriptedStrategy.aggressive(candles);
    series.add(candles);
    strategies.add(strategy);
    sleeves.add(sleeve);
    return strategy;
  }

  /** Adds a coin of the other sleeve that is never traded, where a test needs only one. */
  EngineBench withIdle(SleeveId sleeve, int candles) {
    String[] rows = new String[candles];
    java.util.Arrays.fill(rows, "1 1 1 1");
    add(sleeve, "IDLE-USD", rows);
    return this;
  }

  static CandleSeries candles(String product, String... rows) {
    CandleSeries.Builder builder = CandleSeries.builder(new Coin(product), Timeframe.H1);
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].equals("-")) {
        continue;
      }
      String[] prices = rows[i].trim().split("\\s+");
      builder.add(
          START.getEpochSecond() + i * 3600L,
          Double.parseDouble(prices[0]),
          Double.parseDouble(prices[1]),
          Double.parseDouble(prices[2]),
          Double.parseDouble(prices[3]),
          1);
    }
    return builder.build();
  }

  static String[] flat(int candles, double price) {
    String[] rows = new String[candles];
    java.util.Arrays.fill(rows, price + " " + price + " " + price + " " + price);
    return rows;
  }

  /** Runs all candles and returns the trades as lines. */
  List<String> run() {
    List<TradedCoin> coins = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      coins.add(
          new TradedCoin(
              series.get(i).coin(),
              sleeves.get(i),
              strategies.get(i),
              BigDecimal.ONE,
              rulesOf(sleeves.get(i))));
    }
    List<Coin> calm = coinsOf(SleeveId.CONSERVATIVE);
    Portfolio ledger =
        new Portfolio(
            new Sleeve(SleeveId.CONSERVATIVE, calm, 0, share("0.7")),
            new Sleeve(
                SleeveId.AGGRESSIVE, coinsOf(SleeveId.AGGRESSIVE), calm.size(), share("0.3")));
    portfolio = ledger;
    RiskLedger risk = new RiskLedger(limits, series.size());
    Engine engine =
        new Engine(
            coins,
            ledger,
            new Allocation(allocation),
            risk,
            new PositionSizing(risk, feeRate),
            options,
            new SimulatedExchange(feeRate, coin -> slippage),
            this);
    long end = series.stream().mapToLong(CandleSeries::endSecond).max().getAsLong();
    new CandleWalk(series, START.getEpochSecond(), end, warmUp).run(engine);
    return trades.stream().map(EngineBench::line).toList();
  }

  private EntryRules rulesOf(SleeveId sleeve) {
    EntryRules own = aggressiveRules;
    return sleeve == SleeveId.AGGRESSIVE && own != null ? own : entryRules;
  }

  private BigDecimal share(String part) {
    return capital.multiply(new BigDecimal(part));
  }

  private List<Coin> coinsOf(SleeveId sleeve) {
    List<Coin> coins = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      if (sleeves.get(i) == sleeve) {
        coins.add(series.get(i).coin());
      }
    }
    return coins;
  }

  Portfolio portfolio() {
    if (portfolio == null) {
      throw new IllegalStateException("run first");
    }
    return portfolio;
  }

  private static String line(Trade trade) {
    return String.join(
        " ",
        stamp(trade.second()),
        trade.side().name(),
        trade.coin().product(),
        trade.fill().price().stripTrailingZeros().toPlainString(),
        trade.reason());
  }

  private static String stamp(long second) {
    return Instant.ofEpochSecond(second).toString().substring(5, 16);
  }

  @Override
  public void traded(Trade trade) {
    trades.add(trade);
  }

  @Override
  public void entryBlocked(long second, Coin coin, BlockReason reason) {
    blocks.add(stamp(second) + " " + coin.product() + " " + reason.label());
  }

  @Override
  public void transferred(long second, Transfer transfer) {
    events.add(
        String.join(
            " ",
            stamp(second),
            transfer.kind().label(),
            transfer.from().label(),
            transfer.amount().stripTrailingZeros().toPlainString()));
  }

  @Override
  public void rebalanced(long second, RebalanceOutcome outcome) {
    events.add(stamp(second) + " rebalance " + outcome);
  }

  @Override
  public void hardStopped(long second, double portfolioValue) {
    events.add(stamp(second) + " hard stop");
  }

  @Override
  public void marked(long second, double conservativeValue, double aggressiveValue) {
    totals.add(conservativeValue + aggressiveValue);
    afterEachStep.forEach(Runnable::run);
  }
}
