package io.cryptobot.health;

import java.util.List;

/** Sends an alert that says it is a test. */
@FunctionalInterface
public interface TestAlert {

  /** What came of it, a result for each channel; none if there is no channel. */
  List<Result> send();

  /** How it went. */
  enum Outcome {
    SENT,
    FAILED,
    /** Not switched on. */
    OFF
  }

  /**
   * The result of one channel.
   *
   * @param channel its name, such as {@code email}
   * @param detail what went wrong, or why it is off; without secrets
   */
  record Result(String channel, Outcome outcome, String detail) {}
}
