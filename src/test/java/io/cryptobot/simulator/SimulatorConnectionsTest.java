package io.cryptobot.simulator;

import static io.cryptobot.simulator.SimulatorClient.buy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What clients do to their connections. */
class SimulatorConnectionsTest {
  private static final String TIME = "GET /time HTTP/1.1\r\nHost: localhost\r\n\r\n";
  private static final int PATIENCE_MILLIS = 20_000;

  private final List<Socket> sockets = new ArrayList<>();
  private World world;

  @BeforeEach
  void open() throws IOException {
    world = new World();
  }

  @AfterEach
  void close() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    world.close();
  }

  private Socket connected(String text) throws IOException {
    Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), URI.create(world.simulator.url()).getPort());
    socket.setSoTimeout(PATIENCE_MILLIS);
    sockets.add(socket);
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  /** Reads until a text has come so often. */
  private static String read(Socket socket, String wanted, int times) throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder got = new StringBuilder();
    while (got.toString().split(wanted, -1).length <= times) {
      int next = in.read();
      if (next < 0) {
        break;
      }
      got.append((char) next);
    }
    return got.toString();
  }

  @Test
  void requestsSentWithoutWaitingAreAnsweredInTheirOrder() throws IOException {
    String unknown = TIME.replace("/time", "/products/XRP-USD");

    String got = read(connected(TIME + unknown + TIME), "epoch", 2);

    int first = got.indexOf("epoch");
    int second = got.indexOf("NotFound");
    assertTrue(0 < first && first < second && second < got.lastIndexOf("epoch"), got);
  }

  @Test
  void manyClientsThatNeverFinishTheirRequestHoldUpNobody() throws Exception {
    for (int i = 0; i < 40; i++) {
      connected("POST /orders HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{");
    }

    assertTrue(read(connected(TIME), "epoch", 1).contains("200 OK"));
    assertEquals(200, world.client.get("/accounts").status());
  }

  @Test
  void aClientThatGoesAwayBeforeTheAnswerHarmsNobody() throws Exception {
    for (int i = 0; i < 40; i++) {
      connected(TIME).close();
      connected("POST /orders HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n{").close();
      connected("GET /ti").close();
    }

    assertEquals(200, world.client.post("/orders", buy("a", "10")).status());
    assertEquals(1, world.simulator.account().orders().size());
  }

  @Test
  void noiseIsABadRequest() throws IOException {
    assertTrue(read(connected("noise\r\n\r\n"), "\r\n", 1).contains("400 Bad Request"));
  }

  @Test
  void anEmptyHostIsNoReasonToGiveNoAnswer() throws IOException {
    String signed =
        "GET /api/v3/brokerage/accounts HTTP/1.1\r\nHost:\r\nAuthorization: Bearer "
            + world.client.jwt(world.client.claims("GET example.com/"))
            + "\r\n\r\n";

    assertTrue(read(connected(signed), "\r\n", 1).contains("401"));
  }

  @Test
  void whoAsksForTheHeadAloneGetsNoBody() throws IOException {
    String got = read(connected(TIME.replace("GET", "HEAD") + TIME), "epoch", 1);

    assertEquals(1, got.split("epoch", -1).length - 1, got);
  }
}
