package io.cryptobot.cli;

import io.cryptobot.config.BotConfig;
import io.cryptobot.config.ConfigException;
import io.cryptobot.config.ConfigLoader;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.home.Home;
import io.cryptobot.home.LossFlag;
import io.cryptobot.state.StateFile;
import io.cryptobot.status.Look;
import io.cryptobot.status.Status;
import java.io.IOException;
import java.util.Optional;

/** Looks into a home, again and again if need be; changes nothing there. */
final class HomeLook {
  private final Home home;
  private final Console console;
  private final Keys keys;

  HomeLook(Home home, Console console) {
    this.home = home;
    this.console = console;
    this.keys = new Keys(home, console);
  }

  Look now() throws IOException {
    WholeFiles files = HomeParts.files(console);
    Optional<BotConfig> config = config();
    Status.Place place =
        new Status.Place(
            home,
            HomeParts.killSwitch(home, console, config),
            new LossFlag(home, files),
            console.clock().instant());
    return Look.at(place, new StateFile(home.data(), files, StateKey.cipher(keys, false)), config);
  }

  /** Empty if it cannot be used. */
  private Optional<BotConfig> config() {
    try {
      return Optional.of(ConfigLoader.load(home.config()));
    } catch (ConfigException e) {
      return Optional.empty();
    }
  }
}
