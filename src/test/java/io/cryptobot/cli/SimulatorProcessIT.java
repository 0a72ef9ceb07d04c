package io.cryptobot.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The local Coinbase as a process: stopped, killed, refused, and two at once. */
class SimulatorProcessIT {
  private static final int KILLS = 4;
  private static final int TOO_MANY = 429;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();

  @TempDir private Path folder;
  private Path candles;
  private Path home;

  @BeforeEach
  void candles() throws IOException {
    home = folder.resolve("home");
    candles = folder.resolve("candles");
    CandleFolder.in(candles, 48);
  }

  @Test
  void ctrlCEndsItWithNothingButTheOneLine() throws Exception {
    SimulatorRun run = SimulatorRun.start(home, candles);
    assertEquals(200, ask(run, "GET", "/time", "").statusCode());

    run.process.askToStop();

    assertEquals(0, run.process.exitCode());
    assertEquals(1, run.process.out().lines().count(), run.process.out());
    assertEquals(Set.of("url", "advanced", "exchange"), names(run.announcement()));
    assertEquals(Set.of("name", "privateKey"), names(run.announcement().path("advanced")));
    assertEquals(Set.of("key", "secret", "passphrase"), names(run.announcement().path("exchange")));
  }

  private static Set<String> names(JsonNode json) {
    Set<String> names = new HashSet<>();
    json.properties().forEach(member -> names.add(member.getKey()));
    return names;
  }

  @Test
  void aPortInUseAHomeInUseAndABadFileAreOneParagraphEach() throws Exception {
    try (SimulatorRun first = SimulatorRun.start(home, candles)) {
      String port = Integer.toString(URI.create(first.url()).getPort());
      Path faults =
          Files.writeString(folder.resolve("faults.json"), "{\"script\": [\n{\"on\": 5}]}");

      assertRefused(1, "Port " + port, folder.resolve("other"), "--port", port);
      assertRefused(1, "open already", home);
      assertRefused(1, "script[0].kind", folder.resolve("third"), "--faults", faults.toString());
      assertRefused(2, "from 0 to 65535", folder.resolve("third"), "--port", "70000");
      assertEquals(200, ask(first, "GET", "/time", "").statusCode());
    }
  }

  private void assertRefused(int code, String why, Path itsHome, String... more)
      throws IOException, InterruptedException {
    ProcessRun refused = SimulatorRun.starting(itsHome, candles, more);
    assertEquals(code, refused.exitCode(), refused.out() + refused.err());
    assertEquals("", refused.out());
    String told = refused.err().lines().filter(line -> line.contains(why)).findFirst().orElse("");
    assertTrue(told.contains(why), refused.err());
    assertTrue(!refused.err().contains("Exception"), refused.err());
  }

  /** Each order that was answered is there after the kill, and the money adds up. */
  @Test
  void killedInTheMiddleOfOrdersItForgetsNoneThatItAnswered() throws Exception {
    Set<String> answered = new HashSet<>();
    for (int kill = 0; kill < KILLS; kill++) {
      SimulatorRun run = SimulatorRun.start(home, candles);
      answered.add(bought(run));
      Thread killer = new Thread(() -> killSoon(run));
      killer.start();
      try {
        for (int i = 0; i < 10_000; i++) {
          answered.add(bought(run));
        }
      } catch (IOException e) {
        killer.join();
      }
    }
    try (SimulatorRun run = SimulatorRun.start(home, candles)) {
      JsonNode orders = JSON.readTree(ask(run, "GET", "/orders?status=all", "").body());
      Set<String> there = new HashSet<>();
      BigDecimal dollars = new BigDecimal("10000");
      for (JsonNode order : orders) {
        there.add(order.path("id").asText());
        dollars =
            dollars.subtract(amount(order, "executed_value")).subtract(amount(order, "fill_fees"));
      }
      System.out.println("answered " + answered.size() + " orders, kept " + there.size());
      assertTrue(answered.size() >= KILLS, answered.size() + " orders");
      assertTrue(there.containsAll(answered));
      for (JsonNode account : JSON.readTree(ask(run, "GET", "/accounts", "").body())) {
        if (account.path("currency").asText().equals("USD")) {
          assertEquals(0, dollars.compareTo(amount(account, "balance")), account.toString());
        }
      }
    }
  }

  private static BigDecimal amount(JsonNode json, String name) {
    return new BigDecimal(json.path(name).asText());
  }

  /** The order's id. */
  private String bought(SimulatorRun run)
      throws IOException, InterruptedException, GeneralSecurityException {
    String order = buy();
    HttpResponse<String> reply = ask(run, "POST", "/orders", order);
    while (reply.statusCode() == TOO_MANY) {
      reply = ask(run, "POST", "/orders", order);
    }
    assertEquals(200, reply.statusCode(), reply.body());
    return JSON.readTree(reply.body()).path("id").asText();
  }

  private static void killSoon(SimulatorRun run) {
    try {
      TimeUnit.MILLISECONDS.sleep(400);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    run.process.kill();
  }

  private static String buy() {
    return "{\"type\":\"market\",\"side\":\"buy\",\"product_id\":\"ETH-USD\",\"funds\":\"1.01\"}";
  }

  private HttpResponse<String> ask(SimulatorRun run, String method, String target, String body)
      throws IOException, InterruptedException, GeneralSecurityException {
    JsonNode key = run.announcement().path("exchange");
    String time = Long.toString(Instant.now().getEpochSecond());
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(
        new SecretKeySpec(
            Base64.getDecoder().decode(key.path("secret").asText()), mac.getAlgorithm()));
    byte[] sign = mac.doFinal((time + method + target + body).getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(run.url() + target))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .header("CB-ACCESS-KEY", key.path("key").asText())
            .header("CB-ACCESS-SIGN", Base64.getEncoder().encodeToString(sign))
            .header("CB-ACCESS-TIMESTAMP", time)
            .header("CB-ACCESS-PASSPHRASE", key.path("passphrase").asText())
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
