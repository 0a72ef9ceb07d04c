package io.cryptobot.feed;

import io.cryptobot.time.Sleeper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
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

  private static final long LARGEST_BODY = 8L << 20;

  private final FeedSettings settings;
  private final Clock clock;
  private final Sleeper sleeper;
  private @Nullable OkHttpClient client;
  private long nextSlotMillis;

  HttpCalls(FeedSettings settings, Clock clock, Sleeper sleeper) {
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
    HttpUrl base = HttpUrl.get(settings.baseUrl().toString());
    return base.newBuilder().addPathSegments(path);
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
    Request request =
        new Request.Builder()
            .url(url)
            .headers(headers)
            .header("User-Agent", settings.userAgent())
            .header("Accept", "application/json")
            .build();
    Instant asked = clock.instant();
    try (Response response = client().newCall(request).execute()) {
      return answer(response, asked);
    } catch (IOException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw interrupted(url, e);
      }
      throw new TransientFailure(reason(e), e);
    }
  }

  private HttpAnswer answer(Response response, Instant asked) throws IOException, TransientFailure {
    int status = response.code();
    if (status == 429) {
      throw tooManyRequests(response);
    }
    if (status >= 500) {
      throw new TransientFailure("it answered HTTP " + status);
    }
    if (status >= 300 && status < 400) {
      throw FeedException.ofService(
          response.request().url().host()
              + " answered HTTP "
              + status
              + ", a redirect, which is not followed (a login page in between?)");
    }
    Instant asOf = date(response, "Date").filter(asked::isAfter).orElse(asked);
    return new HttpAnswer(status, body(response), asOf);
  }

  private static String body(Response response) throws IOException, TransientFailure {
    ResponseBody body = response.body();
    if (body.source().request(LARGEST_BODY + 1)) {
      throw new TransientFailure("its answer is larger than 8 MB");
    }
    return new String(body.bytes(), StandardCharsets.UTF_8);
  }

  private TransientFailure tooManyRequests(Response response) {
    String what = "it answered HTTP 429, too many requests";
    String header = response.header("Retry-After", "");
    if (header != null && header.matches("\\d{1,9}")) {
      return TransientFailure.retryAfter(what, Duration.ofSeconds(Long.parseLong(header)));
    }
    return date(response, "Retry-After")
        .map(time -> TransientFailure.retryAfter(what, Duration.between(clock.instant(), time)))
        .orElseGet(() -> new TransientFailure(what));
  }

  private static Optional<Instant> date(Response response, String header) {
    String text = response.header(header);
    if (text == null) {
      return Optional.empty();
    }
    try {
      ZonedDateTime time = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
      return Optional.of(time.toInstant());
    } catch (DateTimeException e) {
      LOG.debug("event=unreadable_header header={} value=\"{}\"", header, text, e);
      return Optional.empty();
    }
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
      throw interrupted(url, e);
    }
  }

  private static FeedException interrupted(HttpUrl url, Exception cause) {
    return FeedException.ofService("The download from " + url.host() + " was interrupted", cause);
  }

  private static String reason(IOException e) {
    if (e instanceof UnknownHostException) {
      return "its name cannot be resolved (no network?)";
    }
    if (e instanceof InterruptedIOException) {
      return "it did not answer in time";
    }
    if (e instanceof ConnectException) {
      return "no connection could be made (" + e.getMessage() + ")";
    }
    return "the connection failed (" + e + ")";
  }

  /** Made when first needed: a run that finds all in the cache does not pay for it. */
  private OkHttpClient client() {
    OkHttpClient ready = client;
    if (ready == null) {
      ready =
          new OkHttpClient.Builder()
              .connectTimeout(settings.connectTimeout())
              .readTimeout(settings.readTimeout())
              .callTimeout(settings.callTimeout())
              .followRedirects(false)
              .followSslRedirects(false)
              .retryOnConnectionFailure(false)
              .build();
      client = ready;
    }
    return ready;
  }
}
