package io.cryptobot.cli;

import io.cryptobot.config.BotConfig;
import io.cryptobot.home.Home;
import io.cryptobot.home.HomeLock;
import io.cryptobot.home.KillSwitch;
import io.cryptobot.journal.AuditLogFormat.Action;
import io.cryptobot.journal.FileNotWrittenException;
import io.cryptobot.session.OpenHome;
import io.cryptobot.session.StartRefusedException;
import io.cryptobot.state.StateCipher;
import io.cryptobot.status.OpenPosition;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code --kill}: writes the flag at once, and waits for nobody. */
@Command(name = "--kill", description = "Stop all trading at once, and keep it stopped.")
final class KillCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private GlobalOptions global;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields in
  KillCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    turnOn(new Home(global.home(console)), console, "--kill");
    return ExitCode.DONE;
  }

  /**
   * Turns it on and prints what that means.
   *
   * @param how for the flag and the audit row
   */
  static void turnOn(Home home, Console console, String how) throws IOException {
    boolean isConfigured = Files.isDirectory(home.config());
    Optional<BotConfig> config =
        isConfigured ? Configuration.inspect(home.root(), console).config() : Optional.empty();
    // A configuration that cannot be read may hold a password.
    boolean isGuarded =
        config.map(known -> known.connections().isKillSwitchGuarded()).orElse(isConfigured);
    KillSwitch killSwitch = HomeParts.killSwitch(home, console, isGuarded);
    boolean wasOn = killSwitch.isOn();
    try {
      killSwitch.turnOn(console.userName(), how);
    } catch (IOException e) {
      throw new CommandFailedException(
          "The kill switch cannot be written to "
              + killSwitch.file()
              + " ("
              + e
              + "). Make an empty file of that name by hand, or close the bot's window.",
          e);
    }
    if (wasOn) {
      console.out().println("The kill switch was on already: " + killSwitch.file());
      return;
    }
    console.out().println("The kill switch is on: " + killSwitch.file());
    if (HomeLock.isHeld(home)) {
      console.out().println("The running bot stops within two seconds.");
    } else {
      tellPositions(home, console, config);
    }
    try {
      HomeParts.audit(home, console).byPerson(Action.KILL_SWITCH, how, "off", "on");
    } catch (FileNotWrittenException e) {
      console.err().println("The audit row could not be written: " + e.getMessage());
    }
  }

  /** Where a bot runs it tells them itself; where none does, the files tell what they can. */
  private static void tellPositions(Home home, Console console, Optional<BotConfig> config) {
    try {
      StateCipher cipher = StateKey.cipher(new Keys(home, console), false);
      OpenHome.look(home, HomeParts.files(console), cipher)
          .map(state -> TradingTexts.positions(OpenPosition.in(home, state, config)))
          .ifPresent(console.out()::println);
    } catch (StartRefusedException e) {
      console.err().println("What is open cannot be told: " + e.getMessage());
    }
  }
}
