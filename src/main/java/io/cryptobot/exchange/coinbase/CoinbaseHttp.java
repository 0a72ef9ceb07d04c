package io.cryptobot.exchange.coinbase;

import com.fasterxml.jackson.databind.JsonNode;
import io.cryptobot.exchange.AccountException;
import io.cryptobot.exchange.AccountException.Kind;
import io.cryptobot.exchange.coinbase.PrivateCallLimit.Purpose;
import io.cryptobot.time.Sleeper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.EventListener;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests to one Coinbase. Reads are made again after 2, 4, 8, 16 and 32 s, or what the service
 * asks for; an order is sent once. Redirects are not followed. Thread-safe.
 */
final class CoinbaseHttp implements AutoCloseable {
  static final String GET = "GET";
  static final String POST = "POST";

  private static final Logger LOG = LoggerFactory.getLogger(CoinbaseHttp.class);
  private static final MediaType JSON = MediaType.get("application/json");
  private static final long LARGEST_BODY = 8L << 20;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
  private static final int IDLE_SECONDS = 30;
  private static final List<Duration> BACKOFF =
      List.of(
          Duration.ofSeconds(2),
          Duration.ofSeconds(4),
          Duration.ofSeconds(8),
          Duration.ofSeconds(16),
          Duration.ofSeconds(32));

  private final CoinbaseSettings settings;
  private final Signer signer;
  private final Clock clock;
  private final Sleeper sleeper;
  private final PrivateCallLimit limit;
  private final OkHttpClient client;
  private long nextPublicMillis;

  CoinbaseHttp(CoinbaseSettings settings, Signer signer, Clock clock, Sleeper sleeper) {
    this(settings, signer, clock, sleeper, new OkHttpClient());
  }

  /**
   * Over another way than the usual one.
   *
   * @param way what carries a request; its time-outs are those of the settings
   */
  CoinbaseHttp(
      CoinbaseSettings settings, Signer signer, Clock clock, Sleeper sleeper, OkHttpClient way) {
    this.settings = settings;
    this.signer = signer;
    this.clock = clock;
    this.sleeper = sleeper;
    this.limit = new PrivateCallLimit(settings.privateCallsPerMinute(), clock, sleeper);
    this.client =
        way.newBuilder()
            .connectTimeout(settings.connectTimeout())
            .callTimeout(settings.timeout())
            .readTimeout(settings.timeout())
            .connectionPool(new ConnectionPool(5, IDLE_SECONDS, TimeUnit.SECONDS))
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .eventListener(new Departure())
            .build();
  }

  /** Notes when the first byte of a request leaves. */
  private static final class Departure extends EventListener {
    @Override
    public void requestHeadersStart(Call call) {
      AtomicBoolean left = call.request().tag(AtomicBoolean.class);
      if (left != null) {
        left.set(true);
      }
    }
  }

  /** How one request ended: with a reply, or with the failure that kept it. */
  record Outcome(Optional<Reply> reply, boolean hasLeft, String failure) {}

  /** Makes of a reply's JSON what the caller wants. */
  @FunctionalInterface
  interface Reader<T> {

    /**
     * Reads.
     *
     * @throws UnreadableException if it says what cannot be
     */
    T read(JsonNode json) throws UnreadableException;
  }

  /** Asks for market data. */
  <T> T publicRead(String path, Reader<T> reader) throws AccountException {
    return reader(path, null, reader);
  }

  /** Asks with the key. */
  <T> T read(String path, Reader<T> reader) throws AccountException {
    return reader(path, signer, reader);
  }

  private <T> T reader(String path, @Nullable Signer by, Reader<T> reader) throws AccountException {
    return page(path, by, json -> reader.read(json.json().orElseThrow(UnreadableException::new)));
  }

  /** Makes of a reply what the caller wants. */
  @FunctionalInterface
  interface PageReader<T> {

    /**
     * Reads.
     *
     * @throws UnreadableException if it says what cannot be
     */
    T read(Reply reply) throws UnreadableException;
  }

  /** Asks with the key for a page. */
  <T> T page(String path, PageReader<T> reader) throws AccountException {
    return page(path, signer, reader);
  }

  private <T> T page(String path, @Nullable Signer by, PageReader<T> reader)
      throws AccountException {
    for (int attempt = 0; ; attempt++) {
      AccountException failure;
      Optional<Duration> asked = Optional.empty();
      Outcome outcome = send(GET, path, "", by, Purpose.READ, () -> true);
      if (outcome.reply().isPresent()) {
        Reply reply = outcome.reply().get();
        asked = reply.retryAfter();
        try {
          if (reply.isSuccess()) {
            return reader.read(reply);
          }
          failure = reply.failure();
        } catch (UnreadableException e) {
          failure = new AccountException(Kind.TRANSIENT, "its answer cannot be read", e);
        }
      } else {
        failure = new AccountException(Kind.TRANSIENT, outcome.failure());
      }
      waitAfter(attempt, failure, asked, path);
    }
  }

