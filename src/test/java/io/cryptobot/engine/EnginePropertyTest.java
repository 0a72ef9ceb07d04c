package io.cryptobot.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.exchange.SimulatedExchange;
import io.cryptobot.market.Coin;
import io.cryptobot.portfolio.Portfolio;
import io.cryptobot.portfolio.Position;
import io.cryptobot.portfolio.Sleeve;
import io.cryptobot.portfolio.SleeveId;
import io.cryptobot.portfolio.Transfer;
import io.cryptobot.risk.BlockReason;
import io.cryptobot.risk.RiskLimits;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** What holds after every step, whatever the market does. */
class EnginePropertyTest {

  @Property(seed = "20250101")
  void moneyIsConservedAndNoLimitIsOverstepped(@ForAll @IntRange(min = 0) int seed) {
    RandomMarket market = new RandomMarket(seed);
    EngineAssembly assembly = new EngineAssembly(market.plan);
    Auditor auditor = new Auditor(market, assembly.portfolio());
    SimulatedExchange exchange = new SimulatedExchange(market.feeRate, coin -> 0.0005);
    market.run(assembly, new Watched(exchange, auditor), auditor, market.endSecond);
    assertTrue(auditor.steps > 100);
    Statistics.label("trades").collect(auditor.trades.size() > 20 ? "over 20" : "20 or fewer");
  }

  @Property(seed = "20250101")
  void cuttingTheFutureChangesNoPastTrade(
      @ForAll @IntRange(min = 0) int seed, @ForAll @IntRange(min = 1, max = 129) int hours) {
    RandomMarket market = new RandomMarket(seed);
    long until = market.firstSecond + hours * 3600L;
    List<String> all = trades(market, market.endSecond);
    List<String> past = trades(market, until);
    assertEquals(all.stream().limit(past.size()).toList(), past);
    assertTrue(
        all.size() == past.size() || Long.parseLong(second(all.get(past.size()))) >= until,
        "a trade before the cut is missing");
  }

  private static String second(String line) {
    return line.substring(0, line.indexOf(' '));
  }

  private static List<String> trades(RandomMarket market, long until) {
    List<String> lines = new ArrayList<>();
    EngineListener keeper =
        new Silent() {
          @Override
          public void traded(Trade trade) {
            lines.add(trade.second() + " " + trade.coin() + trade.side() + trade.fill());
          }
        };
    market.run(
        new EngineAssembly(market.plan),
        new SimulatedExchange(market.feeRate, coin -> 0),
        keeper,
        until);
    return lines;
  }

  /** Hands every order to the auditor before it is filled. */
  private record Watched(Exchange exchange, Auditor auditor) implements Exchange {
    @Override
    public Optional<io.cryptobot.portfolio.Fill> place(Order order) {
      if (order.isBuy()) {
        auditor.beforeBuy(order.coin(), order.size());
      }
      return exchange.place(order);
    }
  }

  /** Keeps books of its own from what it is told, and compares. */
  private static final class Auditor extends Silent {
    private final RandomMarket market;
    private final Portfolio portfolio;
    private final RiskLimits limits;
    private final List<Trade> trades = new ArrayList<>();
    private BigDecimal cash;
    private BigDecimal totalLoss = BigDecimal.ZERO;
    private BigDecimal lossOfDay = BigDecimal.ZERO;
    private int tradesOfDay;
    private LocalDate day = LocalDate.MIN;
    private long lastMark = Long.MIN_VALUE;
    private int steps;
    private boolean stopped;

    Auditor(RandomMarket market, Portfolio portfolio) {
      this.market = market;
      this.portfolio = portfolio;
      this.limits = market.plan.limits();
      this.cash = market.plan.capital();
    }

    void beforeBuy(Coin coin, BigDecimal amount) {
      assertTrue(!stopped, "an entry after the hard stop");
      startDay(stepSecond());
      assertTrue(lossOfDay.compareTo(limits.maxDailyLoss()) < 0, "daily limit");
      assertTrue(totalLoss.compareTo(limits.maxTotalLoss()) < 0, "total limit");
      assertTrue(tradesOfDay < limits.maxTradesPerDay(), "trades of the day");
      boolean isMinimum = amount.compareTo(limits.minimumOrder()) == 0;
      assertTrue(amount.compareTo(limits.minimumOrder()) >= 0, "minimum order");
      assertTrue(amount.compareTo(limits.maxPositionSize()) <= 0, "largest position");
      BigDecimal budget =
          limits.maxDailyLoss().subtract(lossOfDay).min(limits.maxTotalLoss().subtract(totalLoss));
      assertTrue(amount.compareTo(budget) <= 0, "loss budget");
      Sleeve sleeve = sleeveOf(coin);
      BigDecimal withFee = amount.multiply(BigDecimal.ONE.add(market.feeRate));
      assertTrue(withFee.compareTo(sleeve.cash()) <= 0, "cash after fee");
      assertTrue(isMinimum || amount.compareTo(sleeveCeiling(sleeve, coin)) <= 0, "sleeve share");
    }

