package io.cryptobot.credential;

import java.security.PrivateKey;

/** A key of one of the two APIs of Coinbase; its form says of which. */
public sealed interface CoinbaseKey {

  /** In words, without the key: {@code an Ed25519 key of Advanced Trade}. */
  String kind();

  /**
   * A key of Advanced Trade.
   *
   * @param name {@code organizations/.../apiKeys/...}, or the bare id
   * @param privateKey on the curve P-256, or Ed25519
   */
  record Advanced(String name, PrivateKey privateKey) implements CoinbaseKey {
    @Override
    public String kind() {
      return "an " + PrivateKeys.algorithm(privateKey) + " key of Advanced Trade";
    }

    @Override
    public String toString() {
      return "Advanced[hidden]";
    }
  }

  /**
   * A key of Exchange.
   *
   * @param secret in base64, as Coinbase shows it
   */
  record Exchange(String key, String secret, String passphrase) implements CoinbaseKey {
    @Override
    public String kind() {
      return "a key of Exchange";
    }

    @Override
    public String toString() {
      return "Exchange[hidden]";
    }
  }

  /**
   * The key that a secret holds.
   *
   * @throws UnusableSecretException saying what is wrong with it
   */
  static CoinbaseKey of(Secret secret) throws UnusableSecretException {
    if (secret.find("name").isPresent() || secret.find("privateKey").isPresent()) {
      return new Advanced(secret.get("name"), PrivateKeys.parse(secret.get("privateKey")));
    }
    String key = either(secret, "key", Slot.API_KEY);
    String hidden = either(secret, "secret", "api_secret");
    if (key.contains("/apiKeys/") || hidden.contains("PRIVATE KEY")) {
      return new Advanced(key, PrivateKeys.parse(hidden));
    }
    return new Exchange(key, PrivateKeys.checkedBase64(hidden), secret.get("passphrase"));
  }

  private static String either(Secret secret, String field, String older)
      throws UnusableSecretException {
    return secret.find(field).isPresent() || secret.find(older).isEmpty()
        ? secret.get(field)
        : secret.get(older);
  }
}
