package io.cryptobot.status;

import io.cryptobot.config.BotConfig;
import io.cryptobot.state.StateFile;
import io.cryptobot.state.StateFile.FromBackup;
import io.cryptobot.state.StateFile.Good;
import io.cryptobot.state.StateFile.Loaded;
import io.cryptobot.state.StateFile.Unusable;
import io.cryptobot.state.StateJson;
import java.io.IOException;
import java.util.Optional;

/** What a look into a home finds. */
public sealed interface Look {

  /**
   * No bot has run there.
   *
   * @param isKilled whether the kill switch is on all the same
   */
  record NoBot(boolean isKilled) implements Look {}

  /**
   * There is a state that cannot be used.
   *
   * @param why in a paragraph that says what to do
   * @param isKilled whether the kill switch is on
   */
  record Unreadable(String why, boolean isKilled) implements Look {}

  /** A bot has run there, or does. */
  record Known(Status status) implements Look {}

  /**
   * Looks once.
   *
   * @param config what the limits and levels are taken from; empty if it cannot be used
   */
  static Look at(Status.Place place, StateFile file, Optional<BotConfig> config)
      throws IOException {
    Loaded loaded = file.load();
    if (loaded instanceof Unusable unusable) {
      return new Unreadable(unusable.why(), place.killSwitch().isOn());
    }
    try {
      if (loaded instanceof Good good) {
        return new Known(
            Status.of(place, StateJson.read(good.content()), Optional.empty(), config));
      }
      if (loaded instanceof FromBackup backup) {
        return new Known(
            Status.of(place, StateJson.read(backup.content()), Optional.of(backup.why()), config));
      }
    } catch (IllegalArgumentException e) {
      String why = "portfolio_state.json is whole but cannot be understood: " + e.getMessage();
      return new Unreadable(why + ". Restore a backup with --restore.", place.killSwitch().isOn());
    }
    return new NoBot(place.killSwitch().isOn());
  }
}
