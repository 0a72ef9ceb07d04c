package io.cryptobot.cli;

import io.cryptobot.config.BotConfig;
import io.cryptobot.dashboard.Actions;
import io.cryptobot.home.ConfigSeen;
import io.cryptobot.home.Home;
import io.cryptobot.home.KillSwitch;
import io.cryptobot.home.Requests.Answer;
import io.cryptobot.journal.FileNotWrittenException;
import io.cryptobot.status.Look;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;

/** What the dashboard's buttons do: the same as the commands, and their words are the answer. */
final class DashboardActions implements Actions {
  private static final String HOW = "dashboard";

  private final Home home;
  private final Console console;
  private final HomeLook homeLook;

  DashboardActions(Home home, Console console) {
    this.home = home;
    this.console = console;
    this.homeLook = new HomeLook(home, console);
  }

  @Override
  public Look look() throws IOException {
    return homeLook.now();
  }

  @Override
  public Answer kill() throws IOException {
    return said(heard -> KillCommand.turnOn(home, heard, HOW));
  }

  @Override
  public Answer resume() throws IOException {
    Optional<BotConfig> config = Configuration.inspect(home.root(), console).config();
    boolean isGuarded = config.map(known -> known.connections().isKillSwitchGuarded()).orElse(true);
    if (isGuarded) {
      return new Answer(
          false, "The kill switch is lifted with a password, so only by --resume in a terminal.");
    }
    KillSwitch killSwitch = HomeParts.killSwitch(home, console, false);
    if (!killSwitch.isOn()) {
      return new Answer(false, "The kill switch is off; there is nothing to lift.");
    }
    return said(heard -> ResumeCommand.lift(killSwitch, HomeParts.audit(home, heard), heard, HOW));
  }

  @Override
  public Answer backup() throws IOException {
    return said(heard -> heard.out().println(BackupCommand.take(home, heard, false)));
  }

  @Override
  public Answer steer(String command, String argument) throws IOException {
    try {
      return new Steering(console, home).answer(command, argument);
    } catch (CommandFailedException e) {
      return new Answer(false, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public String writeConfig(String fileName, byte[] content) throws IOException {
    ConfigSeen seen = new ConfigSeen(home, HomeParts.files(console));
    // What stands there now is what the rows compare with, where no bot has started yet.
    seen.begin(List.of(fileName));
    HomeParts.files(console).write(home.config().resolve(fileName), content);
    try {
      Startup.noteConfig(seen, List.of(fileName), HomeParts.audit(home, console));
      return "";
    } catch (FileNotWrittenException e) {
      return "Its audit rows could not be written and come with the next start: " + e.getMessage();
    }
  }

  /** A command's doing, on a console that is read instead of shown. */
  @FunctionalInterface
  private interface Command {
    void run(Console heard) throws IOException;
  }

  private Answer said(Command command) throws IOException {
    StringWriter text = new StringWriter();
    PrintWriter writer = new PrintWriter(text);
    Console heard =
        new Console(
            writer,
            writer,
            false,
            console.workingFolder(),
            console.environment(),
            console.clock(),
            console.sleeper(),
            Prompt.nobody(),
            console.keyring());
    try {
      command.run(heard);
    } catch (CommandFailedException | FileNotWrittenException e) {
      return new Answer(false, String.valueOf(e.getMessage()));
    }
    writer.flush();
    return new Answer(true, text.toString().strip());
  }
}
