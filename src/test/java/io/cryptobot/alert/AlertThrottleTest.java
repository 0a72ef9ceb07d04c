package io.cryptobot.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.engine.Alert.Kind;
import io.cryptobot.market.Coin;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertThrottleTest {
  private final AlertThrottle throttle = new AlertThrottle(List.of());

  @ParameterizedTest
  @CsvSource({
    "TRADE,      BTC-USD, 0,      false",
    "TRADE,      BTC-USD, 1,      false",
    "TRADE,      BTC-USD, 899,    false",
    "TRADE,      BTC-USD, 900,    true",
    "TRADE,      ETH-USD, 1,      true",
    "SLIPPAGE,   BTC-USD, 1,      true",
    "TRADE,      BTC-USD, -899,   false",
    "TRADE,      BTC-USD, -86400, true",
  })
  void afterATradeOfBitcoinAnAlertOf(Kind kind, String coin, int secondsLater, boolean passes) {
    assertTrue(throttle.admits(Sample.alert(Kind.TRADE, Sample.BTC, Sample.TIME)));

    assertEquals(
        passes,
        throttle.admits(Sample.alert(kind, new Coin(coin), Sample.TIME.plusSeconds(secondsLater))));
  }

  @Test
  void criticalAlertsAlwaysPass() {
    assertTrue(throttle.admits(Sample.alert(Kind.EXIT_FAILED, Sample.BTC, Sample.TIME)));
    assertTrue(throttle.admits(Sample.alert(Kind.EXIT_FAILED, Sample.BTC, Sample.TIME)));
  }

  @Test
  void whatIsHeldBackDoesNotProlongTheQuiet() {
    throttle.admits(Sample.alert(Kind.TRADE, Sample.BTC, Sample.TIME));
    assertFalse(
        throttle.admits(Sample.alert(Kind.TRADE, Sample.BTC, Sample.TIME.plusSeconds(800))));
    assertTrue(throttle.admits(Sample.alert(Kind.TRADE, Sample.BTC, Sample.TIME.plusSeconds(900))));
  }

  @Test
  void anAlertOfNoCoinStandsForItself() {
    assertTrue(throttle.admits(Sample.alert(Kind.API_DOWN)));
    assertFalse(throttle.admits(Sample.alert(Kind.API_DOWN)));
    assertTrue(throttle.admits(Sample.alert(Kind.API_DOWN, Sample.BTC, Sample.TIME)));
  }

  @Test
  void remembersFromTheLastRun() {
    AlertThrottle next =
        new AlertThrottle(
            List.of(new AlertMemory.Raised(Kind.TRADE, Optional.of(Sample.BTC), Sample.TIME)));

    assertFalse(next.admits(Sample.alert(Kind.TRADE, Sample.BTC, Sample.TIME.plusSeconds(300))));
  }
}
