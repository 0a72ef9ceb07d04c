package io.cryptobot.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cryptobot.engine.Trade;
import java.util.List;
import org.junit.jupiter.api.Test;

class CostsTest {
  private static final List<Trade> TRADES =
      List.of(
          Fixtures.buy(Fixtures.BTC, "2024-01-01T00:00:00Z", "100", "1", "2"),
          Fixtures.sale(Fixtures.BTC, "2024-01-01T02:00:00Z", "108", "1", "3", "3"));

  private static Costs of(String finalEquity) {
    return Costs.of(Fixtures.dollars("1000"), Fixtures.dollars(finalEquity), TRADES);
  }

  @Test
  void feesAreAShareOfTheGainBeforeThem() {
    Costs costs = of("1015");
    assertEquals(0, Fixtures.dollars("5").compareTo(costs.fees()));
    assertEquals(0, Fixtures.dollars("20").compareTo(costs.grossResult()));
    assertEquals(25, costs.feesPctOfGross().value(), 1e-12);
  }

  @Test
  void feesCanEatMoreThanTheWholeGain() {
    assertEquals(250, of("997").feesPctOfGross().value(), 1e-12);
  }

  @Test
  void withoutAGainTheyAreNoShareOfIt() {
    assertEquals("there was no gain before fees", of("995").feesPctOfGross().missingBecause());
  }
}
