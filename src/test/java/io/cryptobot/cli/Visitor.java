package io.cryptobot.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cryptobot.config.ConfigDefaults;
import io.cryptobot.dashboard.Dashboard;
import io.cryptobot.dashboard.DashboardSettings;
import io.cryptobot.home.Home;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A dashboard and who visits it, with requests written by hand: a browser or an HTTP library would
 * not send what an attacker does.
 */
final class Visitor implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  final Dashboard dashboard;
  final URI link;
  private String cookie = "";
  private String csrf = "";

  private Visitor(Dashboard dashboard) {
    this.dashboard = dashboard;
    this.link = dashboard.newLink();
  }

  /** Before the door. */
  static Visitor at(Path home, CliHarness cli) {
    Home own = new Home(home);
    return new Visitor(
        Dashboard.start(
            new DashboardSettings(own, 0, cli.console().clock(), "test"),
            new DashboardActions(own, cli.console())));
  }

  /** What a dashboard finds in a home in which no bot has run yet. */
  static void prepare(Path home) throws IOException {
    assertTrue(ConfigDefaults.writeMissingFolder(home.resolve("config")));
    Files.createDirectories(home.resolve("data"));
  }

  /** Let in by the link. */
  static Visitor in(Path home, CliHarness cli) throws IOException {
    Visitor visitor = at(home, cli);
    visitor.cookie = visitor.send("GET", visitor.link.getPath(), Map.of(), "").cookie();
    visitor.csrf = visitor.get("/api/session").path("csrf").asText();
    return visitor;
  }

  /** An answer as it came. */
  record Reply(int status, String head, String body) {
    JsonNode json() throws IOException {
      return JSON.readTree(body);
    }

    String cookie() {
      return head.lines()
          .filter(line -> line.startsWith("Set-Cookie: "))
          .map(line -> line.substring("Set-Cookie: ".length()).split(";")[0])
          .findFirst()
          .orElse("");
    }
  }

  int port() {
    return link.getPort();
  }

  String csrf() {
    return csrf;
  }

  String cookie() {
    return cookie;
  }

  JsonNode get(String path) throws IOException {
    Reply reply = send("GET", path, Map.of(), "");
    assertEquals(200, reply.status(), reply::body);
    return reply.json();
  }

  Reply post(String path, String body) throws IOException {
    return send(
        "POST", path, Map.of("X-CSRF-Token", csrf, "Origin", "http://127.0.0.1:" + port()), body);
  }

  /** With the right host and the session's cookie where the headers name no other. */
  Reply send(String method, String path, Map<String, String> headers, String body)
      throws IOException {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("Host", "127.0.0.1:" + port());
    all.put("Connection", "close");
    all.put("Cookie", cookie);
    all.put("Content-Length", Integer.toString(body.getBytes(StandardCharsets.UTF_8).length));
    all.putAll(headers);
    StringBuilder text = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
    all.forEach(
        (name, value) -> {
          if (!value.isEmpty()) {
            text.append(name).append(": ").append(value).append("\r\n");
          }
        });
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write((text + "\r\n" + body).getBytes(StandardCharsets.UTF_8));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int end = answer.indexOf("\r\n\r\n");
      return new Reply(
          Integer.parseInt(answer.substring(9, 12)),
          answer.substring(0, end).replace("\r", ""),
          answer.substring(end + 4));
    }
  }

  @Override
  public void close() {
    dashboard.close();
  }
}
