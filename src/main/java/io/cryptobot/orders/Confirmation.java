package io.cryptobot.orders;

import java.time.Duration;

/** Asks the person at the console. */
@FunctionalInterface
public interface Confirmation {

  /**
   * Asks and waits; one question at a time. Ends early when the kill switch is turned on.
   *
   * @return true only for a clear yes within that time
   */
  boolean ask(String question, Duration within) throws InterruptedException;
}
