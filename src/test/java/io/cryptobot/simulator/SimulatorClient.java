package io.cryptobot.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cryptobot.credential.CoinbaseKey;
import io.cryptobot.credential.Secret;
import io.cryptobot.credential.UnusableSecretException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** A client of both APIs, as plain as can be. */
final class SimulatorClient {
  static final String BROKERAGE = "/api/v3/brokerage";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String url;
  private final Clock clock;
  private final JsonNode announcement;
  private final String keyName;
  private final PrivateKey key;

  /** What a request said and got. */
  record Reply(int status, String type, String body, Map<String, String> headers) {
    JsonNode json() throws IOException {
      return JSON.readTree(body);
    }
  }

  SimulatorClient(Simulator simulator, Clock clock) throws IOException {
    this(simulator, clock, JSON.readTree(simulator.announcement()).path("advanced"));
  }

  /**
   * @param advanced the key of Advanced Trade, as its file has it
   */
  SimulatorClient(Simulator simulator, Clock clock, JsonNode advanced) throws IOException {
    this.url = simulator.url();
    this.clock = clock;
    announcement = JSON.readTree(simulator.announcement());
    keyName = advanced.path("name").asText();
    key = parsed(advanced);
  }

  private static PrivateKey parsed(JsonNode advanced) throws IOException {
    try {
      Secret secret =
          new Secret(
              Map.of(
                  "name", advanced.path("name").asText(),
                  "privateKey", advanced.path("privateKey").asText()));
      return ((CoinbaseKey.Advanced) CoinbaseKey.of(secret)).privateKey();
    } catch (UnusableSecretException e) {
      throw new IOException(e);
    }
  }

  Reply get(String path) throws IOException, InterruptedException {
    return send("GET", BROKERAGE + path, "", Map.of("Authorization", bearer("GET", path)));
  }

  Reply post(String path, String body) throws IOException, InterruptedException {
    return send("POST", BROKERAGE + path, body, Map.of("Authorization", bearer("POST", path)));
  }

  private String bearer(String method, String path) {
    String bare = path.replaceFirst("\\?.*", "");
    return "Bearer " + jwt(claims(method + " api.coinbase.com" + BROKERAGE + bare));
  }

  /** The claims of a good request. */
  Map<String, Object> claims(String uri) {
    long now = clock.instant().getEpochSecond();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("sub", keyName);
    claims.put("iss", "cdp");
    claims.put("nbf", now);
    claims.put("exp", now + 120);
    claims.put("uri", uri);
    return claims;
  }

  String jwt(Map<String, Object> claims) {
    return jwt(claims, keyName, key);
  }

  static String jwt(Map<String, Object> claims, String keyName, PrivateKey key) {
    try {
      boolean isEc = key instanceof ECPrivateKey;
      Map<String, String> header =
          Map.of("alg", isEc ? "ES256" : "EdDSA", "typ", "JWT", "kid", keyName, "nonce", "ab12");
      String signed =
          encoded(JSON.writeValueAsBytes(header)) + "." + encoded(JSON.writeValueAsBytes(claims));
      Signature signature =
          Signature.getInstance(isEc ? "SHA256withECDSAinP1363Format" : "Ed25519");
      signature.initSign(key);
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + encoded(signature.sign());
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** A request to Exchange, with its four headers. */
  Reply exchange(String method, String target, String body)
      throws IOException, InterruptedException {
    return send(method, target, body, exchangeHeaders(method, target, body));
  }

  Map<String, String> exchangeHeaders(String method, String target, String body) {
    String time = Long.toString(clock.instant().getEpochSecond());
    JsonNode exchange = announcement.path("exchange");
    byte[] signature =
        HmacCheck.signature(exchange.path("secret").asText(), time + method + target + body);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("CB-ACCESS-KEY", exchange.path("key").asText());
    headers.put("CB-ACCESS-SIGN", new String(signature, StandardCharsets.US_ASCII));
    headers.put("CB-ACCESS-TIMESTAMP", time);
    headers.put("CB-ACCESS-PASSPHRASE", exchange.path("passphrase").asText());
    return headers;
  }

  Reply send(String method, String target, String body, Map<String, String> headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + target))
            .timeout(Duration.ofSeconds(20))
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    Map<String, String> given = new LinkedHashMap<>();
    answer.headers().map().forEach((name, values) -> given.put(name, values.get(0)));
    return new Reply(
        answer.statusCode(), given.getOrDefault("content-type", ""), answer.body(), given);
  }

  /** A market order that buys Bitcoin. */
  static String buy(String client, String dollars) {
    return order(client, "BTC-USD", "BUY", "\"quote_size\":\"" + dollars + "\"");
  }

  static String order(String client, String product, String side, String size) {
    return """
        {"client_order_id":"%s","product_id":"%s","side":"%s",
         "order_configuration":{"market_market_ioc":{%s}}}"""
        .formatted(client, product, side, size);
  }

  static String limitBuy(String client, String size, String price) {
    return """
        {"client_order_id":"%s","product_id":"BTC-USD","side":"BUY","order_configuration":
         {"limit_limit_gtc":{"base_size":"%s","limit_price":"%s","post_only":true}}}"""
        .formatted(client, size, price);
  }
}
