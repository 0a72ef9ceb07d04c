package io.cryptobot.health;

import io.cryptobot.files.FileLayer;
import io.cryptobot.home.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The data folder takes what every save of the state does: write, force, rename, delete. */
public final class DataFolderCheck implements HealthCheck {
  private final Home home;
  private final FileLayer layer;

  public DataFolderCheck(Home home, FileLayer layer) {
    this.home = home;
    this.layer = layer;
  }

  @Override
  public String name() {
    return "data folder";
  }

  @Override
  public Finding check() {
    String own = "health." + ProcessHandle.current().pid();
    Path written = home.data(own + ".tmp");
    Path moved = home.data(own + ".probe");
    try {
      layer.createDirectories(home.data());
      layer.write(written, "health\n".getBytes(StandardCharsets.UTF_8));
      layer.force(written);
      layer.move(written, moved);
      layer.delete(moved);
      return Finding.pass("a file can be written, renamed and deleted in " + home.data());
    } catch (IOException e) {
      discard(written, e);
      discard(moved, e);
      return Finding.fail(
          home.data() + " cannot be written to (" + e + ")",
          "Give yourself the right to write there, or choose another folder with --home DIR."
              + " A virus scanner's ransomware protection may have to allow java.exe.");
    }
  }

  private void discard(Path file, IOException cause) {
    try {
      layer.delete(file);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }
}
