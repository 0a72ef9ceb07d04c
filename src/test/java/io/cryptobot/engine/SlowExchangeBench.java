package io.cryptobot.engine;

import io.cryptobot.market.CandleSeries;
import io.cryptobot.market.Coin;
import io.cryptobot.portfolio.Allocation;
import io.cryptobot.portfolio.Fill;
import io.cryptobot.portfolio.Portfolio;
import io.cryptobot.portfolio.Position;
import io.cryptobot.portfolio.Sleeve;
import io.cryptobot.portfolio.SleeveId;
import io.cryptobot.portfolio.Transfer;
import io.cryptobot.risk.BlockReason;
import io.cryptobot.risk.PositionSizing;
import io.cryptobot.risk.RiskLedger;
import io.cryptobot.risk.RiskLimits;
import io.cryptobot.risk.RiskState;
import io.cryptobot.risk.SizeCaps;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An engine whose orders stay under way until the test settles them; each coin costs 100. */
final class SlowExchangeBench implements EngineListener {
  static final int BTC = 0;
  static final int SOL = 1;
  static final int AVAX = 2;
  private static final List<String> COINS = List.of("BTC-USD", "SOL-USD", "AVAX-USD");

  /** So wide that no size is bound by it. */
  private static final BigDecimal LOSS_LIMIT = new BigDecimal("100000");

  final List<Order> orders = new ArrayList<>();
  final List<Order> told = new ArrayList<>();
  final List<Trade> trades = new ArrayList<>();
  final List<String> blocks = new ArrayList<>();
  final List<String> events = new ArrayList<>();
  final List<String> exits = new ArrayList<>();
  final List<String> sizes = new ArrayList<>();
  final List<String> judged = new ArrayList<>();
  private final List<ScriptedStrategy> strategies = new ArrayList<>();
  private final MarketStep step = MarketStep.ofQuotes(COINS.size());
  private final double[] prices = {100, 100, 100};

  BigDecimal capital = new BigDecimal("1000");
  BigDecimal fraction = new BigDecimal("0.10");
  BigDecimal smallestSale = new BigDecimal("0.00000001");
  int tradesPerDay = 20;
  boolean isTradable = true;
  int closedCandle = 1;
  @Nullable BlockReason blocked;
  long second = EngineBench.START.getEpochSecond() + 7200;
  Engine engine;
  private Portfolio portfolio;

  SlowExchangeBench() {
    portfolio = newPortfolio();
    engine = newEngine(portfolio);
  }

  /** Begins anew with what the test has changed. */
  void begin() {
    portfolio = newPortfolio();
    engine = newEngine(portfolio);
  }

  private Portfolio newPortfolio() {
    List<Coin> bold = List.of(new Coin("SOL-USD"), new Coin("AVAX-USD"));
    return new Portfolio(
        new Sleeve(SleeveId.CONSERVATIVE, List.of(new Coin("BTC-USD")), 0, part("0.7")),
        new Sleeve(SleeveId.AGGRESSIVE, bold, 1, part("0.3")));
  }

  private Engine newEngine(Portfolio of) {
    strategies.clear();
    List<TradedCoin> coins = new ArrayList<>();
    EntryRules rules = new EntryRules(fraction, true, Duration.ZERO);
    for (String name : COINS) {
      CandleSeries candles = EngineBench.candles(name, EngineBench.flat(5, 100));
      boolean isCalm = name.equals("BTC-USD");
      ScriptedStrategy strategy =
          isCalm ? ScriptedStrategy.conservative(candles) : ScriptedStrategy.aggressive(candles);
      strategies.add(strategy);
      SleeveId sleeve = isCalm ? SleeveId.CONSERVATIVE : SleeveId.AGGRESSIVE;
      coins.add(new TradedCoin(new Coin(name), sleeve, strategy, BigDecimal.ONE, rules));
    }
    RiskLimits limits =
        new RiskLimits(
            LOSS_LIMIT,
            LOSS_LIMIT,
            true,
            new BigDecimal("1000"),
            new BigDecimal("1.25"),
            tradesPerDay);
    RiskLedger ledger = new RiskLedger(limits, COINS.size());
    return new Engine(
        coins,
        of,
        new Allocation(AllocationTables.DEFAULT),
        ledger,
        new PositionSizing(ledger, BigDecimal.ZERO),
        EngineOptions.DEFAULT,
        order -> {
          orders.add(order);
          return Optional.empty();
        },
        this);
  }

