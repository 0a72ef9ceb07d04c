package io.cryptobot.exchange.coinbase;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptobot.credential.CoinbaseKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/** Of Advanced Trade: a token for each request, by ES256 or EdDSA, that names method and path. */
final class JwtSigner implements Signer {
  private static final String HOST = "api.coinbase.com";
  private static final long VALID_SECONDS = 120;
  private static final int NONCE_BYTES = 16;

  private final CoinbaseKey.Advanced key;
  private final SecureRandom random = new SecureRandom();

  JwtSigner(CoinbaseKey.Advanced key) {
    this.key = key;
  }

  @Override
  public Map<String, String> headers(String method, String path, String body, Instant now) {
    return Map.of("Authorization", "Bearer " + token(uri(method, path), now));
  }

  /** The claim: without scheme and query. */
  static String uri(String method, String path) {
    int query = path.indexOf('?');
    return method + " " + HOST + (query < 0 ? path : path.substring(0, query));
  }

  private String token(String uri, Instant now) {
    boolean isEc = key.privateKey() instanceof ECPrivateKey;
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    ObjectNode header = JsonNodeFactory.instance.objectNode();
    header.put("alg", isEc ? "ES256" : "EdDSA");
    header.put("typ", "JWT");
    header.put("kid", key.name());
    header.put("nonce", HexFormat.of().formatHex(nonce));
    ObjectNode claims = JsonNodeFactory.instance.objectNode();
    claims.put("sub", key.name());
    claims.put("iss", "cdp");
    claims.put("nbf", now.getEpochSecond());
    claims.put("exp", now.getEpochSecond() + VALID_SECONDS);
    claims.put("uri", uri);
    String signed = encode(header) + "." + encode(claims);
    return signed + "." + base64(sign(signed, isEc));
  }

  private byte[] sign(String text, boolean isEc) {
    try {
      Signature signature =
          Signature.getInstance(isEc ? "SHA256withECDSAinP1363Format" : "Ed25519");
      signature.initSign(key.privateKey());
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key of Advanced Trade cannot sign", e);
    }
  }

  private static String encode(ObjectNode json) {
    return base64(json.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
