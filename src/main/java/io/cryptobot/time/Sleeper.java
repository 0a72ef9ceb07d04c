package io.cryptobot.time;

import java.time.Duration;

/** Waits, so that a test need not. */
@FunctionalInterface
public interface Sleeper {
  /** Really waits. */
  Sleeper REAL = time -> Thread.sleep(time.toMillis());

  /** Returns when {@code time} has passed. */
  void sleep(Duration time) throws InterruptedException;
}
