package io.cryptobot.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cryptobot.engine.Trade;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExposureTest {

  private static Figure of(EquityCurve curve, Trade... trades) {
    BacktestInput input =
        BacktestInput.of(
            List.of(Fixtures.candles(Fixtures.BTC, Fixtures.START, 100, 200, 200, 100)),
            Fixtures.START.getEpochSecond(),
            Fixtures.START.getEpochSecond() + 4 * 3600);
    BacktestResult result =
        new BacktestResult(
            BigDecimal.TEN,
            BigDecimal.TEN,
            List.of(trades),
            List.of(),
            List.of(),
            Map.of(),
            curve,
            Optional.empty());
    return Exposure.pct(input, result);
  }

  @Test
  void itIsTheMeanShareOverAllStepsAfterTheStepsTrades() {
    EquityCurve curve =
        Fixtures.curve(Fixtures.START.toString(), Duration.ofHours(1), 1000, 1000, 500, 1000, 1000);
    Trade buy = Fixtures.buy(Fixtures.BTC, "2024-01-10T01:00:00Z", "200", "1", "0");
    Trade sale = Fixtures.sale(Fixtures.BTC, "2024-01-10T02:30:00Z", "200", "1", "0", "0");
    // nothing, 200 of 1000, 200 of 500, nothing after the sale in mid-candle
    assertEquals((0 + 20 + 40 + 0) / 4.0, of(curve, buy, sale).value(), 1e-12);
  }

  @Test
  void withoutAStepThereIsNone() {
    EquityCurve curve = Fixtures.curve(Fixtures.START.toString(), Duration.ofHours(1), 1000);
    assertEquals("no step", of(curve).missingBecause());
  }
}
