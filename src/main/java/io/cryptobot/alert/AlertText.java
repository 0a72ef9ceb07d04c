package io.cryptobot.alert;

import io.cryptobot.engine.Alert;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How an alert reads. */
final class AlertText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private AlertText() {}

  /** One line: {@code [cryptobot] WARNING: slippage BTC-USD}. */
  static String title(Alert alert) {
    String kind = alert.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    String coin = alert.coin().map(c -> " " + c).orElse("");
    return "[cryptobot] " + alert.kind().severity() + ": " + kind + coin;
  }

  /** What the alert says, an empty line, and when: {@code 2026-01-02 03:04:05 UTC}. */
  static String body(Alert alert) {
    return alert.text() + "\n\n" + TIME.format(alert.time());
  }

  /** The alert, telling as well how many before it were lost. */
  static Alert telling(int lost, Alert alert) {
    if (lost == 0) {
      return alert;
    }
    String note =
        lost == 1
            ? "1 earlier alert could not be delivered here; logs/bot.log tells it."
            : lost + " earlier alerts could not be delivered here; logs/bot.log tells them.";
    return new Alert(alert.kind(), alert.coin(), alert.text() + "\n\n" + note, alert.time());
  }
}
