package io.cryptobot.health;

import java.io.IOException;
import java.util.List;

/** Runs a program of Windows and returns what it prints. */
@FunctionalInterface
public interface WindowsCommands {

  /**
   * Runs it to its end.
   *
   * @throws IOException if it cannot be started, or does not end in time
   */
  Output run(List<String> command) throws IOException, InterruptedException;

  /** How it ended and what it printed. */
  record Output(int exitCode, String text) {}
}
