package io.cryptobot.cli;

import io.cryptobot.credential.SystemKeyring;
import io.cryptobot.time.Sleeper;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * What the program was started in.
 *
 * @param out for results
 * @param err for errors and progress
 * @param isTerminal whether a person may be looking, so that a line may be drawn over
 * @param workingFolder what relative paths are relative to
 * @param environment the environment variables
 * @param clock the time
 * @param sleeper how time passes while something is waited for
 * @param prompt whom questions are put to
 * @param keyring the system's credential store
 */
public record Console(
    PrintWriter out,
    PrintWriter err,
    boolean isTerminal,
    Path workingFolder,
    Map<String, String> environment,
    Clock clock,
    Sleeper sleeper,
    Prompt prompt,
    SystemKeyring keyring) {

  /** Who uses the program, for the audit log. */
  String userName() {
    String windows = environment.get("USERNAME");
    return windows != null ? windows : environment.getOrDefault("USER", "unknown");
  }
}
