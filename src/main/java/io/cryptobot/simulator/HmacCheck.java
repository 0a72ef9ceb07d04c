package io.cryptobot.simulator;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Whether a request carries the four headers of Exchange: the signature is the HMAC-SHA256 of time,
 * method, path with query, and body.
 */
final class HmacCheck {
  private static final String ALGORITHM = "HmacSHA256";
  private static final double TOLERANCE_SECONDS = 30;

  private final ThrowAwayKeys keys;

  HmacCheck(ThrowAwayKeys keys) {
    this.keys = keys;
  }

  /** What is wrong, in Exchange's words; empty if nothing is. */
  Optional<String> complaint(Call call) {
    String time = call.header("CB-ACCESS-TIMESTAMP").orElse("");
    String sign = call.header("CB-ACCESS-SIGN").orElse("");
    if (!call.header("CB-ACCESS-KEY").orElse("").equals(keys.exchangeKey())) {
      return Optional.of("Invalid API Key");
    }
    if (!call.header("CB-ACCESS-PASSPHRASE").orElse("").equals(keys.passphrase())) {
      return Optional.of("Invalid Passphrase");
    }
    if (!time.matches("[0-9]{1,12}(\\.[0-9]{1,9})?")) {
      return Optional.of("invalid timestamp");
    }
    if (Math.abs(Double.parseDouble(time) - call.time().getEpochSecond()) > TOLERANCE_SECONDS) {
      return Optional.of("request timestamp expired");
    }
    byte[] right =
        signature(keys.exchangeSecret(), time + call.method() + call.target() + call.body());
    byte[] given = sign.getBytes(StandardCharsets.US_ASCII);
    return MessageDigest.isEqual(right, given)
        ? Optional.empty()
        : Optional.of("invalid signature");
  }

  /** Base64 of the signature of a text. */
  static byte[] signature(String secret, String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret), ALGORITHM));
      return Base64.getEncoder().encode(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
