package io.cryptobot.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TradeMetricsTest {

  private static TradeMetrics of(String... profits) {
    List<RoundTrip> trips = Arrays.stream(profits).map(Fixtures::trip).toList();
    return TradeMetrics.of(2 * profits.length + 1, trips);
  }

  @Test
  void figuresOfAHandfulOfTrades() {
    TradeMetrics metrics = of("3", "-1", "-0.5", "0", "2", "-1.5");
    assertEquals(13, metrics.fills());
    assertEquals(6, metrics.closed());
    assertEquals(2, metrics.wins());
    assertEquals(3, metrics.losses());
    assertEquals(100.0 / 3, metrics.winRatePct().value(), 1e-12);
    assertEquals(0, new BigDecimal("5").compareTo(metrics.grossProfit()));
    assertEquals(0, new BigDecimal("3").compareTo(metrics.grossLoss()));
    assertEquals(5.0 / 3, metrics.profitFactor().value(), 1e-12);
    assertEquals(2.5, metrics.averageWin().value(), 1e-12);
    assertEquals(-1, metrics.averageLoss().value(), 1e-12);
    assertEquals(2.0 / 6, metrics.expectancy().value(), 1e-12);
    assertEquals(0, new BigDecimal("2").compareTo(metrics.realized()));
    assertEquals(Optional.of(Duration.ofHours(1)), metrics.averageHolding());
  }

  @Test
  void aTradeAtZeroEndsALosingRun() {
    assertEquals(2, of("-1", "-1", "0", "-1", "1", "-1").longestLosingRun());
    assertEquals(3, of("1", "-1", "-1", "-1").longestLosingRun());
    assertEquals(0, of("1").longestLosingRun());
  }

  @Test
  void onlyLossesHaveAProfitFactorOfZero() {
    assertEquals(0, of("-1").profitFactor().value());
    assertEquals("no winning trade", of("-1").averageWin().missingBecause());
  }

  @Test
  void withoutALossThereIsNoProfitFactor() {
    assertEquals("no losing trade", of("1", "0").profitFactor().missingBecause());
    assertEquals("no losing trade", of("1").averageLoss().missingBecause());
  }

  @Test
  void withoutAClosedTradeNothingIsDefined() {
    TradeMetrics metrics = of();
    for (Figure figure :
        List.of(
            metrics.winRatePct(),
            metrics.profitFactor(),
            metrics.averageWin(),
            metrics.averageLoss(),
            metrics.expectancy())) {
      assertEquals("no closed trade", figure.missingBecause());
    }
    assertEquals(Optional.empty(), metrics.averageHolding());
  }
}
