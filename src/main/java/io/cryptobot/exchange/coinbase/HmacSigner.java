package io.cryptobot.exchange.coinbase;

import io.cryptobot.credential.CoinbaseKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Of Exchange: HMAC-SHA256 over time stamp, method, path with query, and body. */
final class HmacSigner implements Signer {
  private static final String ALGORITHM = "HmacSHA256";

  private final CoinbaseKey.Exchange key;

  HmacSigner(CoinbaseKey.Exchange key) {
    this.key = key;
  }

  @Override
  public Map<String, String> headers(String method, String path, String body, Instant now) {
    String timestamp = Long.toString(now.getEpochSecond());
    return Map.of(
        "CB-ACCESS-KEY",
        key.key(),
        "CB-ACCESS-SIGN",
        sign(prestring(timestamp, method, path, body)),
        "CB-ACCESS-TIMESTAMP",
        timestamp,
        "CB-ACCESS-PASSPHRASE",
        key.passphrase());
  }

  /** What is signed. */
  static String prestring(String timestamp, String method, String path, String body) {
    return timestamp + method + path + body;
  }

  String sign(String prestring) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(Base64.getDecoder().decode(key.secret()), ALGORITHM));
      byte[] signature = mac.doFinal(prestring.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot sign by " + ALGORITHM, e);
    }
  }
}
