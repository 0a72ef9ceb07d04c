package io.cryptobot.cli;

/**
 * A command that cannot go on, for a reason that a person can mend: the message is one short
 * paragraph that says what is wrong, where, and what to do.
 */
final class CommandFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CommandFailedException(String message) {
    super(message);
  }

  CommandFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
