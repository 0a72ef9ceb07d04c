package io.cryptobot.credential;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.Set;

/** What the secret of each slot must look like. */
public final class CredentialForm {
  /** The length of an AES-256 key. */
  private static final int STATE_KEY_BYTES = 32;

  private static final Set<String> HIDDEN =
      Set.of(
          "privateKey", "secret", "passphrase", Slot.API_KEY, "from_password", "bot_token", "key");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private CredentialForm() {}

  /** Whether a field is not to be seen on the screen while it is typed. */
  public static boolean isHidden(String field) {
    return HIDDEN.contains(field);
  }

  /**
   * What a secret is, in words, without the secret.
   *
   * @throws UnusableSecretException if it is not what the slot is for
   */
  public static String kind(Slot slot, Secret secret) throws UnusableSecretException {
    return switch (slot) {
      case COINBASE_LIVE, COINBASE_SANDBOX -> CoinbaseKey.of(secret).kind();
      case CRYPTOCOMPARE, COINGECKO -> {
        secret.get(Slot.API_KEY);
        yield "an API key";
      }
      case EMAIL -> "a mail account (" + secret.get("from_email") + ")" + to(secret);
      case TELEGRAM -> {
        secret.get("bot_token");
        yield "a Telegram bot for the chat " + secret.get("chat_id");
      }
      case STATE_KEY -> {
        stateKey(secret);
        yield "the key of the encrypted state";
      }
    };
  }

  private static String to(Secret secret) throws UnusableSecretException {
    secret.get("smtp_server");
    return " for mail to " + secret.get("to_email");
  }

  /** The bytes of an AES-256 key. */
  public static byte[] stateKey(Secret secret) throws UnusableSecretException {
    try {
      byte[] key = Base64.getDecoder().decode(secret.get("key"));
      if (key.length == STATE_KEY_BYTES) {
        return key;
      }
    } catch (IllegalArgumentException e) {
      // It is not what it should be, as with the wrong length.
    }
    throw new UnusableSecretException("key is not the base64 text of 32 bytes");
  }

  /** A fresh secret of an AES-256 key. */
  public static Secret ofStateKey(byte[] key) {
    return new Secret(Map.of("key", Base64.getEncoder().encodeToString(key)));
  }

  /** The fields of a slot in a JSON file; empty if it is no JSON or has none of them. */
  public static Secret ofFile(Slot slot, byte[] content) {
    try {
      return Secret.of(JSON.readTree(content), slot.fields());
    } catch (IOException e) {
      return new Secret(Map.of());
    }
  }
}
