package io.cryptobot.cli;

import io.cryptobot.config.ConnectionSettings.CoinbaseService;
import io.cryptobot.config.ConnectionSettings.DataService;
import io.cryptobot.feed.FeedSettings;
import java.time.Duration;

/** From the configuration's services to the settings of feeds. */
final class FeedConnections {
  private FeedConnections() {}

  static FeedSettings of(CoinbaseService service) {
    return new FeedSettings(
        service.url(),
        userAgent(),
        service.publicCallsPerSecond(),
        Duration.ofSeconds(service.connectTimeoutSeconds()),
        Duration.ofSeconds(service.timeoutSeconds()),
        Duration.ofSeconds(service.timeoutSeconds()));
  }

  static FeedSettings of(DataService service) {
    return new FeedSettings(
        service.url(),
        userAgent(),
        Math.max(1, service.callsPerMinute() / 60),
        Duration.ofSeconds(service.connectTimeoutSeconds()),
        Duration.ofSeconds(service.timeoutSeconds()),
        Duration.ofSeconds(service.timeoutSeconds()));
  }

  private static String userAgent() {
    return "cryptobot/" + Version.current();
  }
}
