package io.cryptobot.state;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts the state at rest, where that is switched on: AES-256 in Galois/Counter Mode (NIST SP
 * 800-38D) with a fresh nonce each time. A state that is encrypted is read either way.
 */
public final class StateCipher {
  /** Writes plain states, and has no key for others. */
  public static final StateCipher NONE = new StateCipher(false, KeyStore.NONE);

  private static final String TRANSFORMATION = "AES/GCM/NoPadding";
  private static final String SCHEME = "AES-256-GCM";
  private static final String ENCRYPTED = "encrypted";
  private static final String NONCE = "nonce";
  private static final String CONTENT = "content";
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final boolean encrypts;
  private final KeyStore keys;
  private final SecureRandom random = new SecureRandom();
  private Optional<byte[]> known = Optional.empty();

  /** Where the key lies, 32 bytes. */
  public interface KeyStore {
    KeyStore NONE =
        new KeyStore() {
          @Override
          public Optional<byte[]> find() {
            return Optional.empty();
          }

          @Override
          public void keep(byte[] key) {
            throw new StateLockedException("There is no place for a key.");
          }
        };

    /**
     * The stored key, if there is one.
     *
     * @throws StateLockedException if that cannot be found out
     */
    Optional<byte[]> find();

    /**
     * Stores a fresh key.
     *
     * @throws StateLockedException if it cannot be stored
     */
    void keep(byte[] key);
  }

  /**
   * @param encrypts whether states are written encrypted
   * @param keys asked when a key is first needed
   */
  public StateCipher(boolean encrypts, KeyStore keys) {
    this.encrypts = encrypts;
    this.keys = keys;
  }

  boolean encrypts() {
    return encrypts;
  }

  static boolean isEncrypted(ObjectNode json) {
    return json.has(ENCRYPTED);
  }

  /** The members that stand for a text in the file. */
  ObjectNode encrypted(byte[] plain) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key(), nonce);
      Base64.Encoder base64 = Base64.getEncoder();
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      json.put(ENCRYPTED, SCHEME);
      json.put(NONCE, base64.encodeToString(nonce));
      json.put(CONTENT, base64.encodeToString(cipher.doFinal(plain)));
      return json;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + TRANSFORMATION, e);
    }
  }

  /**
   * The text that the members stand for.
   *
   * @throws StateLockedException if there is no key, or another one
   */
  byte[] decrypted(ObjectNode json) {
    byte[] key =
        stored()
            .orElseThrow(
                () ->
                    new StateLockedException(
                        "it is encrypted, and its key is not in the credential store (state_key)"));
    try {
      Base64.Decoder base64 = Base64.getDecoder();
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, base64.decode(json.path(NONCE).asText()));
      return cipher.doFinal(base64.decode(json.path(CONTENT).asText()));
    } catch (AEADBadTagException e) {
      throw new StateLockedException(
          "it is encrypted with another key than the one in the credential store (state_key)");
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new StateLockedException("it is encrypted in a way that is not known (" + e + ")");
    }
  }

  private byte[] key() {
    if (stored().isEmpty()) {
      byte[] fresh = new byte[KEY_BYTES];
      random.nextBytes(fresh);
      keys.keep(fresh);
      known = Optional.of(fresh);
    }
    return known.orElseThrow();
  }

  /** Asked for until there is one, and not again. */
  private Optional<byte[]> stored() {
    if (known.isEmpty()) {
      known = keys.find();
    }
    return known;
  }

  private static Cipher cipher(int mode, byte[] key, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(TRANSFORMATION);
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }
}
