package io.cryptobot.cli;

/** What the process tells its caller. */
final class ExitCode {
  /** Done, or stopped on purpose. */
  static final int DONE = 0;

  static final int FAILED = 1;
  static final int WRONG_USAGE = 2;
  static final int HEALTH_FAILED = 3;

  /** The total loss limit ended all trading. */
  static final int HARD_STOP = 4;

  /** Another copy already trades on this home. */
  static final int ALREADY_RUNNING = 5;

  private ExitCode() {}
}
