package io.cryptobot.session;

import java.io.IOException;

/** A session that cannot go on; the message is one paragraph for a person. */
public final class SessionStoppedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SessionStoppedException(String message, Throwable cause) {
    super(message, cause);
  }

  static SessionStoppedException stateNotSaved(IOException cause) {
    return new SessionStoppedException(
        "Trading stopped, because data/portfolio_state.json cannot be saved ("
            + cause
            + "). Nothing is lost: the state is as it was after the last step, and the step that"
            + " could not be saved counts as not done. Check that the data folder may be written,"
            + " that the disk has space and that no other program holds the file, then start"
            + " again.",
        cause);
  }
}
