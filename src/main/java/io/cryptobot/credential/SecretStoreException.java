package io.cryptobot.credential;

/** A store cannot be asked or written; the message is for a person and holds no secret. */
public final class SecretStoreException extends Exception {
  private static final long serialVersionUID = 1L;

  public SecretStoreException(String message) {
    super(message);
  }
}
