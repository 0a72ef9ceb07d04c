package io.cryptobot.exchange.coinbase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import io.cryptobot.credential.CoinbaseKey;
import io.cryptobot.credential.Secret;
import io.cryptobot.credential.UnusableSecretException;
import io.cryptobot.engine.Side;
import io.cryptobot.exchange.AccountException;
import io.cryptobot.exchange.MarketOrder;
import io.cryptobot.exchange.OrderReport;
import io.cryptobot.exchange.Submission;
import io.cryptobot.exchange.Submission.Accepted;
import io.cryptobot.exchange.Submission.AlreadyThere;
import io.cryptobot.exchange.Submission.NotSent;
import io.cryptobot.exchange.Submission.Rejected;
import io.cryptobot.exchange.TradingAccount;
import io.cryptobot.market.Coin;
import io.cryptobot.simulator.ManualClock;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests as they are published, and answers as they were recorded. */
class RecordedCoinbaseTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path FIXTURES = Path.of("../shared/fixtures");
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final Coin BTC = new Coin("BTC-USD");

  private final ManualClock clock = new ManualClock(NOW.toString());
  private final List<String> asked = new ArrayList<>();
  private final HttpServer server;
  private final KeyPair ec;
  private volatile String body = "";
  private volatile int status = 200;

  RecordedCoinbaseTest() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    ec = generator.generateKeyPair();
    byte[] loopback = {127, 0, 0, 1};
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(loopback), 0), 0);
    server.createContext(
        "/",
        http -> {
          asked.add(
              http.getRequestMethod()
                  + " "
                  + http.getRequestURI()
                  + " "
                  + new String(http.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          http.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          http.getResponseBody().write(bytes);
          http.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private TradingAccount account(CoinbaseKey key) {
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    return CoinbaseAccounts.open(key, Fakes.settings(1000, url), clock, clock::pass);
  }

  private TradingAccount advanced() {
    return account(new CoinbaseKey.Advanced("organizations/o/apiKeys/k", ec.getPrivate()));
  }

  private TradingAccount exchange() throws UnusableSecretException {
    return account(exchangeKey("AAECAwQFBgcICQ=="));
  }

  private static CoinbaseKey exchangeKey(String secret) throws UnusableSecretException {
    return CoinbaseKey.of(
        new Secret(Map.of("key", "k", "secret", secret, "passphrase", "open sesame")));
  }

  private static JsonNode fixture(String name) throws IOException {
    Path file = FIXTURES.resolve(name);
    assumeTrue(Files.exists(file), "the recorded answers in ../shared/fixtures are not here");
    return JSON.readTree(file.toFile());
  }

  private void answers(JsonNode json) {
    body = json.toString();
  }

  @Test
  void ordersOfAdvancedTradeAreAsPublished() throws IOException {
    JsonNode published = fixture("coinbase-advanced/requests.json");
    TradingAccount account = advanced();
    String buy =
        account.body(
            new MarketOrder(
                "54b00006-0000-4000-8000-000000000001", BTC, Side.BUY, new BigDecimal("5")));
    String sale =
        account.body(
            new MarketOrder(
                "54b00006-0000-4000-8000-000000000002", BTC, Side.SELL, new BigDecimal("1E+1")));
    assertEquals(ofBitcoin(published.get(0)), buy);
    assertEquals(ofBitcoin(published.get(1)), sale);
    for (JsonNode one : published) {
      if (!one.get("jwt_uri").isNull()) {
        String path = one.get("path").asText();
        assertEquals(one.get("jwt_uri").asText(), JwtSigner.uri(one.get("method").asText(), path));
      }
    }
  }

  private static String ofBitcoin(JsonNode request) {
    return ((ObjectNode) request.get("body")).put("product_id", "BTC-USD").toString();
  }

  @Test
  void requestsOfAdvancedTradeGoWhereTheyAreSaidTo() throws IOException, AccountException {
    JsonNode published = fixture("coinbase-advanced/requests.json");
    answers(fixture("coinbase-advanced/accounts-two-with-hold.json"));
    advanced().balances();
    answers(fixture("coinbase-advanced/cancel-success.json"));
    advanced().cancel("9fd0cadc-2ccc-45e8-b254-ea511c34e5b2");
    assertEquals(
        List.of(
            "GET " + published.get(4).get("path").asText() + " ",
            "POST " + published.get(3).get("path").asText() + " " + published.get(3).get("body")),
        asked);
  }

  @Test
  void ordersOfExchangeAreAsPublished() throws IOException, UnusableSecretException {
    JsonNode published = fixture("coinbase-exchange/requests.json").get(1).get("body");
    MarketOrder order =
        new MarketOrder(
            "54b00006-0000-4000-8000-000000000001", BTC, Side.BUY, new BigDecimal("10.00"));
    assertEquals(published.toString(), exchange().body(order));
  }

  @Test
  void whatExchangeSignsAndTheSignatureAreAsPublished()
      throws IOException, UnusableSecretException {
    JsonNode published = fixture("coinbase-exchange/cb-access-sign-vectors.json");
    HmacSigner signer =
        new HmacSigner((CoinbaseKey.Exchange) exchangeKey(published.get("secret").asText()));
    for (JsonNode vector : published.get("vectors")) {
      String prestring =
          HmacSigner.prestring(
              vector.get("timestamp").asText(),
              vector.get("method").asText(),
              vector.get("request_path").asText(),
              vector.get("body").asText());
      assertEquals(vector.get("prestring").asText(), prestring);
      assertEquals(vector.get("cb_access_sign").asText(), signer.sign(prestring));
      Map<String, String> headers =
          signer.headers(
              vector.get("method").asText(),
              vector.get("request_path").asText(),
              vector.get("body").asText(),
              Instant.ofEpochSecond(vector.get("timestamp").asLong()));
      assertEquals(vector.get("cb_access_sign").asText(), headers.get("CB-ACCESS-SIGN"));
      assertEquals("open sesame", headers.get("CB-ACCESS-PASSPHRASE"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ES256", "EdDSA"})
  void aTokenVerifiesAndCarriesTheDocumentedClaims(String algorithm) throws Exception {
    boolean isEc = algorithm.equals("ES256");
    KeyPair pair = isEc ? ec : KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    JwtSigner signer = new JwtSigner(new CoinbaseKey.Advanced("the/key", pair.getPrivate()));
    String header =
        signer.headers("GET", "/api/v3/brokerage/accounts?limit=250", "", NOW).get("Authorization");
    String[] parts = String.valueOf(header).substring("Bearer ".length()).split("\\.");
    JsonNode head = decoded(parts[0]);
    JsonNode claims = decoded(parts[1]);
    assertEquals(Set.of("alg", "typ", "kid", "nonce"), names(head));
    assertEquals(algorithm, head.get("alg").asText());
    assertEquals("JWT", head.get("typ").asText());
    assertEquals("the/key", head.get("kid").asText());
    assertTrue(head.get("nonce").asText().matches("[0-9a-f]{32}"));
    assertEquals(Set.of("sub", "iss", "nbf", "exp", "uri"), names(claims));
    assertEquals("the/key", claims.get("sub").asText());
    assertEquals("cdp", claims.get("iss").asText());
    assertEquals(NOW.getEpochSecond(), claims.get("nbf").asLong());
    assertEquals(NOW.getEpochSecond() + 120, claims.get("exp").asLong());
    assertEquals("GET api.coinbase.com/api/v3/brokerage/accounts", claims.get("uri").asText());
    assertTrue(verifies(pair.getPublic(), isEc, parts));
    parts[1] = parts[0];
    assertFalse(verifies(pair.getPublic(), isEc, parts));
  }

  private static boolean verifies(PublicKey key, boolean isEc, String[] parts) throws Exception {
    Signature signature = Signature.getInstance(isEc ? "SHA256withECDSAinP1363Format" : "Ed25519");
    signature.initVerify(key);
    signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
    return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
  }

  private static JsonNode decoded(String part) throws IOException {
    return JSON.readTree(Base64.getUrlDecoder().decode(part));
  }

  private static Set<String> names(JsonNode json) {
    Set<String> names = new TreeSet<>();
    json.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @ParameterizedTest
  @CsvSource({
    "order-market-buy-quote-size-filled,0.0000144833961948,1.488833746898263,0.011166253101737,true",
    "order-limit-open,0.001,10000,5.00,false",
  })
  void anOrderIsReadToTheLastDigit(
      String name, String quantity, String value, String fee, boolean isDone) throws Exception {
    answers(fixture("coinbase-advanced/" + name + ".json"));
    OrderReport report = advanced().order(idOf("order_id")).orElseThrow();
    assertEquals(0, new BigDecimal(quantity).compareTo(report.filledQuantity()));
    assertEquals(0, new BigDecimal(value).compareTo(report.filledValue()));
    assertEquals(0, new BigDecimal(fee).compareTo(report.fee()));
    assertEquals(isDone, report.isDone());
  }

  /** Of the order that is answered. */
  private String idOf(String member) throws IOException {
    return JSON.readTree(body).findValue(member).asText();
  }

  @Test
  void everyRecordedOrderAndListIsRead() throws Exception {
    answers(fixture("coinbase-advanced/time.json"));
    for (Path file : files("coinbase-advanced", "order-")) {
      answers(JSON.readTree(file.toFile()));
      if (!JSON.readTree(body).path("order").path("product_id").asText().endsWith("-USD")) {
        continue;
      }
      assertTrue(advanced().order(idOf("order_id")).isPresent(), file.toString());
    }
    for (Path file : files("coinbase-advanced", "orders-list")) {
      ObjectNode page = (ObjectNode) JSON.readTree(file.toFile());
      page.put("has_next", false);
      answers(page);
      advanced().ordersSince(NOW);
    }
    for (Path file : files("coinbase-advanced", "accounts-")) {
      ObjectNode page = (ObjectNode) JSON.readTree(file.toFile());
      page.put("has_next", false);
      answers(page);
      assertFalse(advanced().balances().isEmpty(), file.toString());
    }
    for (String name : List.of("order-market-filled", "order-open", "order-pending")) {
      answers(fixture("coinbase-exchange/" + name + ".json"));
      assertTrue(exchange().order(idOf("id")).isPresent(), name);
    }
    answers(fixture("coinbase-advanced/key-permissions.json"));
    assertTrue(advanced().permissions().canTransfer().orElseThrow());
    answers(fixture("coinbase-advanced/time.json"));
    assertTrue(advanced().time().isAfter(Instant.EPOCH));
    for (Path file : files("coinbase-advanced", "transaction-summary")) {
      answers(JSON.readTree(file.toFile()));
      assertTrue(advanced().takerFeeRate().signum() > 0);
    }
    for (Path file : files("coinbase-advanced", "products-five")) {
      answers(JSON.readTree(file.toFile()));
      assertEquals(1, advanced().products(List.of(BTC)).size());
    }
    for (Path file : files("coinbase-advanced", "market-trades")) {
      answers(JSON.readTree(file.toFile()));
      assertTrue(advanced().quote(BTC).bid() > 0);
    }
    answers(fixture("coinbase-exchange/product-BTC-USD.json"));
    assertEquals(1, exchange().products(List.of(BTC)).size());
    answers(fixture("coinbase-exchange/ticker-2024.json"));
    assertTrue(exchange().quote(BTC).ask() > 0);
  }

  private static List<Path> files(String folder, String prefix) throws IOException {
    try (var all = Files.list(FIXTURES.resolve(folder))) {
      return all.filter(file -> file.getFileName().toString().startsWith(prefix)).sorted().toList();
    }
  }

  private Submission submit(TradingAccount account, String client) {
    return account.submit("{\"client_order_id\":\"" + client + "\"}", false, () -> true);
  }

  @Test
  void everyRecordedAnswerToAnOrderSaysWhatBecameOfIt() throws Exception {
    answers(fixture("coinbase-advanced/time.json"));
    for (Path file : files("coinbase-advanced", "create-order")) {
      JsonNode answer = JSON.readTree(file.toFile());
      answers(answer);
      String client = answer.path("success_response").path("client_order_id").asText("none");
      Submission told = submit(advanced(), client);
      Class<? extends Submission> expected =
          answer.path("success").asBoolean()
              ? Accepted.class
              : file.toString().contains("duplicate") ? AlreadyThere.class : Rejected.class;
      assertInstanceOf(expected, told, file.toString());
    }
    for (JsonNode error : fixture("coinbase-advanced/http-errors.json")) {
      status = error.get("http_status").asInt();
      JsonNode text = error.get("body");
      body = text.isTextual() ? text.asText() : text.toString();
      Class<? extends Submission> expected = status == 429 ? NotSent.class : Rejected.class;
      assertInstanceOf(expected, submit(advanced(), "x"), body);
    }
    for (JsonNode error : fixture("coinbase-exchange/http-errors.json")) {
      status = error.get("http_status").asInt();
      answers(error.get("body"));
      assertInstanceOf(Rejected.class, submit(exchange(), "x"), body);
    }
  }

  @Test
  void anAnswerThatSpeaksOfAnotherOrderIsUnresolved() {
    body = "{\"success\":true,\"success_response\":{\"order_id\":\"a\",\"client_order_id\":\"b\"}}";
    assertInstanceOf(Submission.Unresolved.class, submit(advanced(), "mine"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-1", "NaN", "1e999999999", "0x10", "1,5", "", "Infinity", " 1", "1e5", "١"})
  void nonsenseIsNoAmount(String text) {
    body =
        "{\"order\":{\"order_id\":\"a\",\"product_id\":\"BTC-USD\",\"side\":\"BUY\",\"status\":"
            + "\"FILLED\",\"created_time\":\"2026-01-01T00:00:00Z\",\"total_fees\":\"0\","
            + "\"filled_value\":\"0\",\"filled_size\":\""
            + text
            + "\"}}";
    assertThrows(AccountException.class, () -> advanced().order("a"));
    assertTrue(clock.instant().isBefore(NOW.plus(Duration.ofMinutes(5))));
  }
}