  private void waitAfter(
      int attempt, AccountException failure, Optional<Duration> asked, String path)
      throws AccountException {
    boolean isTooLong = asked.filter(wait -> wait.compareTo(LONGEST_WAIT) > 0).isPresent();
    if (failure.kind() != Kind.TRANSIENT || attempt >= BACKOFF.size() || isTooLong) {
      throw failure;
    }
    Duration wait = asked.orElse(BACKOFF.get(attempt));
    LOG.info(
        "event=coinbase_retry path={} attempt={} wait_s={} reason=\"{}\"",
        path,
        attempt + 1,
        wait.toSeconds(),
        failure.getMessage());
    try {
      sleeper.sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AccountException(Kind.TRANSIENT, "the question was interrupted", e);
    }
  }

  /**
   * Makes one signed request, once.
   *
   * @param body empty for none
   */
  Outcome once(String method, String path, String body, Purpose purpose) {
    return send(method, path, body, purpose, () -> true);
  }

  /**
   * Makes one signed request, once.
   *
   * @param isWanted whether it is still to be sent; asked each second while the limit holds it
   *     back, and right before it leaves
   */
  Outcome send(String method, String path, String body, Purpose purpose, BooleanSupplier isWanted) {
    try {
      return send(method, path, body, signer, purpose, isWanted);
    } catch (AccountException e) {
      return new Outcome(Optional.empty(), false, String.valueOf(e.getMessage()));
    }
  }

  private Outcome send(
      String method,
      String path,
      String body,
      @Nullable Signer by,
      Purpose purpose,
      BooleanSupplier isWanted)
      throws AccountException {
    try {
      if (by == null) {
        awaitPublicSlot();
      } else {
        if (!settings.venue().owns(settings.baseUrl())) {
          throw new AccountException(
              Kind.DENIED,
              settings.baseUrl().getHost()
                  + " is none of the hosts that a "
                  + settings.venue()
                  + " key may be shown to: see connections.json");
        }
        if (!limit.await(purpose, isWanted)) {
          return new Outcome(Optional.empty(), false, "it was not wanted any more");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome(Optional.empty(), false, "it was interrupted before it was sent");
    }
    return exchange(method, path, body, by);
  }

  private Outcome exchange(String method, String path, String body, @Nullable Signer by) {
    AtomicBoolean left = new AtomicBoolean();
    Request.Builder request =
        new Request.Builder()
            .url(settings.baseUrl() + path)
            .header("User-Agent", settings.userAgent())
            .header("Accept", "application/json")
            .header("cache-control", "no-cache")
            .tag(AtomicBoolean.class, left);
    if (by != null) {
      by.headers(method, path, body, clock.instant()).forEach(request::header);
    }
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    request.method(method, method.equals(POST) ? RequestBody.create(bytes, JSON) : null);
    try (Response response = client.newCall(request.build()).execute()) {
      return new Outcome(Optional.of(reply(response)), true, "");
    } catch (IOException e) {
      return new Outcome(Optional.empty(), left.get(), reason(e));
    }
  }

  private static String reason(IOException e) {
    return e instanceof InterruptedIOException
        ? "it did not answer in time"
        : "the connection failed (" + e + ")";
  }

  private Reply reply(Response response) throws IOException {
    BufferedSource source = response.body().source();
    if (source.request(LARGEST_BODY + 1)) {
      throw new IOException("an answer larger than 8 MB");
    }
    return new Reply(
        response.code(),
        source.readString(StandardCharsets.UTF_8),
        retryAfter(response.header("Retry-After")),
        Optional.ofNullable(response.header("CB-AFTER")));
  }

  private Optional<Duration> retryAfter(@Nullable String header) {
    if (header == null) {
      return Optional.empty();
    }
    if (header.matches("\\d{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(header)));
    }
    try {
      Instant until = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration wait = Duration.between(clock.instant(), until);
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeException e) {
      LOG.debug("event=unreadable_header value=\"{}\"", header, e);
      return Optional.empty();
    }
  }

  /** Waits until the next public request is due; a clock that was set back prolongs nothing. */
  private void awaitPublicSlot() throws InterruptedException {
    long spacing = 1000L / settings.publicCallsPerSecond();
    long wait;
    synchronized (this) {
      long now = clock.millis();
      wait = Math.min(spacing, Math.max(0, nextPublicMillis - now));
      nextPublicMillis = now + wait + spacing;
    }
    if (wait > 0) {
      sleeper.sleep(Duration.ofMillis(wait));
    }
  }

  @Override
  public void close() {
    client.dispatcher().cancelAll();
    client.connectionPool().evictAll();
  }
}
