package io.cryptobot.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.backtest.Verdict.Criterion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final Drawdown TEN_PERCENT =
      new Drawdown(10, 100, Optional.empty(), Optional.empty(), Optional.empty());

  /** Twenty trades, of which the last loses so much that the profit factor is as asked. */
  private static List<RoundTrip> trips(int count, double profitFactor) {
    List<RoundTrip> trips = new ArrayList<>();
    for (int i = 1; i < count; i++) {
      trips.add(Fixtures.trip("11"));
    }
    double loss = 11.0 * (count - 1) / profitFactor;
    trips.add(Fixtures.trip("-" + loss));
    return trips;
  }

  private static MeasuredRun run(
      CandleOrigin origin,
      boolean limited,
      double returnPct,
      Figure heldPct,
      Drawdown drawdown,
      List<RoundTrip> trips) {
    MeasuredRun real = Fixtures.run(origin);
    ReturnMetrics returns = real.metrics().returns();
    BacktestMetrics metrics =
        new BacktestMetrics(
            new ReturnMetrics(
                returns.finalEquity(),
                returnPct,
                returns.cagrPct(),
                returns.sharpe(),
                returns.sortino(),
                returns.calmar(),
                returns.bestDay(),
                returns.worstDay(),
                drawdown),
            TradeMetrics.of(trips.size() * 2, trips),
            new Benchmarks(heldPct, heldPct),
            real.metrics().costs(),
            real.metrics().exposurePct());
    return new MeasuredRun(
        real.info(),
        Fixtures.plan(limited),
        real.input(),
        real.options(),
        real.result(),
        metrics,
        real.tables(),
        real.openPositions(),
        real.coverage());
  }

  private static MeasuredRun good() {
    return run(CandleOrigin.CSV, true, 5.1, Figure.of(5), TEN_PERCENT, trips(20, 1.2));
  }

  private static List<String> failed(MeasuredRun run) {
    return Verdict.of(run).criteria().stream()
        .filter(criterion -> !criterion.passed())
        .map(Criterion::name)
        .toList();
  }

  @Test
  void aRunOnTheEdgeOfAllCriteriaPasses() {
    Verdict verdict = Verdict.of(good());
    assertEquals(List.of(), failed(good()));
    assertTrue(verdict.isPassed());
    assertEquals("PASS", verdict.label());
  }

  @Test
  void madeUpPricesFail() {
    MeasuredRun sample =
        run(CandleOrigin.SAMPLE, true, 5.1, Figure.of(5), TEN_PERCENT, trips(20, 1.2));
    assertEquals(List.of("source"), failed(sample));
    assertEquals("FAIL", Verdict.of(sample).label());
    assertFalse(Verdict.of(sample).isPassed());
  }

  @Test
  void ignoredLossLimitsFail() {
    assertEquals(
        List.of("loss_limits"),
        failed(run(CandleOrigin.CSV, false, 5.1, Figure.of(5), TEN_PERCENT, trips(20, 1.2))));
  }

  @Test
  void aReturnThatOnlyEqualsBitcoinFails() {
    assertEquals(
        List.of("beats_buy_and_hold"),
        failed(run(CandleOrigin.CSV, true, 5, Figure.of(5), TEN_PERCENT, trips(20, 1.2))));
  }

  @Test
  void withoutBitcoinItCannotBeBeaten() {
    Figure none = Figure.undefined("BTC-USD is not among the coins");
    assertEquals(
        List.of("beats_buy_and_hold"),
        failed(run(CandleOrigin.CSV, true, 5, none, TEN_PERCENT, trips(20, 1.2))));
  }

  @Test
  void aDeeperFallThanTheTotalLossLimitAllowsFails() {
    Drawdown deeper =
        new Drawdown(10.01, 100, Optional.empty(), Optional.empty(), Optional.empty());
    assertEquals(
        List.of("max_drawdown"),
        failed(run(CandleOrigin.CSV, true, 5.1, Figure.of(5), deeper, trips(20, 1.2))));
  }

  @Test
  void aProfitFactorOfExactlyTheBoundFails() {
    assertEquals(
        List.of("profit_factor"),
        failed(run(CandleOrigin.CSV, true, 5.1, Figure.of(5), TEN_PERCENT, trips(21, 1.1))));
  }

  @Test
  void nineteenClosedTradesAreTooFew() {
    assertEquals(
        List.of("closed_trades"),
        failed(run(CandleOrigin.CSV, true, 5.1, Figure.of(5), TEN_PERCENT, trips(19, 1.2))));
  }

  @Test
  void measuredValuesAreToldInWords() {
    List<String> measured =
        Verdict.of(good()).criteria().stream().map(Criterion::measured).toList();
    assertEquals(List.of("csv", "on", "+5.10% against +5.00%", "10.00%", "1.20", "20"), measured);
    assertEquals(Duration.ofHours(Fixtures.HOURS), good().input().length());
  }
}
