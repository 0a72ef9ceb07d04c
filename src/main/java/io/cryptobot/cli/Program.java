package io.cryptobot.cli;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** The running program as a file. */
final class Program {
  private Program() {}

  /** The jar that these classes come from, or the folder where they are not in one. */
  static Path location() {
    try {
      return Path.of(Program.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the program's own place is no address", e);
    }
  }
}
