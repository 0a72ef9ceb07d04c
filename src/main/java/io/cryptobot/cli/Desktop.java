package io.cryptobot.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Asks the operating system to show a file or a page with the program that the person uses for it.
 */
final class Desktop {
  private Desktop() {}

  /** Whether a program was started; it runs on its own. */
  static boolean open(Path file) {
    return start(command(file.toAbsolutePath().toString()));
  }

  /** As the other, for an address and the person's browser. */
  static boolean open(URI address) {
    return start(command(address.toString()));
  }

  private static boolean start(Optional<List<String>> command) {
    if (command.isEmpty()) {
      return false;
    }
    try {
      new ProcessBuilder(command.get())
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static Optional<List<String>> command(String name) {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.startsWith("windows")) {
      return Optional.of(List.of("explorer.exe", name));
    }
    if (system.startsWith("mac")) {
      return Optional.of(List.of("open", name));
    }
    boolean hasDesktop =
        System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
    return hasDesktop ? Optional.of(List.of("xdg-open", name)) : Optional.empty();
  }
}
