package io.cryptobot.backup;

/** A backup that is not restored; the message is one paragraph for a person. */
public final class RestoreRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RestoreRefusedException(String message) {
    super(message);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
