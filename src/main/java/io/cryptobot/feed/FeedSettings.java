package io.cryptobot.feed;

import java.net.URI;
import java.time.Duration;

/**
 * How to talk to one service.
 *
 * @param baseUrl what its paths are appended to, such as {@code https://api.coinbase.com}
 * @param userAgent what the program calls itself, {@code cryptobot/0.1.0}
 * @param requestsPerSecond at most so many, evenly spaced; 1 or more
 * @param connectTimeout for the connection
 * @param readTimeout for each wait for data
 * @param callTimeout for a whole request and its answer
 */
public record FeedSettings(
    URI baseUrl,
    String userAgent,
    int requestsPerSecond,
    Duration connectTimeout,
    Duration readTimeout,
    Duration callTimeout) {

  /** Checks the rate, by which the program divides. */
  public FeedSettings {
    if (requestsPerSecond < 1) {
      throw new IllegalArgumentException("requests per second: " + requestsPerSecond);
    }
  }
}
