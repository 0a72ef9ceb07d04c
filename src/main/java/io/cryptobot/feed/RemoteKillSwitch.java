package io.cryptobot.feed;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An address that a person can make answer {@code {"kill": true}} from anywhere. An answer that
 * cannot be had or understood is a warning and stops nothing.
 */
public final class RemoteKillSwitch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RemoteKillSwitch.class);
  private static final Duration WITHIN = Duration.ofSeconds(5);

  private final HttpUrl url;
  private final HttpSender http;

  public RemoteKillSwitch(URI url, String userAgent, Clock clock) {
    this.url = HttpUrl.get(url.toString());
    this.http = new HttpSender(new FeedSettings(url, userAgent, 1, WITHIN, WITHIN, WITHIN), clock);
  }

  /** Whether it says that the bot is to stop; blocks for at most five seconds. */
  public boolean asksToStop() {
    try {
      return read(http.send(url, Headers.of("Cache-Control", "no-cache"), WITHIN));
    } catch (TransientFailure | FeedException e) {
      LOG.warn("event=remote_kill_switch_unreachable reason=\"{}\"", e.getMessage());
    }
    return false;
  }

  static boolean read(HttpAnswer answer) throws TransientFailure {
    if (!answer.isSuccess()) {
      throw new TransientFailure("HTTP " + answer.status());
    }
    return answer.json().path("kill").asBoolean(false);
  }

  @Override
  public void close() {
    http.close();
  }
}
