package io.cryptobot.credential;

import java.io.ByteArrayOutputStream;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Private keys in all forms that Coinbase hands out: PEM in SEC1 (RFC 5915) or PKCS#8 (RFC 5208),
 * also on one line with literal {@code \n}; Ed25519 as base64 of its 32 bytes, or of these and the
 * 32 of the public key (RFC 8410).
 */
final class PrivateKeys {
  private static final String EC = "EC";
  private static final String ED25519 = "Ed25519";
  private static final int SEED = 32;
  private static final int P256_BITS = 256;

  /** PKCS#8's beginning for a SEC1 key on the curve P-256, after the outer length. */
  private static final byte[] P256_HEAD =
      HexFormat.of().parseHex("020100301306072a8648ce3d020106082a8648ce3d030107");

  private static final byte[] ED25519_HEAD =
      HexFormat.of().parseHex("302e020100300506032b657004220420");

  private static final int SEQUENCE = 0x30;
  private static final int OCTETS = 0x04;
  private static final int SHORT_LENGTHS = 0x80;
  private static final int ONE_BYTE_LENGTH = 0x81;
  private static final int TWO_BYTE_LENGTH = 0x82;
  private static final int BYTE = 8;

  private PrivateKeys() {}

  /**
   * The key in a text.
   *
   * @throws UnusableSecretException saying, without the text, what is wrong
   */
  static PrivateKey parse(String text) throws UnusableSecretException {
    String plain = text.replace("\\n", "\n").replace("\\r", "").strip();
    if (!plain.startsWith("-----BEGIN")) {
      return ed25519(decoded(plain));
    }
    boolean isSec1 = plain.startsWith("-----BEGIN EC PRIVATE KEY-----");
    if (!isSec1 && !plain.startsWith("-----BEGIN PRIVATE KEY-----")) {
      throw new UnusableSecretException(
          "privateKey is a PEM text, but no private key (or one with a password)");
    }
    byte[] body = decoded(plain.replaceAll("-----(BEGIN|END)[A-Z ]*-----", ""));
    byte[] pkcs8 = isSec1 ? wrapped(body) : body;
    return made(EC, pkcs8)
        .or(() -> made(ED25519, pkcs8))
        .filter(PrivateKeys::isServed)
        .orElseThrow(
            () ->
                new UnusableSecretException(
                    "privateKey is neither an EC key on the curve P-256 nor an Ed25519 key"));
  }

  private static boolean isServed(PrivateKey key) {
    return !(key instanceof ECPrivateKey ec) || ec.getParams().getOrder().bitLength() == P256_BITS;
  }

  /** {@code EC} or {@code Ed25519}, as a person knows it. */
  static String algorithm(PrivateKey key) {
    return key instanceof ECPrivateKey ? EC : ED25519;
  }

  /** A text that is base64, unchanged. */
  static String checkedBase64(String text) throws UnusableSecretException {
    decoded(text);
    return text;
  }

  private static byte[] decoded(String base64) throws UnusableSecretException {
    try {
      return Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
    } catch (IllegalArgumentException e) {
      throw new UnusableSecretException(
          "the private key or secret is not complete: it is no base64 text");
    }
  }

  private static PrivateKey ed25519(byte[] bytes) throws UnusableSecretException {
    if (bytes.length != SEED && bytes.length != 2 * SEED) {
      throw new UnusableSecretException(
          "privateKey has "
              + bytes.length
              + " bytes; an Ed25519 key has 32 or 64. Was it cut off when it was copied?");
    }
    byte[] pkcs8 = Arrays.copyOf(ED25519_HEAD, ED25519_HEAD.length + SEED);
    System.arraycopy(bytes, 0, pkcs8, ED25519_HEAD.length, SEED);
    return made(ED25519, pkcs8)
        .orElseThrow(() -> new UnusableSecretException("privateKey is no Ed25519 key"));
  }

  private static Optional<PrivateKey> made(String algorithm, byte[] pkcs8) {
    try {
      return Optional.of(
          KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
    } catch (InvalidKeySpecException e) {
      return Optional.empty();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java since 15 has " + algorithm, e);
    }
  }

  private static byte[] wrapped(byte[] sec1) {
    ByteArrayOutputStream inner = new ByteArrayOutputStream();
    inner.writeBytes(P256_HEAD);
    inner.write(OCTETS);
    inner.writeBytes(length(sec1.length));
    inner.writeBytes(sec1);
    ByteArrayOutputStream outer = new ByteArrayOutputStream();
    outer.write(SEQUENCE);
    outer.writeBytes(length(inner.size()));
    outer.writeBytes(inner.toByteArray());
    return outer.toByteArray();
  }

  /** A length in DER. */
  private static byte[] length(int length) {
    if (length < SHORT_LENGTHS) {
      return new byte[] {(byte) length};
    }
    return length <= 0xFF
        ? new byte[] {(byte) ONE_BYTE_LENGTH, (byte) length}
        : new byte[] {(byte) TWO_BYTE_LENGTH, (byte) (length >> BYTE), (byte) length};
  }
}
