package io.cryptobot.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.cryptobot.exchange.SimulatedExchange;
import io.cryptobot.market.Coin;
import io.cryptobot.portfolio.Transfer;
import io.cryptobot.risk.BlockReason;
import io.cryptobot.strategy.IndicatorColumns;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** An engine that is broken off and restored from its state goes on as if nothing had been. */
class EngineStateTest {

  @Property(tries = 300, seed = "20250101")
  void aRunThatIsBrokenOffAnywhereTradesTheSame(
      @ForAll @IntRange(min = 0) int seed, @ForAll @IntRange(min = 1, max = 129) int hours) {
    RandomMarket market = new RandomMarket(seed);
    Recorder whole = new Recorder();
    Recorder broken = new Recorder();

    walk(market).run(engine(market, whole));

    CandleWalk first = walk(market);
    Engine before = engine(market, broken);
    long cut = market.firstSecond + hours * 3600L;
    while (first.nextSecond() < cut) {
      first.runStep(before);
    }
    Engine after = engine(market, broken);
    after.restore(before.state());
    CandleWalk second = walk(market);
    second.skipTo(cut);
    second.run(after);

    assertEquals(whole.lines, broken.lines);
    assertEquals(before.state(), restored(market, before.state()));
    assertFalse(whole.lines.isEmpty());
  }

  private static EngineState restored(RandomMarket market, EngineState state) {
    Engine engine = engine(market, new Recorder());
    engine.restore(state);
    return engine.state();
  }

  private static CandleWalk walk(RandomMarket market) {
    return new CandleWalk(
        market.series, market.firstSecond, market.endSecond, market.plan.warmUpCandles());
  }

  private static Engine engine(RandomMarket market, EngineListener listener) {
    return new EngineAssembly(market.plan)
        .engine(
            market.series.stream().map(IndicatorColumns::new).toList(),
            market.feeRate,
            EngineOptions.DEFAULT,
            new SimulatedExchange(market.feeRate, coin -> 0),
            listener);
  }

  private static final class Recorder implements EngineListener {
    private final List<String> lines = new ArrayList<>();

    @Override
    public void traded(Trade trade) {
      lines.add(trade.toString());
    }

    @Override
    public void entryBlocked(long second, Coin coin, BlockReason reason) {
      lines.add(second + " " + coin + " " + reason);
    }

    @Override
    public void transferred(long second, Transfer transfer) {
      lines.add(second + " " + transfer);
    }

    @Override
    public void rebalanced(long second, RebalanceOutcome outcome) {
      lines.add(second + " " + outcome);
    }

    @Override
    public void hardStopped(long second, double portfolioValue) {
      lines.add(second + " stopped at " + portfolioValue);
    }

    @Override
    public void marked(long second, double conservativeValue, double aggressiveValue) {
      lines.add(second + " " + conservativeValue + " " + aggressiveValue);
    }
  }
}
