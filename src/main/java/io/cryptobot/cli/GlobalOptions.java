package io.cryptobot.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Options of every mode. */
final class GlobalOptions {

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "The folder with config, data, logs and backups; the current one by default.")
  private Path home = Path.of("");

  @SuppressWarnings("UnusedVariable") // picocli acts on it
  @Option(
      names = {"--help", "-h"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  /** The home folder, as an absolute path. */
  Path home(Console console) {
    return console.workingFolder().resolve(home).toAbsolutePath().normalize();
  }
}