  private BigDecimal part(String share) {
    return capital.multiply(new BigDecimal(share));
  }

  ScriptedStrategy strategy(int coin) {
    return strategies.get(coin);
  }

  @Nullable Position position(int coin) {
    SleeveId sleeve = coin == BTC ? SleeveId.CONSERVATIVE : SleeveId.AGGRESSIVE;
    return portfolio.sleeve(sleeve).position(coin);
  }

  void price(int coin, double price) {
    prices[coin] = price;
  }

  /** The market as the test has set it. */
  MarketStep market() {
    step.moveTo(second);
    for (int coin = 0; coin < prices.length; coin++) {
      step.quote(coin, prices[coin], isTradable, closedCandle);
      step.ask(coin, prices[coin]);
      step.block(coin, blocked);
    }
    return step;
  }

  void step() {
    second += 60;
    engine.step(market());
    engine.endStep(market());
  }

  /** A position that was bought before. */
  void hold(int coin, String price, String quantity) {
    SleeveId sleeve = coin == BTC ? SleeveId.CONSERVATIVE : SleeveId.AGGRESSIVE;
    portfolio.sleeve(sleeve).buy(coin, fill(price, quantity), second);
  }

  Fill fill(String price, String quantity) {
    return Fill.at(new BigDecimal(price), new BigDecimal(quantity), BigDecimal.ZERO);
  }

  void settle(long order, @Nullable Fill fill) {
    engine.settle(
        market(), new Settlement(order, second, Optional.ofNullable(fill), smallestSale, true));
  }

  void settleWithoutRest(long order, Fill fill) {
    engine.settle(market(), new Settlement(order, second, Optional.of(fill), smallestSale, false));
  }

  /** Lets the engine remember losses beyond its limit, and stop. */
  void stopByLoss() {
    EngineState now = engine.state();
    RiskState risk = now.risk();
    RiskState lost =
        new RiskState(
            risk.day(), risk.dailyLoss(), LOSS_LIMIT, risk.tradesToday(), risk.lastTradeSeconds());
    engine.restore(now.with(lost, false));
    engine.endStep(market());
  }

  @Override
  public void ordered(Order order) {
    told.add(order);
  }

  @Override
  public void traded(Trade trade) {
    trades.add(trade);
  }

  @Override
  public void entryBlocked(long at, Coin coin, BlockReason reason) {
    blocks.add(coin.product() + " " + reason.label());
  }

  @Override
  public void sized(int coin, Supplier<SizeCaps> caps) {
    sizes.add(coin + " " + caps.get().bound());
  }

  @Override
  public void judged(
      long at, int coin, int candle, double price, int buyTriggers, @Nullable BlockReason block) {
    judged.add(coin + " " + buyTriggers + " " + block);
  }

  @Override
  public void exiting(long at, int coin, Position position, double price, String reason) {
    exits.add(COINS.get(coin) + " " + reason + " " + price);
  }

  @Override
  public void transferred(long at, Transfer transfer) {
    events.add(
        transfer.kind().label()
            + " "
            + transfer.from().label()
            + " "
            + transfer.amount().stripTrailingZeros().toPlainString());
  }

  @Override
  public void rebalanced(long at, RebalanceOutcome outcome) {
    events.add(outcome.name());
  }

  @Override
  public void hardStopped(long at, double portfolioValue) {}

  @Override
  public void marked(long at, double conservativeValue, double aggressiveValue) {}
}
