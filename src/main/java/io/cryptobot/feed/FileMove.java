package io.cryptobot.feed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The one file operation that Windows refuses while a virus scanner or a reader holds the file. */
@FunctionalInterface
interface FileMove {
  FileMove ATOMIC =
      (from, to) ->
          Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);

  /** Puts {@code from} in the place of {@code to}. */
  void move(Path from, Path to) throws IOException;
}
