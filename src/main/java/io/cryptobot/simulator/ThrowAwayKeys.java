package io.cryptobot.simulator;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

/** Keys of both APIs that are worth nothing outside this process. */
final class ThrowAwayKeys {
  private static final int BYTES = 32;
  private static final int SECRET_BYTES = 64;

  /** RFC 5915: a sequence of version 1 and the 32 bytes of the key, ... */
  private static final byte[] SEC1_HEAD = HexFormat.of().parseHex("30770201010420");

  /** ... the curve P-256, without which OpenSSL does not take the key, and the public point. */
  private static final byte[] SEC1_CURVE =
      HexFormat.of().parseHex("a00a06082a8648ce3d030107a14403420004");

  private final String ecName;
  private final KeyPair ec;
  private final String edName;
  private final KeyPair ed;
  private final String exchangeKey;
  private final byte[] exchangeSecret = new byte[SECRET_BYTES];
  private final String passphrase;

  ThrowAwayKeys() {
    SecureRandom random = new SecureRandom();
    String organization = "organizations/" + UUID.randomUUID() + "/apiKeys/";
    ecName = organization + UUID.randomUUID();
    edName = organization + UUID.randomUUID();
    try {
      KeyPairGenerator p256 = KeyPairGenerator.getInstance("EC");
      p256.initialize(new ECGenParameterSpec("secp256r1"), random);
      ec = p256.generateKeyPair();
      ed = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java since 15 has P-256 and Ed25519", e);
    }
    random.nextBytes(exchangeSecret);
    exchangeKey = HexFormat.of().formatHex(Arrays.copyOf(exchangeSecret, BYTES / 2));
    random.nextBytes(exchangeSecret);
    passphrase = exchangeKey.substring(0, BYTES / 2);
  }

  String ecName() {
    return ecName;
  }

  String edName() {
    return edName;
  }

  /** The public keys of Advanced Trade, by name. */
  Map<String, PublicKey> publicKeys() {
    return Map.of(ecName, ec.getPublic(), edName, ed.getPublic());
  }

  /** {@code -----BEGIN EC PRIVATE KEY-----} and so on, with line ends. */
  String ecPem() {
    ECPublicKey point = (ECPublicKey) ec.getPublic();
    ByteArrayOutputStream der = new ByteArrayOutputStream();
    der.writeBytes(SEC1_HEAD);
    der.writeBytes(fixed(((ECPrivateKey) ec.getPrivate()).getS().toByteArray()));
    der.writeBytes(SEC1_CURVE);
    der.writeBytes(fixed(point.getW().getAffineX().toByteArray()));
    der.writeBytes(fixed(point.getW().getAffineY().toByteArray()));
    byte[] newline = "\n".getBytes(StandardCharsets.US_ASCII);
    return "-----BEGIN EC PRIVATE KEY-----\n"
        + Base64.getMimeEncoder(SECRET_BYTES, newline).encodeToString(der.toByteArray())
        + "\n-----END EC PRIVATE KEY-----\n";
  }

  /** Base64 of the 32 bytes of the private key and the 32 of the public one. */
  String edBase64() {
    byte[] both = Arrays.copyOf(last(ed.getPrivate().getEncoded()), 2 * BYTES);
    System.arraycopy(last(ed.getPublic().getEncoded()), 0, both, BYTES, BYTES);
    return Base64.getEncoder().encodeToString(both);
  }

  String exchangeKey() {
    return exchangeKey;
  }

  /** As Exchange shows it: base64 of 64 bytes. */
  String exchangeSecret() {
    return Base64.getEncoder().encodeToString(exchangeSecret);
  }

  String passphrase() {
    return passphrase;
  }

  /** The number's 32 bytes, without the sign's or with the zeros that a small one lacks. */
  private static byte[] fixed(byte[] number) {
    byte[] bytes = new byte[BYTES];
    int length = Math.min(number.length, BYTES);
    System.arraycopy(number, number.length - length, bytes, BYTES - length, length);
    return bytes;
  }

  private static byte[] last(byte[] encoded) {
    return Arrays.copyOfRange(encoded, encoded.length - BYTES, encoded.length);
  }
}
