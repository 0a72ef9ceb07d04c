package io.cryptobot.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All forms in which Coinbase hands out keys, and what is refused. */
class CoinbaseKeyTest {
  private static final String NAME = "organizations/o/apiKeys/k";
  private static final int PKCS8_HEAD_OF_P256 = 28;

  private static KeyPair ec(String curve) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(curve));
    return generator.generateKeyPair();
  }

  private static KeyPair ed25519() throws GeneralSecurityException {
    return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
  }

  private static String pem(String title, byte[] bytes) {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return "-----BEGIN " + title + "-----\n" + base64 + "\n-----END " + title + "-----\n";
  }

  /** SEC1 is what PKCS#8 wraps. */
  private static String sec1(KeyPair pair) {
    byte[] pkcs8 = pair.getPrivate().getEncoded();
    return pem("EC PRIVATE KEY", Arrays.copyOfRange(pkcs8, PKCS8_HEAD_OF_P256, pkcs8.length));
  }

  private static CoinbaseKey.Advanced advanced(String privateKey) throws UnusableSecretException {
    return assertInstanceOf(
        CoinbaseKey.Advanced.class,
        CoinbaseKey.of(new Secret(Map.of("name", NAME, "privateKey", privateKey))));
  }

  private static void assertSigns(String algorithm, PrivateKey key, PublicKey expected)
      throws GeneralSecurityException {
    byte[] message = {1, 2, 3};
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(key);
    signature.update(message);
    byte[] signed = signature.sign();
    signature.initVerify(expected);
    signature.update(message);
    assertTrue(signature.verify(signed));
  }

  @Test
  void readsAnEcKeyInSec1AndInPkcs8() throws Exception {
    KeyPair pair = ec("secp256r1");
    for (String text :
        new String[] {sec1(pair), pem("PRIVATE KEY", pair.getPrivate().getEncoded())}) {
      CoinbaseKey.Advanced key = advanced(text);
      assertSigns("SHA256withECDSA", key.privateKey(), pair.getPublic());
      assertEquals("an EC key of Advanced Trade", key.kind());
      assertEquals(NAME, key.name());
    }
  }

  /**
   * As openssl and Coinbase write it: with the curve's name and the public key, 65 bytes at its
   * end.
   */
  @Test
  void readsSec1WithItsPublicKey() throws Exception {
    String base64 =
        "MHcCAQEEIN6YRp2v97kG0MZed0h5CWNgGGXXwf5zvwUmH8qRRt6uoAoGCCqGSM49"
            + "AwEHoUQDQgAE2rlBHsXHparnee46m3qXORW657FdRz/L4zuwbhU61WWOGkQC5lRy"
            + "9SL7FZSF/pVcze13kPgYNpkLmfYw8i+tXQ==";
    byte[] sec1 = Base64.getDecoder().decode(base64);
    byte[] head = HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d030107034200");
    byte[] open = Arrays.copyOf(head, head.length + 65);
    System.arraycopy(sec1, sec1.length - 65, open, head.length, 65);
    PublicKey expected = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(open));
    String pem = pem("EC PRIVATE KEY", sec1);
    assertSigns("SHA256withECDSA", advanced(pem).privateKey(), expected);
  }

  @Test
  void readsPemWithLiteralLineEndsAndWithThoseOfWindows() throws Exception {
    KeyPair pair = ec("secp256r1");
    String text = sec1(pair);
    for (String form :
        new String[] {text.replace("\n", "\\n"), text.replace("\n", "\r\n"), "  " + text + " \n"}) {
      assertSigns("SHA256withECDSA", advanced(form).privateKey(), pair.getPublic());
    }
  }

  @Test
  void readsAnEd25519KeyAsPemAndAsItsBytes() throws Exception {
    KeyPair pair = ed25519();
    byte[] pkcs8 = pair.getPrivate().getEncoded();
    byte[] seed = Arrays.copyOfRange(pkcs8, pkcs8.length - 32, pkcs8.length);
    byte[] open = pair.getPublic().getEncoded();
    byte[] both = Arrays.copyOf(seed, 64);
    System.arraycopy(open, open.length - 32, both, 32, 32);
    Base64.Encoder base64 = Base64.getEncoder();
    for (String form :
        new String[] {
          pem("PRIVATE KEY", pkcs8), base64.encodeToString(seed), base64.encodeToString(both) + "\n"
        }) {
      CoinbaseKey.Advanced key = advanced(form);
      assertSigns("Ed25519", key.privateKey(), pair.getPublic());
      assertEquals("an Ed25519 key of Advanced Trade", key.kind());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 31, 33, 63, 65})
  void refusesAnEd25519KeyOfAnotherLength(int length) {
    String text = Base64.getEncoder().encodeToString(new byte[length]);
    UnusableSecretException e =
        assertThrows(
            UnusableSecretException.class,
            () -> CoinbaseKey.of(new Secret(Map.of("name", NAME, "privateKey", text))));
    assertTrue(
        String.valueOf(e.getMessage())
            .contains(length == 0 ? "privateKey is missing" : length + " bytes"),
        e.getMessage());
  }

  @Test
  void refusesAnotherCurveAndAnotherAlgorithm() throws Exception {
    KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
    rsa.initialize(1024);
    String other = pem("PRIVATE KEY", ec("secp384r1").getPrivate().getEncoded());
    String foreign = pem("PRIVATE KEY", rsa.generateKeyPair().getPrivate().getEncoded());
    for (String text : new String[] {other, foreign}) {
      UnusableSecretException e = assertThrows(UnusableSecretException.class, () -> advanced(text));
      assertTrue(String.valueOf(e.getMessage()).contains("P-256"), e.getMessage());
    }
  }

  @Test
  void saysOfABrokenKeyWhatIsWrongAndNotTheKey() throws Exception {
    String whole = sec1(ec("secp256r1"));
    String cut = whole.substring(0, whole.length() / 2);
    for (String text :
        new String[] {cut, "hunter2 hunter2!", pem("ENCRYPTED PRIVATE KEY", new byte[40])}) {
      UnusableSecretException e = assertThrows(UnusableSecretException.class, () -> advanced(text));
      assertFalse(String.valueOf(e.getMessage()).contains("hunter2"), e.getMessage());
      assertFalse(String.valueOf(e.getMessage()).contains(whole.substring(40, 60)), e.getMessage());
    }
  }

  @Test
  void aKeyOfExchangeHasThreeParts() throws Exception {
    Map<String, String> older = Map.of("api_key", "k", "api_secret", "c2VjcmV0", "passphrase", "p");
    for (Map<String, String> fields :
        List.of(Map.of("key", "k", "secret", "c2VjcmV0", "passphrase", "p"), older)) {
      assertEquals(
          new CoinbaseKey.Exchange("k", "c2VjcmV0", "p"), CoinbaseKey.of(new Secret(fields)));
    }
    UnusableSecretException e =
        assertThrows(
            UnusableSecretException.class,
            () -> CoinbaseKey.of(new Secret(Map.of("key", "k", "secret", "c2VjcmV0"))));
    assertEquals("passphrase is missing", e.getMessage());
  }

  @Test
  void anAdvancedKeyUnderTheOlderNamesIsKnownByItsForm() throws Exception {
    KeyPair pair = ec("secp256r1");
    CoinbaseKey key = CoinbaseKey.of(new Secret(Map.of("api_key", NAME, "api_secret", sec1(pair))));
    assertSigns(
        "SHA256withECDSA",
        assertInstanceOf(CoinbaseKey.Advanced.class, key).privateKey(),
        pair.getPublic());
  }

  @Test
  void noSecretShowsInItsText() throws Exception {
    assertFalse(new CoinbaseKey.Exchange("kkk", "sss", "ppp").toString().contains("sss"));
    assertFalse(new Secret(Map.of("secret", "sss")).toString().contains("sss"));
    assertFalse(advanced(sec1(ec("secp256r1"))).toString().contains(NAME));
  }
}
