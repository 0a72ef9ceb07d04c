package io.cryptobot.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.cryptobot.backtest.Backtest;
import io.cryptobot.backtest.BacktestInput;
import io.cryptobot.backtest.BacktestOptions;
import io.cryptobot.engine.EngineOptions;
import io.cryptobot.engine.Order;
import io.cryptobot.engine.RandomMarket;
import io.cryptobot.exchange.SimulatedExchange;
import io.cryptobot.journal.CsvText;
import io.cryptobot.journal.TradeLogFormat;
import io.cryptobot.session.ReplaySession.End;
import io.cryptobot.state.BotState;
import io.cryptobot.state.OrderIntent;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ReplaySessionTest {

  @Property(tries = 150, seed = "20250101")
  void aReplayTradesAsTheBacktestRowByRowHoweverOftenItIsBrokenOff(
      @ForAll @IntRange(min = 0) int seed, @ForAll @IntRange(min = 1, max = 60) int stepsAtATime) {
    RandomMarket market = new RandomMarket(seed);
    BacktestInput input = BacktestInput.of(market.series, market.firstSecond, market.endSecond);
    Kept kept = new Kept();
    End end = End.INTERRUPTED;
    while (end == End.INTERRUPTED) {
      int[] left = {stepsAtATime};
      end = session(market, input, kept).run(step -> left[0]-- > 0);
    }
    List<String> expected =
        Backtest.run(
                market.plan, input, new BacktestOptions(market.feeRate, 0, EngineOptions.DEFAULT))
            .trades()
            .stream()
            .map(t -> row(TradeLogFormat.row(t, "1.0", "sandbox_test", 0, CsvText.MISSING)))
            .toList();
    assertEquals(expected, kept.rows.trades().stream().map(ReplaySessionTest::row).toList());
    assertFalse(kept.rows.signals().isEmpty());
    assertEquals(kept.commits, kept.rows.snapshots().size());
  }

  private static ReplaySession session(RandomMarket market, BacktestInput input, Kept kept) {
    return new ReplaySession(
        market.plan,
        input,
        market.feeRate,
        new SimulatedExchange(market.feeRate, coin -> 0),
        kept,
        "test",
        "hash",
        kept.last,
        EngineOptions.DEFAULT,
        1);
  }

  private static String row(String[] cells) {
    return String.join(",", cells);
  }

  private static final class Kept implements SessionMemory {
    private final StepRows rows = StepRows.none();
    private Optional<BotState> last = Optional.empty();
    private int commits;

    @Override
    public void commit(BotState state, StepRows step) {
      last = Optional.of(state);
      rows.addAll(step);
      commits++;
    }

    @Override
    public void close(BotState state) {
      last = Optional.of(state);
    }

    @Override
    public boolean noteIntent(String ledgerId, Order order, OrderIntent intent) {
      return false;
    }

    @Override
    public Optional<String> damage() {
      return Optional.empty();
    }

    @Override
    public Map<String, IOException> refused() {
      return Map.of();
    }

    @Override
    public long rowsDue() {
      return 0;
    }
  }
}
