package io.cryptobot.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl+C, a closed console window, a logoff or the end of the computer's day: the run is asked to
 * stop, and the process waits for it to save what it knows. Windows grants a closing window five
 * seconds.
 */
final class StopSignal implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(4);

  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "stop-signal");
  private volatile boolean asked;
  private volatile int exitCode = ExitCode.FAILED;

  StopSignal() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  boolean isAsked() {
    return asked;
  }

  private void stop() {
    asked = true;
    try {
      if (finished.await(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        // Stopped on purpose is done; the exit code of a killed process would say failed.
        Runtime.getRuntime().halt(exitCode);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The run has saved everything and ends with this code. */
  void finish(int code) {
    exitCode = code;
    finished.countDown();
  }

  @Override
  public void close() {
    finished.countDown();
    if (!asked) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The end has begun in this very moment; the hook then finds the run finished.
        asked = true;
      }
    }
  }
}
