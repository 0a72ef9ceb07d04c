package io.cryptobot.state;

import io.cryptobot.files.WholeFiles;
import io.cryptobot.state.StateFile.Older;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * State files of an older form, kept in a folder before they are brought up: {@code
 * portfolio_state.paper.form-1.json}, and another one of the same environment and form beside it as
 * {@code portfolio_state.paper.form-1.2.json}. None replaces another.
 */
public final class OlderForms {
  private final Path folder;
  private final WholeFiles files;

  public OlderForms(Path folder, WholeFiles files) {
    this.folder = folder;
    this.files = files;
  }

  /** Keeps a file; one that is kept already is not kept twice. */
  public void keep(Older older) throws IOException {
    for (int number = 1; ; number++) {
      Path copy = folder.resolve(name(older, number));
      if (!Files.exists(copy)) {
        files.writePrivately(copy, older.bytes());
        return;
      }
      if (Arrays.equals(Files.readAllBytes(copy), older.bytes())) {
        return;
      }
    }
  }

  private static String name(Older older, int number) {
    String which = number == 1 ? "" : "." + number;
    return "portfolio_state." + older.environment() + ".form-" + older.version() + which + ".json";
  }
}
