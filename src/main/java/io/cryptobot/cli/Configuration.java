package io.cryptobot.cli;

import io.cryptobot.config.BotConfig;
import io.cryptobot.config.ConfigDefaults;
import io.cryptobot.config.ConfigException;
import io.cryptobot.config.ConfigLoader;
import io.cryptobot.config.ConfigProblem;
import io.cryptobot.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Loads a home's configuration, or explains why it cannot be. */
final class Configuration {
  private Configuration() {}

  /**
   * The configuration of a mode that trades no real account: a missing folder is filled with the
   * defaults, and that is said.
   */
  static BotConfig loadOrBegin(Path home, Console console) {
    Path folder = home.resolve("config");
    try {
      if (ConfigDefaults.writeMissingFolder(folder)) {
        console.err().println("Wrote the default configuration to " + folder + ".");
      }
    } catch (IOException e) {
      throw new CommandFailedException(
          "The default configuration cannot be written to "
              + folder
              + " ("
              + e
              + "). Choose a folder that you may write to, with --home DIR.",
          e);
    }
    return load(folder);
  }

  /** What {@link #inspect} found: the configuration, or all that is wrong with it. */
  record Inspected(Optional<BotConfig> config, List<ConfigProblem> problems) {}

  /** As {@link #loadOrBegin}, for a mode that goes on without a configuration. */
  static Inspected inspect(Path home, Console console) {
    Path folder = home.resolve("config");
    try {
      if (ConfigDefaults.writeMissingFolder(folder)) {
        console.err().println("Wrote the default configuration to " + folder + ".");
      }
      return new Inspected(Optional.of(ConfigLoader.load(folder)), List.of());
    } catch (IOException e) {
      return new Inspected(
          Optional.empty(),
          List.of(new ConfigProblem("config", "", "the folder cannot be written (" + e + ")")));
    } catch (ConfigException e) {
      return new Inspected(Optional.empty(), e.problems());
    }
  }

  /** The configuration of a mode that only reads: it makes none, and does without one. */
  static Optional<BotConfig> ifUsable(Home home, Console console) {
    try {
      return Optional.of(ConfigLoader.load(home.config()));
    } catch (ConfigException e) {
      console.err().println("The configuration cannot be used; --health tells what is wrong.");
      return Optional.empty();
    }
  }

  /** The configuration of a mode that trades a real account, which never makes one. */
  static BotConfig load(Home home) {
    refuseToBeginIn(home);
    return load(home.config());
  }

  /** Refuses a folder without a configuration, for who asks before anything is written there. */
  static void refuseToBeginIn(Home home) {
    if (!Files.isDirectory(home.config())) {
      throw new CommandFailedException(
          "There is no configuration in "
              + home.root()
              + ", and this mode makes none: a wrong folder must not become a bot. Go to the bot's"
              + " folder, or name it with --home DIR.");
    }
  }

  private static BotConfig load(Path folder) {
    try {
      return ConfigLoader.load(folder);
    } catch (ConfigException e) {
      throw new CommandFailedException(
          "The configuration in "
              + folder
              + " cannot be used:\n"
              + e.getMessage()
              + "\nMend the file, or move the whole folder away to begin with the defaults.",
          e);
    }
  }
}
