package io.cryptobot.dashboard;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptobot.config.ConfigEdit;
import io.cryptobot.home.Home;
import io.cryptobot.time.Sleeper;
import io.javalin.http.sse.SseClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
  private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int QUIET_LOOKS = 10;

  private final Map<Path, String> topics = new LinkedHashMap<>();
  private final Set<SseClient> pages = ConcurrentHashMap.newKeySet();
  private final Thread looks;
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
    looks = new Thread(this::lookAgainAndAgain, "dashboard-feed");
    looks.setDaemon(true);
  }

  void start() {
    looks.start();
  }

  private void lookAgainAndAgain() {
    try {
      while (true) {
        Sleeper.REAL.sleep(PAUSE);
        look();
      }
    } catch (InterruptedException e) {
      LOG.debug("event=dashboard_feed_ended");
    }
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
      tell("changed", told.toString());
    } else if (quiet % QUIET_LOOKS == 0) {
      tell("still-there", "{}");
    }
  }

  private void tell(String event, String data) {
    List<SseClient> gone = new ArrayList<>();
    for (SseClient page : pages) {
      try {
        page.sendEvent(event, data);
      } catch (RuntimeException e) {
        // A page that went away in this moment must not end the feed of the others.
        LOG.info("event=dashboard_page_lost reason=\"{}\"", e.toString());
        gone.add(page);
      }
    }
    gone.forEach(pages::remove);
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
    looks.interrupt();
    pages.forEach(SseClient::close);
  }
}
