package io.cryptobot.simulator;

import static io.cryptobot.simulator.SimulatorClient.BROKERAGE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cryptobot.simulator.SimulatorClient.Reply;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatorSignatureTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ACCOUNTS = BROKERAGE + "/accounts";
  private static final String RIGHT = "GET api.coinbase.com" + ACCOUNTS;

  private World world;
  private SimulatorClient client;

  @BeforeEach
  void open() throws IOException {
    world = new World();
    client = world.client;
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void theKeyOnP256IsServedAndTheOneOnEd25519Too() throws Exception {
    JsonNode ed = JSON.readTree(world.simulator.ed25519Key());
    SimulatorClient other = new SimulatorClient(world.simulator, world.clock, ed);

    assertEquals(200, client.get("/accounts").status());
    assertEquals(200, other.get("/accounts?limit=2").status());
  }

  @Test
  void theClaimMayNameTheHostThatIsCalled() throws Exception {
    String called = URI.create(world.simulator.url()).getAuthority();

    assertEquals(200, status(client.claims("GET " + called + ACCOUNTS)));
    assertEquals(200, status(client.claims("GET 127.0.0.1" + ACCOUNTS)));
    assertEquals(200, status(client.claims(RIGHT)));
  }

  @Test
  void theClaimMayNameThatHostAsClientsMadeForHttpsDo() throws Exception {
    String called = URI.create(world.simulator.url()).getAuthority();

    assertEquals(200, status(client.claims("GET http://" + called + ACCOUNTS)));
    assertEquals(200, status(client.claims("GET " + called.substring(1) + ACCOUNTS)));
  }

  @Test
  void aListOfOneUriAndTheIssuerOfBefore2024AreTaken() throws Exception {
    Map<String, Object> claims = client.claims(RIGHT);
    claims.remove("uri");
    claims.put("uris", List.of(RIGHT));
    claims.put("iss", "coinbase-cloud");

    assertEquals(200, status(claims));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST api.coinbase.com/api/v3/brokerage/accounts",
        "GET api.coinbase.com/api/v3/brokerage/orders",
        "GET example.com/api/v3/brokerage/accounts",
        "GET https://api.coinbase.com/api/v3/brokerage/accounts",
        "GET api.coinbase.com/api/v3/brokerage/accounts?limit=5",
        "",
      })
  void anotherMethodHostOrPathIsRefused(String uri) throws Exception {
    assertEquals(401, status(client.claims(uri)));
  }

  @ParameterizedTest
  @CsvSource({
    "nbf,  1,    119",
    "exp,  -120, 0",
    "exp,  0,    121",
    "both, -300, -180",
  })
  void aTokenIsGoodForTwoMinutesAndNotBefore(String name, long begin, long end) throws Exception {
    Map<String, Object> claims = client.claims(RIGHT);
    long now = world.clock.instant().getEpochSecond();
    claims.put("nbf", now + begin);
    claims.put("exp", now + end);

    assertEquals(401, status(claims), name);
  }

  @Test
  void aWrongIssuerOrSubjectOrNoTimeIsRefused() throws Exception {
    Map<String, Object> issuer = client.claims(RIGHT);
    issuer.put("iss", "somebody");
    Map<String, Object> subject = client.claims(RIGHT);
    subject.put("sub", "somebody");
    Map<String, Object> timeless = client.claims(RIGHT);
    timeless.remove("exp");

    assertEquals(401, status(issuer));
    assertEquals(401, status(subject));
    assertEquals(401, status(timeless));
  }

  @Test
  void aStrangersKeyAndAChangedTokenAreRefused() throws Exception {
    KeyPair stranger = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    String name = JSON.readTree(world.simulator.ed25519Key()).path("name").asText();
    Map<String, Object> claims = client.claims(RIGHT);
    claims.put("sub", name);

    String forged = SimulatorClient.jwt(claims, name, stranger.getPrivate());
    String good = client.jwt(client.claims(RIGHT));
    String changed = good.substring(0, good.length() - 8) + "AAAAAAAA";

    assertEquals(401, send("Bearer " + forged).status());
    assertEquals(401, send("Bearer " + changed).status());
    assertEquals(401, send(good).status());
    assertEquals(401, send("Bearer not.a.token").status());
  }

  @Test
  void aRefusalIsPlainText() throws Exception {
    Reply reply = client.send("GET", ACCOUNTS, "", Map.of());

    assertEquals(401, reply.status());
    assertEquals("Unauthorized\n", reply.body());
    assertEquals("text/plain; charset=utf-8", reply.type());
  }

  @Test
  void theRecordedSignaturesAreThoseThatAreChecked() throws Exception {
    JsonNode recorded = Recorded.read("coinbase-exchange/cb-access-sign-vectors.json");

    for (JsonNode vector : recorded.path("vectors")) {
      byte[] made =
          HmacCheck.signature(recorded.path("secret").asText(), vector.path("prestring").asText());
      assertEquals(
          vector.path("cb_access_sign").asText(), new String(made, StandardCharsets.US_ASCII));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "CB-ACCESS-KEY,        nobody,     Invalid API Key",
    "CB-ACCESS-PASSPHRASE, nothing,    Invalid Passphrase",
    "CB-ACCESS-SIGN,       bm90aGluZw, invalid signature",
    "CB-ACCESS-TIMESTAMP,  soon,       invalid timestamp",
    "CB-ACCESS-TIMESTAMP,  1764000000, request timestamp expired",
  })
  void exchangeSaysWhichOfItsHeadersIsWrong(String header, String value, String message)
      throws Exception {
    Map<String, String> headers =
        new LinkedHashMap<>(client.exchangeHeaders("GET", "/accounts", ""));
    headers.put(header, value);

    Reply reply = client.send("GET", "/accounts", "", headers);

    assertEquals(401, reply.status());
    assertEquals(message, reply.json().path("message").asText());
  }

  @ParameterizedTest
  @CsvSource({"30, 200", "31, 401", "-30, 200", "-31, 401"})
  void exchangeTakesATimeThatIsThirtySecondsOff(long seconds, int status) throws Exception {
    Map<String, String> headers = client.exchangeHeaders("GET", "/accounts", "");
    world.clock.pass(Duration.ofSeconds(seconds));

    assertEquals(status, client.send("GET", "/accounts", "", headers).status());
  }

  @Test
  void exchangeSignsTheQueryToo() throws Exception {
    Map<String, String> headers = client.exchangeHeaders("GET", "/fills?order_id=1", "");

    assertEquals(200, client.send("GET", "/fills?order_id=1", "", headers).status());
    assertEquals(401, client.send("GET", "/fills?order_id=2", "", headers).status());
  }

  private int status(Map<String, Object> claims) throws IOException, InterruptedException {
    return send("Bearer " + client.jwt(claims)).status();
  }

  private Reply send(String authorization) throws IOException, InterruptedException {
    return client.send("GET", ACCOUNTS, "", Map.of("Authorization", authorization));
  }
}
