package io.cryptobot.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class VariationsTest {
  private static final MeasuredRun RUN = Fixtures.run(CandleOrigin.CSV);

  private static Variation named(List<Variation> variations, String name) {
    return variations.stream().filter(v -> v.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void theyStandInAFixedOrder() {
    assertEquals(
        List.of(
            "fee_0_pct",
            "fee_0.5_pct",
            "fee_0.9_pct",
            "entry_needs_no_exit_signal_off",
            "rebalance_profits_only_off",
            "stops_at_worse_of_level_and_close"),
        Variations.of(RUN, Runnable::run).stream().map(Variation::name).toList());
  }

  @Test
  void theRunsOwnFeeGivesTheRunsOwnResult() {
    Variation same = named(Variations.of(RUN, Runnable::run), "fee_0.5_pct");
    assertTrue(same.sameAsRun());
    assertEquals(RUN.result().finalEquity(), same.finalEquity());
    assertEquals(RUN.metrics().trades().closed(), same.closedTrades());
    assertEquals(RUN.metrics().returns().drawdown().pct(), same.maxDrawdownPct());
  }

  @Test
  void aHigherFeeLeavesLess() {
    List<Variation> variations = Variations.of(RUN, Runnable::run);
    Variation none = named(variations, "fee_0_pct");
    Variation high = named(variations, "fee_0.9_pct");
    assertTrue(none.finalEquity().compareTo(RUN.result().finalEquity()) > 0);
    assertTrue(high.finalEquity().compareTo(RUN.result().finalEquity()) < 0);
  }

  @Test
  void eachEqualsARunOfItsOwn() {
    Variation free = named(Variations.of(RUN, Runnable::run), "fee_0_pct");
    BacktestResult own = Backtest.run(RUN.plan(), RUN.input(), Fixtures.options("0"));
    assertEquals(own.finalEquity(), free.finalEquity());
    assertEquals(own.trades().size() / 2, free.closedTrades());
  }

  @Test
  void severalThreadsChangeNothing() {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      assertEquals(Variations.of(RUN, Runnable::run), Variations.of(RUN, threads));
    } finally {
      threads.shutdown();
    }
  }
}
