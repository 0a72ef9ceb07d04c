package io.cryptobot.cli;

import io.cryptobot.files.FileLayer;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.home.Home;
import io.cryptobot.home.KillSwitch;
import io.cryptobot.journal.AuditLog;
import io.cryptobot.journal.AuditLogFormat.Action;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code --resume}: lifts the kill switch; the bot is then started again by hand. */
@Command(name = "--resume", description = "Lift the kill switch.")
final class ResumeCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private GlobalOptions global;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields in
  ResumeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Home home = new Home(global.home(console));
    KillSwitch killSwitch =
        new KillSwitch(home, new WholeFiles(FileLayer.DISK, console.sleeper()), console.clock());
    if (!killSwitch.isOn()) {
      console.out().println("The kill switch is off; there is nothing to lift.");
      return ExitCode.DONE;
    }
    killSwitch.turnOff();
    new AuditLog(home.data(), FileLayer.DISK, console.clock(), console.userName())
        .byPerson(Action.RESUME, "--resume", "on", "off");
    console.out().println("The kill switch is lifted. Start the bot again when you are ready.");
    return ExitCode.DONE;
  }
}
