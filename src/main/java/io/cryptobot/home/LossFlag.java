package io.cryptobot.home;

import io.cryptobot.files.WholeFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * {@code data/loss_override.flag}: the total loss limit was reached. While it is there no trading
 * mode starts; deleting it is how a person says that trading may go on.
 */
public final class LossFlag {
  private final Path flag;
  private final WholeFiles files;

  public LossFlag(Home home, WholeFiles files) {
    this.flag = home.data("loss_override.flag");
    this.files = files;
  }

  public Path file() {
    return flag;
  }

  public boolean isThere() {
    return !Files.notExists(flag);
  }

  /** Writes the flag, naming the ledger that it is about. */
  public void write(String ledgerId, String environment, Instant time, String totalLoss)
      throws IOException {
    String text =
        "The total loss limit was reached. Trading stays stopped while this file is here.\n"
            + "Delete it to let the bot count losses anew and trade on.\nledger: "
            + ledgerId
            + "\nenvironment: "
            + environment
            + "\nat: "
            + time
            + "\ntotal loss: $"
            + totalLoss
            + "\n";
    files.write(flag, text.getBytes(StandardCharsets.UTF_8));
  }
}
