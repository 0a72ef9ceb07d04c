package io.cryptobot.optimize;

/** A search that cannot be made: the message says why and what to do, for a person. */
public final class SweepRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SweepRefusedException(String message) {
    super(message);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
