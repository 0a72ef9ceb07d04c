package io.cryptobot.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.engine.TradingPlan;
import io.cryptobot.strategy.BuyTrigger;
import io.cryptobot.strategy.Condition;
import io.cryptobot.strategy.IndicatorColumns;
import io.cryptobot.strategy.Reading;
import io.cryptobot.strategy.Strategy;
import java.util.List;
import org.junit.jupiter.api.Test;

class LookaheadCheckTest {
  private static final TradingPlan PLAN = Fixtures.plan(false);
  private static final BacktestInput INPUT = Fixtures.input(PLAN);

  private static LookaheadCheck check(LookaheadCheck.Strategies strategies) {
    return LookaheadCheck.of(PLAN, INPUT, Fixtures.options("0.005"), strategies);
  }

  /** Buys where the RSI is high so many candles later, and knows what to do at the end. */
  private static final class Peeking implements Strategy {
    private final Strategy honest;
    private final double[] rsi;
    private final int ahead;
    private final boolean isCareful;

    Peeking(Strategy honest, double[] rsi, int ahead, boolean isCareful) {
      this.honest = honest;
      this.rsi = rsi;
      this.ahead = ahead;
      this.isCareful = isCareful;
    }

    @Override
    public int buyTriggers(int candle) {
      if (isCareful && candle + ahead >= rsi.length) {
        return NONE;
      }
      return rsi[candle + ahead] > 80 ? BuyTrigger.RSI_DIP.bit() : NONE;
    }

    @Override
    public int indicatorExits(int candle) {
      return honest.indicatorExits(candle);
    }

    @Override
    public Reading reading(int candle) {
      return honest.reading(candle);
    }

    @Override
    public List<Condition> conditions(int candle) {
      return honest.conditions(candle);
    }

    @Override
    public double stopLevel(double entryPrice, double peak) {
      return honest.stopLevel(entryPrice, peak);
    }

    @Override
    public double takeProfitLevel(double entryPrice) {
      return honest.takeProfitLevel(entryPrice);
    }

    @Override
    public long maxHoldSeconds() {
      return honest.maxHoldSeconds();
    }

    @Override
    public String buyReason(int buyTriggers) {
      return honest.buyReason(buyTriggers);
    }

    @Override
    public String exitReason(int indicatorExits) {
      return honest.exitReason(indicatorExits);
    }

    @Override
    public String stopReason() {
      return honest.stopReason();
    }
  }

  private static Strategy peeking(
      int coin, IndicatorColumns columns, int ahead, boolean isCareful) {
    return new Peeking(PLAN.strategy(coin, columns), columns.rsi(3), ahead, isCareful);
  }

  @Test
  void noSignalOfTheBotsOwnStrategiesChangesWhenTheFutureIsCutAway() {
    LookaheadCheck check = LookaheadCheck.of(PLAN, INPUT, Fixtures.options("0.005"));
    assertEquals(20, check.histories());
    assertEquals(List.of(), check.findings());
    assertTrue(check.compared() > 10_000, "compared: " + check.compared());
  }

  @Test
  void aStrategyThatKnowsTheNextCandleIsCaught() {
    LookaheadCheck check = check((coin, columns) -> peeking(coin, columns, 1, true));
    assertTrue(check.findings().size() >= 10, check.findings().toString());
    assertTrue(check.findings().get(0).what().contains("later candles"));
  }

  @Test
  void aStrategyThatKnowsTheNextDayIsCaught() {
    assertFalse(check((coin, columns) -> peeking(coin, columns, 24, true)).findings().isEmpty());
  }

  @Test
  void aStrategyThatAsksForACandleThatIsNotThereIsCaught() {
    LookaheadCheck check =
        check(
            (coin, columns) -> {
              boolean isWhole = columns.rsi(3).length == INPUT.series().get(coin).size();
              return peeking(coin, columns, 1, isWhole);
            });
    assertTrue(check.findings().get(0).what().contains("have not closed"));
  }

  @Test
  void withoutLookingAheadTheSamePlantedStrategyPasses() {
    assertEquals(List.of(), check((coin, columns) -> peeking(coin, columns, 0, true)).findings());
  }
}
