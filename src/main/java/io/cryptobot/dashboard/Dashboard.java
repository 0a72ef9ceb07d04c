package io.cryptobot.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptobot.home.Requests.Answer;
import io.cryptobot.status.Look;
import io.cryptobot.status.Look.Known;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The page's server, from {@link #start} to {@link #close}. */
public final class Dashboard implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Dashboard.class);
  private static final JsonMapper JSON = new JsonMapper();
  private static final String HOST = "127.0.0.1";
  private static final long LARGEST_REQUEST = 64 * 1024;
  private static final int MOST_THREADS = 24;
  private static final int FEWEST_THREADS = 2;
  private static final Pattern COIN = Pattern.compile("[A-Z0-9]{2,12}-USD");

  private final DashboardSettings settings;
  private final Actions actions;
  private final Gate gate = new Gate();
  private final LogViews logs;
  private final SnapshotHistory snapshots;
  private final ConfigEditor editor;
  private final LiveFeed feed;
  private final Javalin server;

  /**
   * Held while this process acts on the state: a look at the home's lock would open and close its
   * file, and closing it takes the lock away on some systems.
   */
  private final ReentrantLock acting = new ReentrantLock();

  private volatile Optional<Look> lastLook = Optional.empty();

  private Dashboard(DashboardSettings settings, Actions actions) {
    this.settings = settings;
    this.actions = actions;
    this.logs = new LogViews(settings.home());
    this.snapshots = new SnapshotHistory(settings.home());
    this.editor = new ConfigEditor(settings.home(), actions);
    this.feed = new LiveFeed(settings.home());
    this.server = Javalin.create(this::configure);
  }

  /**
   * Serves the page on 127.0.0.1.
   *
   * @throws io.javalin.util.JavalinBindException if the port is taken
   */
  public static Dashboard start(DashboardSettings settings, Actions actions) {
    Dashboard dashboard = new Dashboard(settings, actions);
    try {
      dashboard.server.start(HOST, settings.port());
    } catch (RuntimeException e) {
      dashboard.close();
      throw e;
    }
    dashboard.gate.listensOn(dashboard.server.port());
    dashboard.feed.start();
    return dashboard;
  }

  /** An address that opens the page, once. It is not to be logged. */
  public URI newLink() {
    return URI.create("http://" + HOST + ":" + server.port() + gate.newLink());
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.http.maxRequestSize = LARGEST_REQUEST;
    QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, FEWEST_THREADS);
    threads.setName("dashboard");
    threads.setDaemon(true);
    config.jetty.threadPool = threads;
    config.jetty.modifyServer(jetty -> jetty.setErrorHandler(new PlainErrors()));
    config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
    config.routes.before(gate::check);
    config.routes.get(Gate.START + "{link}", gate::enter);
    Assets.serve(config.routes);
    addViews(config.routes);
    addActions(config.routes);
    config.routes.exception(
        JsonProcessingException.class,
        (e, request) -> send(request.status(400), new Answer(false, "This is no request.")));
    config.routes.exception(Exception.class, Dashboard::failed);
    config.routes.error(404, request -> request.result("There is nothing here.\n"));
  }

  private static void failed(Exception e, Context request) {
    LOG.error("event=dashboard_request_failed path={}", request.path(), e);
    ObjectNode json = JSON.createObjectNode();
    json.put("ok", false);
    json.put("text", "This did not work (" + e + "). The details are in logs/bot.log.");
    send(request.status(500), json);
  }

  private static void send(Context request, JsonNode json) {
    try {
      request.contentType("application/json; charset=utf-8").result(JSON.writeValueAsString(json));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }

  private void addViews(RoutesConfig routes) {
    routes.get("/api/session", this::sendSession);
    routes.get(
        "/api/overview",
        request -> send(request, Overview.json(look(), settings.clock().instant())));
    routes.get("/api/equity", this::sendEquity);
    routes.get("/api/candles", this::sendCandles);
    routes.get("/api/trades", request -> send(request, logs.trades()));
    routes.get("/api/signals", request -> send(request, logs.signals()));
    routes.get("/api/errors", request -> send(request, logs.errors()));
    routes.get("/api/audit", request -> send(request, logs.audits()));
    routes.get("/api/config", request -> send(request, editor.files()));
    routes.sse("/api/events", feed::add);
  }

  private void sendSession(Context request) {
    ObjectNode json = JSON.createObjectNode();
    json.put("csrf", gate.csrf(request).orElseThrow());
    json.put("version", settings.version());
    json.put("home", settings.home().root().toString());
    send(request, json);
  }

  /** While this process acts, what was seen last. */
  private Look look() throws IOException {
    if (lastLook.isPresent() && acting.isLocked() && !acting.isHeldByCurrentThread()) {
      return lastLook.get();
    }
    acting.lock();
    try {
      Look look = actions.look();
      lastLook = Optional.of(look);
      return look;
    } finally {
      acting.unlock();
    }
  }

  private void sendEquity(Context request) throws IOException {
    int days = number(request.queryParam("days")).orElse(0);
    Instant from =
        look() instanceof Known known
            ? logs.environmentSince(known.status().state().environment())
            : Instant.EPOCH;
    send(request, new EquityView(snapshots.rows(from)).json(days));
  }

  private static Optional<Integer> number(@Nullable String text) {
    return text != null && text.matches("\\d{1,5}")
        ? Optional.of(Integer.valueOf(text))
        : Optional.empty();
  }

  private void sendCandles(Context request) throws IOException {
    String coin = String.valueOf(request.queryParam("coin"));
    if (!COIN.matcher(coin).matches()) {
      send(request.status(400), JSON.createObjectNode().put("text", "This is no coin."));
      return;
    }
    send(request, logs.candles(coin));
  }

  private void addActions(RoutesConfig routes) {
    routes.post("/api/kill", request -> send(request, actions.kill()));
    routes.post(
        "/api/resume",
        request -> send(request, confirmed(request, "resume") ? actions.resume() : notTyped()));
    routes.post("/api/backup", request -> send(request, actions.backup()));
    for (String command : new String[] {"pause", "unpause", "rebalance"}) {
      routes.post("/api/" + command, request -> send(request, steer(command, "")));
    }
    routes.post("/api/sell", this::sell);
    routes.post("/api/config", this::saveConfig);
  }

  private static void send(Context request, Answer answer) {
    ObjectNode json = JSON.createObjectNode();
    json.put("ok", answer.ok());
    json.put("text", answer.text());
    send(request, json);
  }

  private static JsonNode body(Context request) throws JsonProcessingException {
    return JSON.readTree(request.body());
  }

  /** Whether the person typed the word that this takes. */
  private static boolean confirmed(Context request, String word) throws JsonProcessingException {
    return body(request).path("word").asText().strip().toLowerCase(Locale.ROOT).equals(word);
  }

  private static Answer notTyped() {
    return new Answer(false, "Nothing was done: it was not confirmed.");
  }

  private void sell(Context request) throws IOException {
    String what = body(request).path("coin").asText();
    if (!what.equals("all") && !COIN.matcher(what).matches()) {
      send(request.status(400), new Answer(false, "This is no coin."));
    } else {
      send(request, confirmed(request, "yes") ? steer("sell", what) : notTyped());
    }
  }

  private Answer steer(String command, String argument) throws IOException {
    acting.lock();
    try {
      return actions.steer(command, argument);
    } finally {
      acting.unlock();
    }
  }

  private void saveConfig(Context request) throws IOException {
    ConfigEditor.Reply reply = editor.save(body(request));
    send(request.status(reply.status()), reply.json());
  }

  @Override
  public void close() {
    feed.close();
    server.stop();
  }
}
