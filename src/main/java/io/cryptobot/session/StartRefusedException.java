package io.cryptobot.session;

/** A trading mode does not start; the message is one paragraph for a person. */
public final class StartRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Why why;

  /** What kind of refusal it is; each has an exit code of its own. */
  public enum Why {
    /** Something is to be mended or decided first. */
    FAILED,
    /** Another process trades on this home. */
    ALREADY_RUNNING,
    /** The kill switch is on. */
    KILLED,
    /** The total loss limit was reached. */
    HARD_STOPPED
  }

  StartRefusedException(Why why, String message) {
    super(message);
    this.why = why;
  }

  public Why why() {
    return why;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
