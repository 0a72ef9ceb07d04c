package io.cryptobot.backtest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cryptobot.engine.TradingPlan;
import io.cryptobot.market.CandleSeries;
import io.cryptobot.market.Coin;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchmarksTest {
  private static final TradingPlan PLAN = Fixtures.plan(true);

  /** Three candles from the start on; the last closes at its open. */
  private static BacktestInput input(CandleSeries... series) {
    long first = Fixtures.START.getEpochSecond();
    return BacktestInput.of(List.of(series), first, first + 3 * 3600);
  }

  private static CandleSeries of(Coin coin, double... opens) {
    return Fixtures.candles(coin, Fixtures.START, opens);
  }

  private static BacktestInput fiveCoins() {
    return input(
        of(Fixtures.BTC, 100, 110, 120),
        of(Fixtures.ETH, 100, 100, 50),
        of(Fixtures.SOL, 10, 20, 30),
        of(PLAN.coins().get(3), 10, 10, 10),
        of(PLAN.coins().get(4), 10, 10, 10));
  }

  @Test
  void bitcoinIsHeldNetOfTheBuyingFee() {
    Benchmarks benchmarks = Benchmarks.of(PLAN, fiveCoins(), Fixtures.dollars("0.005"));
    assertEquals((1.2 / 1.005 - 1) * 100, benchmarks.bitcoinPct().value(), 1e-9);
  }

  @Test
  void theBasketHoldsSharesTimesWeightsAndTheRestInCash() {
    // 0.35 Bitcoin +20 %, 0.35 Ether -50 %, 0.0999 Solana +200 %, two coins flat, 0.0003 cash
    Benchmarks benchmarks = Benchmarks.of(PLAN, fiveCoins(), Fixtures.dollars("0"));
    assertEquals(7 - 17.5 + 19.98, benchmarks.basketPct().value(), 1e-9);
  }

  @Test
  void theFeeOfTheBasketIsPaidOnWhatIsBought() {
    BacktestInput flat =
        input(PLAN.coins().stream().map(c -> of(c, 5, 5, 5)).toArray(CandleSeries[]::new));
    Benchmarks benchmarks = Benchmarks.of(PLAN, flat, Fixtures.dollars("0.005"));
    assertEquals(0.9997 * (1 / 1.005 - 1) * 100, benchmarks.basketPct().value(), 1e-9);
  }

  @Test
  void candlesBeforeAndAfterTheRunDoNotCount() {
    CandleSeries longer =
        Fixtures.candles(Fixtures.BTC, Fixtures.START.minusSeconds(7200), 1, 2, 100, 110, 120, 9);
    BacktestInput input = input(longer);
    assertArrayEquals(
        new double[] {1000, 1100, 1200, 90},
        Benchmarks.heldValues(longer, input, Fixtures.dollars("0"), 1000),
        1e-9);
  }

  @Test
  void withoutBitcoinThereIsNothingToCompareWith() {
    BacktestInput input = input(of(Fixtures.ETH, 1, 1, 1));
    assertEquals(
        "BTC-USD is not among the coins",
        Benchmarks.of(PLAN, input, Fixtures.dollars("0")).bitcoinPct().missingBecause());
  }
}
