package io.cryptobot.feed;

import io.cryptobot.time.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * GET requests to one service: evenly spaced, each with its timeouts, and made again after 2, 4, 8,
 * 16 and 32 s (or what the service asks for) when the network fails, the service answers 429 or
 * 5xx, or its answer cannot be read. Redirects are not followed. Not thread-safe.
 */
final class HttpCalls {
  private static final Logger LOG = LoggerFactory.getLogger(HttpCalls.class);
  private static final List<Duration> BACKOFF =
      List.of(
          Duration.ofSeconds(2),
          Duration.ofSeconds(4),
          Duration.ofSeconds(8),
          Duration.ofSeconds(16),
          Duration.ofSeconds(32));

  /** A service that asks to be left alone for longer counts as failed. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private final HttpSender sender;
  private final FeedSettings settings;
  private final Clock clock;
  private final Sleeper sleeper;
  private long nextSlotMillis;

  HttpCalls(FeedSettings settings, Clock clock, Sleeper sleeper) {
    this.sender = new HttpSender(settings, clock);
    this.settings = settings;
    this.clock = clock;
    this.sleeper = sleeper;
  }

  /** Makes of an answer what the caller wants. */
  @FunctionalInterface
  interface Reader<T> {

    /**
     * Reads the answer.
     *
     * @throws TransientFailure if it cannot be used and another one may be better
     * @throws FeedException if asking again is of no use
     */
    T read(HttpAnswer answer) throws TransientFailure;
  }

  HttpUrl.Builder url(String path) {
    return sender.url(path);
  }

  /**
   * Asks until {@code reader} is content.
   *
   * @throws FeedException if the last attempt failed too
   */
  <T> T get(HttpUrl url, Headers headers, Reader<T> reader) {
    for (int attempt = 1; ; attempt++) {
      try {
        return reader.read(call(url, headers));
      } catch (TransientFailure failure) {
        Duration wait = waitAfter(attempt, failure, url);
        LOG.info(
            "event=feed_retry host={} attempt={} wait_s={} reason=\"{}\"",
            url.host(),
            attempt,
            wait.toSeconds(),
            failure.getMessage());
        sleep(wait, url);
      }
    }
  }

  private static Duration waitAfter(int attempt, TransientFailure failure, HttpUrl url) {
    boolean last = attempt > BACKOFF.size();
    Optional<Duration> asked = failure.retryAfter();
    if (last || asked.filter(wait -> wait.compareTo(LONGEST_WAIT) > 0).isPresent()) {
      String times = attempt == 1 ? "" : " after " + attempt + " attempts";
      throw FeedException.ofService(
          url.host() + " gave no candles" + times + ": " + failure.getMessage(), failure);
    }
    return asked.orElse(BACKOFF.get(attempt - 1));
  }

  private HttpAnswer call(HttpUrl url, Headers headers) throws TransientFailure {
    takeSlot(url);
    return sender.send(url, headers);
  }

  /** Waits until the next request is due; a clock that was set back cannot prolong the wait. */
  private void takeSlot(HttpUrl url) {
    long spacing = 1000 / settings.requestsPerSecond();
    long wait = Math.min(spacing, nextSlotMillis - clock.millis());
    if (wait > 0) {
      sleep(Duration.ofMillis(wait), url);
    }
    nextSlotMillis = clock.millis() + spacing;
  }

  private void sleep(Duration time, HttpUrl url) {
    try {
      sleeper.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw HttpSender.interrupted(url, e);
    }
  }
}
