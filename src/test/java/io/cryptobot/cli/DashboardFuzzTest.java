package io.cryptobot.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.fuzz.Form;
import io.cryptobot.fuzz.Fuzzing;
import io.cryptobot.fuzz.Good;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is sent to the dashboard: it answers that it is nothing, and goes on. */
class DashboardFuzzTest {
  @TempDir private Path home;
  private final CliHarness cli = new CliHarness();

  @BeforeEach
  void aHome() throws IOException {
    Visitor.prepare(home);
  }

  /** The status of the first answer to these bytes; 0 if the connection ends without one. */
  private static int status(int port, byte[] request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write(request);
      socket.shutdownOutput();
      byte[] head = socket.getInputStream().readNBytes(12);
      String text = new String(head, StandardCharsets.US_ASCII);
      return text.matches("HTTP/1.1 \\d{3}") ? Integer.parseInt(text.substring(9)) : 0;
    } catch (java.net.SocketException e) {
      // It was reset in the middle of a request that is too long.
      return 0;
    }
  }

  @Test
  void noRequestIsAnsweredWithAFailureOfTheServer() throws Exception {
    try (Visitor visitor = Visitor.in(home, cli)) {
      String common =
          "Host: 127.0.0.1:"
              + visitor.port()
              + "\r\nConnection: close\r\nCookie: "
              + visitor.cookie()
              + "\r\n";
      String csrf = "X-CSRF-Token: " + visitor.csrf() + "\r\n";
      String body = "{\"coin\":\"BTC-USD\",\"word\":\"no\"}";
      Fuzzing.run(
          "dashboard requests",
          Form.TEXT,
          Good.of(
                  "GET /api/equity?days=7 HTTP/1.1\r\n" + common + "\r\n",
                  "GET /api/candles?coin=BTC-USD HTTP/1.1\r\n" + common + "\r\n",
                  "GET /api/trades?x=%41&y=%u HTTP/1.1\r\n" + common + "\r\n",
                  "POST /api/sell HTTP/1.1\r\n"
                      + common
                      + csrf
                      + "Content-Length: "
                      + body.length()
                      + "\r\n\r\n"
                      + body)
              .inputs(),
          input -> {
            int status = status(visitor.port(), input);
            assertNotEquals(500, status);
            return status == 200;
          });
      assertTrue(visitor.get("/api/config").isArray());
    }
    assertFalse(Files.exists(home.resolve("data").resolve("requests")));
  }

  @Test
  void noBodyIsAnsweredWithAFailureOfTheServer() throws Exception {
    try (Visitor visitor = Visitor.in(home, cli)) {
      String version = visitor.get("/api/config").get(0).path("version").asText();
      String change =
          "{\"file\":\"settings_conservative.json\",\"version\":\""
              + version
              + "\",\"changes\":{\"rsi_period\":\"14\"},\"word\":\"\"}";
      for (String path : List.of("/api/config", "/api/sell", "/api/resume")) {
        Fuzzing.run(
            "dashboard " + path,
            Form.JSON,
            Good.of(change, "{\"coin\":\"BTC-USD\",\"word\":\"no\"}").inputs(),
            input -> {
              String text = new String(input, StandardCharsets.UTF_8);
              int status =
                  visitor.post(path, text.substring(0, Math.min(60_000, text.length()))).status();
              assertNotEquals(500, status, path);
              return status < 500;
            });
      }
    }
  }
}
