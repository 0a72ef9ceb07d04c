package io.cryptobot.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;

/**
 * What the program was started in.
 *
 * @param out for results
 * @param err for errors and progress
 * @param isTerminal whether a person may be looking, so that a line may be drawn over
 * @param workingFolder what relative paths are relative to
 * @param clock the time
 */
public record Console(
    PrintWriter out, PrintWriter err, boolean isTerminal, Path workingFolder, Clock clock) {}
