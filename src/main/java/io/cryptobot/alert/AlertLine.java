package io.cryptobot.alert;

import io.cryptobot.engine.Alert;
import io.cryptobot.market.Coin;

/** An alert in a line of the log. */
final class AlertLine {
  private AlertLine() {}

  /** Of the shape {@code kind=SLIPPAGE coin=BTC-USD time=2026-01-02T03:04:05Z}. */
  static String of(Alert alert) {
    String coin = alert.coin().map(Coin::product).orElse("-");
    return "kind=" + alert.kind() + " coin=" + coin + " time=" + alert.time();
  }

  /** The same with what it says, kept to the one line. */
  static String withText(Alert alert) {
    String text = alert.text().replaceAll("\\s+", " ").replace('"', '\'').strip();
    return of(alert) + " text=\"" + text + "\"";
  }
}
