package io.cryptobot.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.engine.Trade;
import io.cryptobot.engine.TradingPlan;
import io.cryptobot.portfolio.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MeasuredRunTest {

  private static MeasuredRun with(TradingPlan plan, String equity, Trade... trades) {
    BacktestInput input = Fixtures.input(plan);
    EquityCurve curve =
        Fixtures.curve(Fixtures.START.toString(), java.time.Duration.ofDays(40), 1000, 900);
    BacktestResult result =
        new BacktestResult(
            plan.capital(),
            Fixtures.dollars(equity),
            List.of(trades),
            List.of(),
            List.of(),
            Map.of(),
            curve,
            Optional.empty());
    return MeasuredRun.of(
        Fixtures.info(CandleOrigin.CSV), plan, input, Fixtures.options("0.005"), result);
  }

  private static Trade lossOf(String dollars) {
    return Fixtures.sale(Fixtures.BTC, "2024-01-11T01:00:00Z", "90", "1", "0", "-" + dollars);
  }

  private static final Trade BUY =
      Fixtures.buy(Fixtures.BTC, "2024-01-11T00:00:00Z", "100", "1", "0.5");

  @Test
  void theLossBudgetIsSpentOnceItLeavesLessThanTheSmallestOrder() {
    TradingPlan plan = Fixtures.plan(true);
    assertFalse(with(plan, "901.25", BUY, lossOf("98.75")).isLossBudgetSpent());
    assertTrue(with(plan, "901.24", BUY, lossOf("98.76")).isLossBudgetSpent());
  }

  @Test
  void withoutLimitsThereIsNoLossBudgetToSpend() {
    assertFalse(with(Fixtures.plan(false), "800", BUY, lossOf("200")).isLossBudgetSpent());
  }

  @Test
  void whatIsStillOpenIsValuedAtTheLastClose() {
    MeasuredRun run = with(Fixtures.plan(true), "1000", BUY);
    double[] closes = run.input().series().get(0).close();
    BigDecimal last = BigDecimal.valueOf(closes[closes.length - 1]);
    assertEquals(Money.cut(last), run.openPositions().get(0).value());
    assertEquals(
        0,
        last.subtract(Fixtures.dollars("100.5"))
            .setScale(8, java.math.RoundingMode.HALF_UP)
            .compareTo(
                run.openPositions()
                    .get(0)
                    .unrealized()
                    .setScale(8, java.math.RoundingMode.HALF_UP)));
  }

  @Test
  void equityLedgerAndTradesAgree() {
    MeasuredRun run = Fixtures.run(CandleOrigin.CSV);
    BigDecimal open =
        run.openPositions().stream()
            .map(OpenPosition::unrealized)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal expected = run.result().capital().add(run.metrics().trades().realized()).add(open);
    assertEquals(expected.doubleValue(), run.metrics().returns().finalEquity().doubleValue(), 1e-7);
  }
}
