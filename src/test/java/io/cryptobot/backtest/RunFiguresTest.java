package io.cryptobot.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.engine.TradingPlan;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunFiguresTest {

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aRunsFiguresAreThoseOfThePlainBacktestToTheLastBit(boolean lossLimited) {
    TradingPlan plan = Fixtures.plan(lossLimited);
    BacktestInput input = Fixtures.input(plan);
    BacktestOptions options = Fixtures.options("0.005");
    RunFigures run = Backtest.figures(plan, input, options);
    BacktestMetrics plain =
        MeasuredRun.of(Fixtures.info(CandleOrigin.CSV), plan, input, options).metrics();
    assertTrue(run.closed() > 3, "too few trades to compare");
    assertEquals(plain.returns().totalReturnPct(), run.totalReturnPct());
    assertEquals(plain.returns().cagrPct(), run.cagrPct());
    assertEquals(plain.returns().drawdown().pct(), run.maxDrawdownPct());
    assertEquals(plain.returns().sharpe(), run.sharpe());
    assertEquals(plain.returns().calmar(), run.calmar());
    assertEquals(plain.trades().profitFactor(), run.profitFactor());
    assertEquals(plain.trades().winRatePct(), run.winRatePct());
    assertEquals(plain.trades().closed(), run.closed());
    assertEquals(plain.costs().fees().doubleValue(), run.fees());
  }

  @Property(tries = 300, seed = "20250101")
  void runsPutTogetherAreTheRunOverTheJoinedCurve(
      @ForAll @IntRange(min = 2, max = 40) int first,
      @ForAll @IntRange(min = 2, max = 40) int second,
      @ForAll @IntRange(min = 0, max = 1_000_000) int seed) {
    double[] whole = walk(first + second, seed);
    RunFigures joined = recorded(whole, 0, first).then(recorded(whole, first, first + second));
    RunFigures exact = recorded(whole, 0, first + second);
    assertEquals(exact.growth(), joined.growth(), 1e-12);
    assertEquals(exact.depth(), joined.depth(), 1e-12);
    assertEquals(exact.highest(), joined.highest(), 1e-12);
    assertEquals(exact.lowest(), joined.lowest(), 1e-12);
    assertEquals(exact.seconds(), joined.seconds());
    assertEquals(exact.daily().days(), joined.daily().days());
    assertEquals(exact.daily().mean(), joined.daily().mean(), 1e-12);
    assertEquals(exact.daily().squares(), joined.daily().squares(), 1e-12);
  }

  @Test
  void aFallFromAHighOfTheFirstRunToALowOfTheSecondIsOneFall() {
    double[] curve = {100, 120, 110, 110, 90, 115};
    RunFigures joined = recorded(curve, 0, 2).then(recorded(curve, 2, 5));
    assertEquals(1 - 90.0 / 120, joined.depth(), 1e-12);
  }

  private static double[] walk(int days, int seed) {
    Random random = new Random(seed);
    double[] values = new double[days + 1];
    values[0] = 100;
    for (int day = 1; day <= days; day++) {
      values[day] = values[day - 1] * Math.exp(0.1 * random.nextGaussian());
    }
    return values;
  }

  /** A run from one day's value to another's, a step a day. */
  private static RunFigures recorded(double[] values, int from, int to) {
    long seconds = Duration.ofDays(to - from).toSeconds();
    FiguresRecorder recorder = new FiguresRecorder(values[from], seconds);
    for (int day = from; day <= to; day++) {
      recorder.marked(day * 86_400L, values[day], 0);
    }
    return recorder.figures(BigDecimal.valueOf(values[to]), seconds);
  }
}
