package io.cryptobot.home;

import java.nio.file.Path;

/**
 * The folder that holds all that one bot owns.
 *
 * @param root an absolute path
 */
public record Home(Path root) {

  public Path config() {
    return root.resolve("config");
  }

  public Path data() {
    return root.resolve("data");
  }

  public Path logs() {
    return root.resolve("logs");
  }

  public Path backups() {
    return root.resolve("backups");
  }

  /** A file in the data folder. */
  public Path data(String name) {
    return data().resolve(name);
  }

  /** One file a day: why each signal was or was not acted on. */
  public Path decisions() {
    return data("decisions");
  }

  /** What a person asks of a running bot. */
  public Path requests() {
    return data("requests");
  }
}
