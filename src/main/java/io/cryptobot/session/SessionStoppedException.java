package io.cryptobot.session;

/** A session that cannot go on; the message is one paragraph for a person. */
public final class SessionStoppedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SessionStoppedException(String message, Throwable cause) {
    super(message, cause);
  }
}
