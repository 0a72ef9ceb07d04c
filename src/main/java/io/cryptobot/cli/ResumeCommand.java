package io.cryptobot.cli;

import io.cryptobot.home.Home;
import io.cryptobot.home.KillSwitch;
import io.cryptobot.home.KillSwitchPassword;
import io.cryptobot.journal.AuditLog;
import io.cryptobot.journal.AuditLogFormat.Action;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code --resume}: lifts the kill switch; the bot is then started again by hand. */
@Command(name = "--resume", description = "Lift the kill switch.")
final class ResumeCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private GlobalOptions global;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "Read the kill switch's password from this file, where one is set.")
  private @Nullable Path passwordFile;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields in
  ResumeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Home home = new Home(global.home(console));
    Optional<String> hash =
        Files.isDirectory(home.config())
            ? Configuration.loadOrBegin(home.root(), console).connections().killSwitchPasswordHash()
            : Optional.empty();
    KillSwitch killSwitch = HomeParts.killSwitch(home, console, hash.isPresent());
    if (!killSwitch.isOn()) {
      console.out().println("The kill switch is off; there is nothing to lift.");
      return ExitCode.DONE;
    }
    AuditLog audit = HomeParts.audit(home, console);
    if (hash.isPresent() && !KillSwitchPassword.fits(hash.get(), password())) {
      audit.byPerson(Action.RESUME, "--resume refused: wrong password", "on", "on");
      throw new CommandFailedException("This is not the password. The kill switch stays on.");
    }
    lift(killSwitch, audit, console, "--resume");
    return ExitCode.DONE;
  }

  /** Lifts one that is on, whose password was given if it has one. */
  static void lift(KillSwitch killSwitch, AuditLog audit, Console console, String how)
      throws IOException {
    killSwitch.turnOff();
    audit.byPerson(Action.RESUME, how, "on", "off");
    console.out().println("The kill switch is lifted. Start the bot again when you are ready.");
  }

  private String password() {
    if (passwordFile == null) {
      return console
          .prompt()
          .secret("Password of the kill switch (not shown): ")
          .orElseThrow(
              () ->
                  new CommandFailedException(
                      "connections.json asks for a password to lift the kill switch, and here is"
                          + " nobody to type it: run this in a PowerShell window, or give a file"
                          + " that holds it with --password-file FILE. The kill switch stays on."));
    }
    Path file = console.workingFolder().resolve(passwordFile);
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new CommandFailedException(
          "The password file " + file + " cannot be read. The kill switch stays on.", e);
    }
  }
}
