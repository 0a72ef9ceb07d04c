package io.cryptobot.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptobot.files.FileLayer;
import io.cryptobot.files.WholeFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Changes the environment that a home's active state file is of. The other environments' states
 * stand beside it as {@code portfolio_state.ENVIRONMENT.json}. At every instant the active file is
 * whole: the leaving state is copied aside first, then the active file replaced, then the copy of
 * the arriving state removed. A crash in between leaves a copy too many, never one too few.
 */
public final class Parking {
  private final Path data;
  private final WholeFiles files;
  private final FileLayer layer;
  private final StateCipher cipher;

  public Parking(Path data, WholeFiles files, FileLayer layer, StateCipher cipher) {
    this.cipher = cipher;
    this.data = data;
    this.files = files;
    this.layer = layer;
  }

  private Path parked(String environment) {
    return data.resolve("portfolio_state." + environment + ".json");
  }

  /**
   * The parked state of an environment, which loads as {@link StateFile.Fresh} if there is none.
   */
  public StateFile file(String environment) {
    String name = parked(environment).getFileName().toString();
    return StateFile.single(data, name, files, cipher);
  }

  /** Copies the active state aside. */
  public void park(String environment) throws IOException {
    files.writePrivately(
        parked(environment), Files.readAllBytes(data.resolve("portfolio_state.json")));
  }

  /**
   * Makes a state the active one.
   *
   * @param content of the arriving environment
   */
  public void activate(StateFile active, ObjectNode content, String environment)
      throws IOException {
    active.save(content);
    // A second time, so that the predecessor beside it is not another environment's.
    active.save(content);
    layer.delete(parked(environment));
  }
}
