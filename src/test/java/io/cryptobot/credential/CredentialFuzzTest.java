package io.cryptobot.credential;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.fuzz.Form;
import io.cryptobot.fuzz.Fuzzing;
import io.cryptobot.fuzz.Good;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever stands where keys are kept: a key that signs, or a sentence without the secret. */
class CredentialFuzzTest {
  private static final String HIDDEN = "c2VjcmV0LXNlY3JldC1zZWNyZXQ=";

  @Test
  void theFileOfCredentialsIsReadOrRefused() throws Exception {
    try (FileSystem disk = Jimfs.newFileSystem(Configuration.unix())) {
      Path path = disk.getPath("/credentials.json");
      CredentialsFile file = new CredentialsFile(path, WholeFiles.onDisk());
      Fuzzing.run(
          "credentials.json",
          Form.JSON,
          Good.of(
                  """
                  {"coinbase":{"live":{"key":"k","secret":"%s","passphrase":"p"}},
                   "telegram":{"bot_token":"1:x","chat_id":"2"},"_note":"x"}
                  """
                      .formatted(HIDDEN))
              .and(Files.readAllBytes(Path.of("config", "credentials.example.json")))
              .inputs(),
          input -> {
            Files.write(path, input);
            try {
              for (Slot slot : Slot.values()) {
                file.find(slot);
              }
              return true;
            } catch (SecretStoreException e) {
              assertFalse(String.valueOf(e.getMessage()).contains(HIDDEN), e::getMessage);
              return false;
            }
          });
    }
  }

  /** The same key every time. */
  private static String pem(String algorithm, String curve) throws Exception {
    SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
    random.setSeed(7);
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    generator.initialize(
        curve.equals("Ed25519") ? NamedParameterSpec.ED25519 : new ECGenParameterSpec(curve),
        random);
    byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
    String lines = Base64.getMimeEncoder().encodeToString(key).replace("\r", "");
    return "-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----\n";
  }

  @Test
  void aPrivateKeyIsTakenOnlyIfItIsOne() throws Exception {
    Fuzzing.run(
        "private key",
        Form.TEXT,
        Good.of(
                pem("EC", "secp256r1"),
                pem("Ed25519", "Ed25519"),
                Base64.getEncoder().encodeToString(new byte[32]))
            .inputs(),
        input -> {
          String text = new String(input, StandardCharsets.UTF_8);
          try {
            assertTrue(CoinbaseKey.of(new Secret(Map.of("name", "n", "privateKey", text))) != null);
            return true;
          } catch (UnusableSecretException e) {
            assertTrue(String.valueOf(e.getMessage()).length() < 300, e::getMessage);
            return false;
          }
        });
  }

  @Test
  void aFileThatCoinbaseGaveIsTakenOnlyIfItHoldsAKey() throws Exception {
    String key = pem("EC", "secp256r1").replace("\n", "\\n");
    Fuzzing.run(
        "file of a key",
        Form.JSON,
        Good.of("{\"name\":\"organizations/o/apiKeys/k\",\"privateKey\":\"" + key + "\"}").inputs(),
        input -> {
          Secret secret = CredentialForm.ofFile(Slot.COINBASE_LIVE, input);
          try {
            return !CredentialForm.kind(Slot.COINBASE_LIVE, secret).isEmpty();
          } catch (UnusableSecretException e) {
            assertTrue(String.valueOf(e.getMessage()).length() < 300, e::getMessage);
            return false;
          }
        });
  }
}
