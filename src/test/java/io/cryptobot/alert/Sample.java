package io.cryptobot.alert;

import io.cryptobot.engine.Alert;
import io.cryptobot.engine.Alert.Kind;
import io.cryptobot.market.Coin;
import java.time.Instant;
import java.util.Optional;

/** Alerts to test with. */
final class Sample {
  static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");
  static final Coin BTC = new Coin("BTC-USD");

  private Sample() {}

  static Alert alert(Kind kind) {
    return new Alert(kind, Optional.empty(), "It happened.", TIME);
  }

  static Alert alert(Kind kind, Coin coin, Instant time) {
    return new Alert(kind, Optional.of(coin), "It happened.", time);
  }

  /** One of many coins, so that no two alerts are alike. */
  static Alert slippage(int number) {
    return alert(Kind.SLIPPAGE, new Coin("C" + number + "-USD"), TIME);
  }
}