    private BigDecimal sleeveCeiling(Sleeve sleeve, Coin coin) {
      SleevePlan<?> plan =
          sleeve.id() == SleeveId.CONSERVATIVE
              ? market.plan.conservative()
              : market.plan.aggressive();
      BigDecimal weight = plan.weights().get(plan.coins().indexOf(coin));
      BigDecimal share = plan.entryRules().positionFraction().min(weight);
      return sleeve.value(openPrices()).multiply(share);
    }

    /** Entries are made at the opens of the step after the last mark. */
    private double[] openPrices() {
      return market.series.stream()
          .mapToDouble(series -> series.open()[series.indexOf(stepSecond())])
          .toArray();
    }

    private long stepSecond() {
      return lastMark == Long.MIN_VALUE ? market.firstSecond : lastMark + 3600;
    }

    private Sleeve sleeveOf(Coin coin) {
      return portfolio.conservative().coins().contains(coin)
          ? portfolio.conservative()
          : portfolio.aggressive();
    }

    private void startDay(long second) {
      LocalDate today =
          java.time.Instant.ofEpochSecond(second).atZone(ZoneOffset.UTC).toLocalDate();
      if (!today.equals(day)) {
        day = today;
        lossOfDay = BigDecimal.ZERO;
        tradesOfDay = 0;
      }
    }

    @Override
    public void traded(Trade trade) {
      startDay(trade.second());
      trades.add(trade);
      tradesOfDay++;
      BigDecimal gross = trade.fill().value();
      if (trade.side() == Side.BUY) {
        cash = cash.subtract(gross).subtract(trade.fill().fee());
        return;
      }
      cash = cash.add(gross).subtract(trade.fill().fee());
      if (trade.profitOrLoss().signum() < 0) {
        lossOfDay = lossOfDay.subtract(trade.profitOrLoss());
        totalLoss = totalLoss.subtract(trade.profitOrLoss());
      }
    }

    @Override
    public void hardStopped(long second, double value) {
      stopped = true;
      assertTrue(totalLoss.compareTo(limits.maxTotalLoss()) >= 0);
    }

    @Override
    public void marked(long second, double conservativeValue, double aggressiveValue) {
      steps++;
      lastMark = second;
      BigDecimal ledger = portfolio.conservative().cash().add(portfolio.aggressive().cash());
      assertEquals(0, cash.compareTo(ledger), "cash is " + ledger + ", booked were " + cash);
      assertTrue(portfolio.conservative().cash().signum() >= 0);
      assertTrue(portfolio.aggressive().cash().signum() >= 0);
      BigDecimal cost = openCost();
      BigDecimal realized =
          trades.stream().map(Trade::profitOrLoss).reduce(BigDecimal.ZERO, BigDecimal::add);
      assertEquals(
          0,
          market.plan.capital().add(realized).compareTo(ledger.add(cost)),
          "capital and results are not cash and positions at cost");
    }

    private BigDecimal openCost() {
      BigDecimal cost = BigDecimal.ZERO;
      for (int coin = 0; coin < market.plan.coins().size(); coin++) {
        Position position =
            coin < 2
                ? portfolio.conservative().position(coin)
                : portfolio.aggressive().position(coin);
        cost = position == null ? cost : cost.add(position.cost());
      }
      return cost;
    }
  }

  /** Listens and does nothing. */
  private static class Silent implements EngineListener {
    @Override
    public void traded(Trade trade) {}

    @Override
    public void entryBlocked(long second, Coin coin, BlockReason reason) {}

    @Override
    public void transferred(long second, Transfer transfer) {}

    @Override
    public void rebalanced(long second, RebalanceOutcome outcome) {}

    @Override
    public void hardStopped(long second, double portfolioValue) {}

    @Override
    public void marked(long second, double conservativeValue, double aggressiveValue) {}
  }
}
