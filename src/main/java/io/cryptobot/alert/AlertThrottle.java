package io.cryptobot.alert;

import io.cryptobot.engine.Alert;
import io.cryptobot.engine.Alert.Severity;
import io.cryptobot.market.Coin;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * At most one alert of a kind per coin in 15 minutes, by the alerts' own times; critical ones
 * always. An alert from long before the last one passes too: the clock was set back, and should not
 * silence anything. Thread-safe.
 */
final class AlertThrottle {
  static final Duration QUIET = Duration.ofMinutes(15);

  private final Map<Subject, Instant> last = new LinkedHashMap<>();

  private record Subject(Alert.Kind kind, Optional<Coin> coin) {}

  AlertThrottle(List<AlertMemory.Raised> raised) {
    raised.forEach(r -> last.put(new Subject(r.kind(), r.coin()), r.time()));
  }

  /** Whether this alert may go out; if so, it counts as the last of its kind. */
  synchronized boolean admits(Alert alert) {
    Subject subject = new Subject(alert.kind(), alert.coin());
    Instant before = last.get(subject);
    if (alert.kind().severity() != Severity.CRITICAL
        && before != null
        && Duration.between(before, alert.time()).abs().compareTo(QUIET) < 0) {
      return false;
    }
    last.put(subject, alert.time());
    return true;
  }

  synchronized List<AlertMemory.Raised> raised() {
    return last.entrySet().stream()
        .map(e -> new AlertMemory.Raised(e.getKey().kind(), e.getKey().coin(), e.getValue()))
        .toList();
  }
}
