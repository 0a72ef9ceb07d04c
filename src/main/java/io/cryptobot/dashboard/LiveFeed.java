package io.cryptobot.dashboard;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptobot.config.ConfigEdit;
import io.cryptobot.home.Home;
import io.javalin.http.sse.SseClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Tells open pages which files have changed, within a second, and every ten seconds that it is
 * still there:
 *
 * <pre>
 * event: changed
 * data: {"topics":["portfolio","trades"]}
 * </pre>
 */
final class LiveFeed implements AutoCloseable {
  private static final int QUIET_LOOKS = 10;

  private final Map<Path, String> topics = new LinkedHashMap<>();
  private final Set<SseClient> pages = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService looks;
  private Map<Path, String> before;
  private int quiet;

  LiveFeed(Home home) {
    topics.put(home.data("portfolio_state.json"), "portfolio");
    topics.put(home.data("heartbeat.json"), "portfolio");
    topics.put(home.data("kill_switch.flag"), "portfolio");
    topics.put(home.data("loss_override.flag"), "portfolio");
    topics.put(home.data("trade_log.csv"), "trades");
    topics.put(home.data("snapshot_log.csv"), "equity");
    topics.put(home.data("signal_log.csv"), "signals");
    topics.put(home.data("error_log.csv"), "errors");
    topics.put(home.data("audit_log.csv"), "audit");
    for (String file : ConfigEdit.FILES) {
      topics.put(home.config().resolve(file), "config");
    }
    before = prints();
    looks =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "dashboard-feed");
              thread.setDaemon(true);
              return thread;
            });
    looks.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
  }

  void add(SseClient page) {
    page.keepAlive();
    page.onClose(() -> pages.remove(page));
    pages.add(page);
    page.sendEvent("hello", "{}");
  }

  private void look() {
    if (pages.isEmpty()) {
      return;
    }
    Map<Path, String> now = prints();
    Set<String> changed = new TreeSet<>();
    topics.forEach(
        (file, topic) -> {
          if (!Objects.equals(now.get(file), before.get(file))) {
            changed.add(topic);
          }
        });
    before = now;
    quiet = changed.isEmpty() ? quiet + 1 : 0;
    if (quiet == 0) {
      ObjectNode told = new JsonMapper().createObjectNode();
      changed.forEach(told.putArray("topics")::add);
      pages.forEach(page -> page.sendEvent("changed", told.toString()));
    } else if (quiet % QUIET_LOOKS == 0) {
      pages.forEach(page -> page.sendEvent("still-there", "{}"));
    }
  }

  private Map<Path, String> prints() {
    Map<Path, String> prints = new HashMap<>();
    topics.keySet().forEach(file -> prints.put(file, print(file)));
    return prints;
  }

  /** Differs when the file does: its time and length. */
  private static String print(Path file) {
    try {
      return Files.getLastModifiedTime(file) + " " + Files.size(file);
    } catch (IOException e) {
      return "not there";
    }
  }

  @Override
  public void close() {
    looks.shutdownNow();
    pages.forEach(SseClient::close);
  }
}
