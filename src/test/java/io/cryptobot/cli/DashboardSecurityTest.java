package io.cryptobot.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import io.cryptobot.cli.Visitor.Reply;
import io.cryptobot.home.KillSwitchPassword;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class DashboardSecurityTest {
  private static final List<String> VIEWS =
      List.of(
          "/api/session",
          "/api/overview",
          "/api/equity?days=7",
          "/api/candles?coin=BTC-USD",
          "/api/trades",
          "/api/signals",
          "/api/errors",
          "/api/audit",
          "/api/config");

  @TempDir private Path home;
  private final CliHarness cli = new CliHarness();

  @BeforeEach
  void aHome() throws IOException {
    Visitor.prepare(home);
  }

  private String config(String file) throws IOException {
    return Files.readString(home.resolve("config").resolve(file));
  }

  @Test
  void S33_withoutTheLinkNothingIsServed() throws IOException {
    try (Visitor stranger = Visitor.at(home, cli)) {
      List<String> all = new ArrayList<>(VIEWS);
      all.addAll(
          List.of(
              "/", "/assets/app.js", "/assets/echarts.js", "/api/events", "/nowhere", "/start"));
      for (String path : all) {
        assertEquals(401, stranger.send("GET", path, Map.of(), "").status(), path);
      }
      assertEquals(401, stranger.send("POST", "/api/kill", Map.of(), "{}").status());
      Reply guessed =
          stranger.send("GET", "/", Map.of("Cookie", "session_" + stranger.port() + "=guess"), "");
      assertEquals(401, guessed.status());
      assertFalse(Files.exists(home.resolve("data").resolve("kill_switch.flag")));
    }
  }

  @Test
  void S33_theLinkServesOnceAndItsCookieIsStrict() throws IOException {
    try (Visitor visitor = Visitor.at(home, cli)) {
      String path = visitor.link.getPath();
      Reply first = visitor.send("GET", path, Map.of(), "");
      assertEquals(200, first.status());
      assertTrue(first.head().contains("; Path=/; HttpOnly; SameSite=Strict"), first.head());
      assertEquals(200, visitor.send("GET", "/", Map.of("Cookie", first.cookie()), "").status());
      Reply second = visitor.send("GET", path, Map.of(), "");
      assertEquals(401, second.status());
      assertFalse(second.head().contains("Set-Cookie"));
      assertEquals(401, visitor.send("GET", "/start/guess", Map.of(), "").status());
      assertEquals(
          200, visitor.send("GET", visitor.dashboard.newLink().getPath(), Map.of(), "").status());
    }
  }

  @Test
  void S33_theLinkIsNeverLogged() throws IOException {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Level before = root.getLevel();
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    root.addAppender(log);
    root.setLevel(Level.TRACE);
    String token;
    try (Visitor visitor = Visitor.in(home, cli)) {
      token = visitor.link.getPath().substring("/start/".length());
      visitor.send("GET", visitor.link.getPath(), Map.of(), "");
    } finally {
      root.setLevel(before);
      root.detachAppender(log);
    }
    List<String> ours =
        log.list.stream()
            .filter(event -> event.getLevel().isGreaterOrEqual(Level.INFO))
            .map(ILoggingEvent::getFormattedMessage)
            .toList();
    assertFalse(ours.isEmpty());
    assertTrue(ours.stream().noneMatch(line -> line.contains(token)), ours::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:PORT", "localhost:PORT", "LOCALHOST:PORT", "[::1]:PORT"})
  void S33_theOwnNamesAreAnswered(String host) throws IOException {
    try (Visitor visitor = Visitor.in(home, cli)) {
      String own = host.replace("PORT", Integer.toString(visitor.port()));
      assertEquals(200, visitor.send("GET", "/", Map.of("Host", own), "").status());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example:PORT",
        "evil.example",
        "localhost",
        "127.0.0.1",
        "127.0.0.1:1",
        "127.0.0.1.evil.example:PORT",
        "localhost.:PORT",
        "0.0.0.0:PORT"
      })
  void S33_anotherHostIsRefusedEvenWithTheCookie(String host) throws IOException {
    try (Visitor visitor = Visitor.in(home, cli)) {
      String other = host.replace("PORT", Integer.toString(visitor.port()));
      assertEquals(403, visitor.send("GET", "/", Map.of("Host", other), "").status());
      assertEquals(
          403,
          visitor
              .send(
                  "POST", "/api/kill", Map.of("Host", other, "X-CSRF-Token", visitor.csrf()), "{}")
              .status());
      Reply start = visitor.send("GET", visitor.link.getPath(), Map.of("Host", other), "");
      assertEquals(403, start.status());
    }
    assertFalse(Files.exists(home.resolve("data").resolve("kill_switch.flag")));
  }

  @Test
  void S33_aChangeNeedsTheCsrfTokenAndComesFromThePageItself() throws IOException {
    try (Visitor visitor = Visitor.in(home, cli)) {
      String own = "http://127.0.0.1:" + visitor.port();
      List<Map<String, String>> foreign =
          List.of(
              Map.of("Origin", own),
              Map.of("X-CSRF-Token", "guess"),
              Map.of("Origin", "https://evil.example", "X-CSRF-Token", visitor.csrf()),
              Map.of("Origin", "null", "X-CSRF-Token", visitor.csrf()),
              Map.of("Sec-Fetch-Site", "cross-site", "X-CSRF-Token", visitor.csrf()),
              Map.of("Sec-Fetch-Site", "same-site", "X-CSRF-Token", visitor.csrf()));
      for (Map<String, String> headers : foreign) {
        for (String path :
            List.of("kill", "resume", "pause", "sell", "rebalance", "backup", "config")) {
          assertEquals(
              403, visitor.send("POST", "/api/" + path, headers, "{}").status(), headers::toString);
        }
      }
      assertFalse(Files.exists(home.resolve("data").resolve("kill_switch.flag")));
      assertFalse(Files.exists(home.resolve("backups")));
      assertEquals(200, visitor.post("/api/kill", "{}").status());
      assertTrue(Files.exists(home.resolve("data").resolve("kill_switch.flag")));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../config/connections.json",
        "/assets/../../config/credentials.json",
        "/assets/..%2f..%2fpage.css",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/assets/%2e%2e/%2e%2e/x",
        "/assets/..%5c..%5cx",
        "/assets/....//app.js",
        "/assets//app.js",
        "/assets/",
        "/page/app.js",
        "/WEB-INF/web.xml",
        "/io/cryptobot/dashboard/Gate.class"
      })
  void S33_aPathThatClimbsOutIsNotThere(String path) throws IOException {
    try (Visitor visitor = Visitor.in(home, cli)) {
      assertEquals(404, visitor.send("GET", path, Map.of(), "").status());
    }
  }

  @Test
  void S33_noOtherInterfaceOfThisComputerIsListenedOn() throws IOException {
    try (Visitor visitor = Visitor.in(home, cli)) {
      List<InetAddress> others = new ArrayList<>();
      for (NetworkInterface one : NetworkInterface.networkInterfaces().toList()) {
        one.inetAddresses().filter(address -> !address.isLoopbackAddress()).forEach(others::add);
      }
      if (System.getProperty("os.name", "").equals("Linux")) {
        others.add(InetAddress.getByName("127.0.0.2"));
      }
      for (InetAddress other : others) {
        try (Socket socket = new Socket()) {
          assertThrows(
              IOException.class,
              () -> socket.connect(new InetSocketAddress(other, visitor.port()), 2000),
              other::toString);
        }
      }
    }
  }

  @Test
  void S33_everyAnswerForbidsForeignContentAndFrames() throws IOException {
    try (Visitor visitor = Visitor.in(home, cli)) {
      for (String path : List.of("/", "/assets/app.js", "/api/overview", "/nowhere")) {
        String head = visitor.send("GET", path, Map.of(), "").head();
        assertTrue(head.contains("Content-Security-Policy: default-src 'none'; "), head);
        assertFalse(head.contains("unsafe"), head);
        assertTrue(head.contains("X-Content-Type-Options: nosniff"), head);
        assertTrue(head.contains("Referrer-Policy: no-referrer"), head);
        assertTrue(head.contains("Cache-Control: no-store"), head);
        assertFalse(head.contains("Server:"), head);
      }
    }
  }

  @Test
  void S33_limitsAreTightenedByAClickAndLoosenedOnlyWithTheTypedWord() throws IOException {
    try (Visitor visitor = Visitor.in(home, cli)) {
      assertEquals(200, save(visitor, "micro_live.max_daily_loss", "2", "").status());
      Reply refused = save(visitor, "micro_live.max_daily_loss", "4", "");
      assertEquals(409, refused.status());
      JsonNode looser = refused.json().path("loosens").get(0);
      assertEquals("micro_live.max_daily_loss", looser.path("key").asText());
      assertEquals("2", looser.path("from").asText());
      assertEquals("4", looser.path("to").asText());
      assertEquals(409, save(visitor, "micro_live.max_daily_loss", "4", "yes").status());
      assertTrue(config("deployment.json").contains("\"max_daily_loss\": 2,"));
      assertEquals(200, save(visitor, "micro_live.max_daily_loss", "4", "loosen").status());
      assertTrue(config("deployment.json").contains("\"max_daily_loss\": 4,"));
    }
  }

  private Reply save(Visitor visitor, String key, String value, String word) throws IOException {
    String version = "";
    for (JsonNode file : visitor.get("/api/config")) {
      if (file.path("file").asText().equals("deployment.json")) {
        version = file.path("version").asText();
      }
    }
    return visitor.post(
        "/api/config",
        "{\"file\":\"deployment.json\",\"version\":\"%s\",\"changes\":{\"%s\":\"%s\"},\"word\":\"%s\"}"
            .formatted(version, key, value, word));
  }

  @Test
  void S33_killNeedsNoPasswordAndResumeIsNotOfferedWhereOneIsSet() throws IOException {
    Path connections = home.resolve("config").resolve("connections.json");
    String plain = Files.readString(connections);
    String guarded =
        plain.replaceFirst(
            "\"kill_switch_password_hash\": null",
            "\"kill_switch_password_hash\": \""
                + KillSwitchPassword.hash("secret").replace("$", "\\$")
                + "\"");
    assertFalse(guarded.equals(plain));
    Files.writeString(connections, guarded);
    Path flag = home.resolve("data").resolve("kill_switch.flag");
    try (Visitor visitor = Visitor.in(home, cli)) {
      assertTrue(visitor.post("/api/kill", "{}").json().path("ok").asBoolean());
      assertTrue(Files.exists(flag));
      Reply resume = visitor.post("/api/resume", "{\"word\":\"resume\"}");
      assertFalse(resume.json().path("ok").asBoolean());
      assertTrue(resume.body().contains("--resume in a terminal"), resume.body());
      assertTrue(Files.exists(flag));
      Files.writeString(connections, plain);
      assertFalse(visitor.post("/api/resume", "{}").json().path("ok").asBoolean());
      assertTrue(Files.exists(flag));
      assertTrue(
          visitor.post("/api/resume", "{\"word\":\"resume\"}").json().path("ok").asBoolean());
      assertFalse(Files.exists(flag));
    }
  }

  @Test
  void S27_credentialsAreInNoAnswerAndTheirFilesAreNotEdited() throws IOException {
    Files.writeString(
        home.resolve("config").resolve("credentials.json"),
        "{\"telegram\": {\"bot_token\": \"SECRET-TOKEN\", \"chat_id\": \"1\"}}");
    Path connections = home.resolve("config").resolve("connections.json");
    Files.writeString(
        connections,
        Files.readString(connections)
            .replaceFirst(
                "\"kill_switch_url\": null",
                "\"kill_switch_url\": \"https://kill.example/?key=SECRET-ADDRESS\""));
    try (Visitor visitor = Visitor.in(home, cli)) {
      for (String path : VIEWS) {
        String body = visitor.send("GET", path, Map.of(), "").body();
        assertFalse(body.contains("SECRET"), path);
        assertFalse(body.contains("kill_switch_url"), path);
      }
      for (String file :
          List.of("connections.json", "credentials.json", "../config/connections.json", "")) {
        Reply reply =
            visitor.post(
                "/api/config",
                "{\"file\":\"%s\",\"version\":\"\",\"changes\":{\"fee_rate\":\"0\"}}"
                    .formatted(file));
        assertEquals(404, reply.status(), file);
      }
      assertTrue(Files.readString(connections).contains("SECRET-ADDRESS"));
    }
  }
}
