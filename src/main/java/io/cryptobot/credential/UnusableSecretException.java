package io.cryptobot.credential;

/** What a slot holds is not what it should; the message is for a person and holds no secret. */
public final class UnusableSecretException extends Exception {
  private static final long serialVersionUID = 1L;

  public UnusableSecretException(String message) {
    super(message);
  }
}
