package io.cryptobot.feed;

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
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
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
 * GET requests to one service, each made once, with its timeouts. Redirects are not followed.
 * Thread-safe.
 */
final class HttpSender {
  private static final Logger LOG = LoggerFactory.getLogger(HttpSender.class);
  private static final long LARGEST_BODY = 8L << 20;

  private final FeedSettings settings;
  private final Clock clock;
  private @Nullable OkHttpClient client;

  HttpSender(FeedSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  HttpUrl.Builder url(String path) {
    HttpUrl base = HttpUrl.get(settings.baseUrl().toString());
    return base.newBuilder().addPathSegments(path);
  }

  /** As {@link #send(HttpUrl, Headers, Duration)}, within the time that the settings allow. */
  HttpAnswer send(HttpUrl url, Headers headers) throws TransientFailure {
    return send(url, headers, settings.callTimeout());
  }

  /**
   * Makes one request.
   *
   * @param within the time for the request and its whole answer, if the settings allow no less
   * @throws TransientFailure if the network fails, no answer came in time, or the service answered
   *     429 or 5xx
   * @throws FeedException if the service redirects, or the thread was interrupted
   */
  HttpAnswer send(HttpUrl url, Headers headers, Duration within) throws TransientFailure {
    Request request =
        new Request.Builder()
            .url(url)
            .headers(headers)
            .header("User-Agent", settings.userAgent())
            .header("Accept", "application/json")
            .build();
    Call call = client().newCall(request);
    call.timeout().timeout(shorter(within, settings.callTimeout()), TimeUnit.MILLISECONDS);
    Instant asked = clock.instant();
    try (Response response = call.execute()) {
      return answer(response, asked);
    } catch (IOException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw interrupted(url, e);
      }
      throw new TransientFailure(reason(e), e);
    }
  }

  /** In milliseconds, and never 0, which would mean without end. */
  private static long shorter(Duration one, Duration other) {
    return Math.max(1, Math.min(one.toMillis(), other.toMillis()));
  }

  static FeedException interrupted(HttpUrl url, Exception cause) {
    return FeedException.ofService("The download from " + url.host() + " was interrupted", cause);
  }

  /** Closes idle connections; another request opens them again. */
  synchronized void close() {
    OkHttpClient open = client;
    if (open != null) {
      open.connectionPool().evictAll();
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
  private synchronized OkHttpClient client() {
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
