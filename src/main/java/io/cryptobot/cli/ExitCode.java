package io.cryptobot.cli;

/** What the process tells its caller. */
final class ExitCode {
  /** Done, or stopped on purpose. */
  static final int DONE = 0;

  static final int FAILED = 1;
  static final int WRONG_USAGE = 2;
  static final int HEALTH_FAILED = 3;

  private ExitCode() {}
}
