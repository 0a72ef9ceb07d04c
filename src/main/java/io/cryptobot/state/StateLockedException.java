package io.cryptobot.state;

/** An encrypted state cannot be read or written; the message says why, without a full stop. */
public final class StateLockedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StateLockedException(String message) {
    super(message);
  }
}
