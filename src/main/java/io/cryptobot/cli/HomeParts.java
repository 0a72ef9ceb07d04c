package io.cryptobot.cli;

import io.cryptobot.config.BotConfig;
import io.cryptobot.files.FileLayer;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.home.Home;
import io.cryptobot.home.KillSwitch;
import io.cryptobot.journal.AuditLog;
import java.util.Optional;

/** The parts of a home that several commands use, put together in one way. */
final class HomeParts {
  private HomeParts() {}

  static WholeFiles files(Console console) {
    return new WholeFiles(FileLayer.DISK, console.sleeper());
  }

  /** The audit log, in the name of the person logged in. */
  static AuditLog audit(Home home, Console console) {
    return new AuditLog(home.data(), FileLayer.DISK, console.clock(), console.userName());
  }

  static KillSwitch killSwitch(Home home, Console console, boolean isGuarded) {
    return new KillSwitch(home, files(console), console.clock(), isGuarded);
  }

  /** The kill switch as the configuration guards it; without one it counts as not guarded. */
  static KillSwitch killSwitch(Home home, Console console, Optional<BotConfig> config) {
    boolean isGuarded =
        config.map(known -> known.connections().isKillSwitchGuarded()).orElse(false);
    return killSwitch(home, console, isGuarded);
  }
}
