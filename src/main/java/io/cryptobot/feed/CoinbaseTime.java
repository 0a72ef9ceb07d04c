package io.cryptobot.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import okhttp3.Headers;

/**
 * The time of Coinbase's clock, without a key.
 *
 * <pre>
 * GET /api/v3/brokerage/time
 *
 * {"iso": "2025-01-31T07:24:45Z", "epochSeconds": "1738308285", "epochMillis": "1738308285753"}
 * </pre>
 */
public final class CoinbaseTime implements AutoCloseable {
  private static final Headers NOT_CACHED = Headers.of("Cache-Control", "no-cache");

  private final HttpSender http;
  private final Clock clock;

  public CoinbaseTime(FeedSettings settings, Clock clock) {
    this.http = new HttpSender(settings, clock);
    this.clock = clock;
  }

  /**
   * How far Coinbase's clock is ahead of ours, negative if behind: compared with our time in the
   * middle between question and answer.
   *
   * @throws FeedException if it does not say
   */
  public Duration ahead(Duration within) {
    Instant asked = clock.instant();
    Instant theirs;
    try {
      HttpAnswer answer = http.send(http.url("api/v3/brokerage/time").build(), NOT_CACHED, within);
      theirs = time(answer);
    } catch (TransientFailure e) {
      throw FeedException.ofService("Coinbase did not tell its time: " + e.getMessage(), e);
    }
    Duration underWay = Duration.between(asked, clock.instant());
    return Duration.between(asked.plus(underWay.dividedBy(2)), theirs);
  }

  static Instant time(HttpAnswer answer) throws TransientFailure {
    if (!answer.isSuccess()) {
      throw new TransientFailure("it answered HTTP " + answer.status() + ": " + answer.excerpt());
    }
    JsonNode millis = answer.json().path("epochMillis");
    if (!millis.asText().matches("\\d{1,15}")) {
      throw new TransientFailure("its answer holds no time: " + answer.excerpt());
    }
    return Instant.ofEpochMilli(Long.parseLong(millis.asText()));
  }

  @Override
  public void close() {
    http.close();
  }
}
