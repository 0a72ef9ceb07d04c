package io.cryptobot.cli;

import io.cryptobot.backup.Backups;
import io.cryptobot.home.Home;
import io.cryptobot.journal.AuditLogFormat.Action;
import io.cryptobot.journal.FileNotWrittenException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code --backup}: also beside a running bot. */
@Command(
    name = "--backup",
    description = "Copy state, logs and configuration to a new folder under backups.")
final class BackupCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private GlobalOptions global;

  @Option(
      names = "--weekly",
      description = "Mark it as a weekly one: the last four of those stay, older ones go.")
  private boolean weekly;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields in
  BackupCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Path folder = take(new Home(global.home(console)), console, weekly);
    console.out().println("The backup is in " + folder);
    console.out().println("Credentials are not in it: keep those apart.");
    return ExitCode.DONE;
  }

  /** Takes one, with its audit row; returns its folder. */
  static Path take(Home home, Console console, boolean weekly) {
    try {
      Path folder = new Backups(home, console.clock(), Version.current()).take(weekly);
      HomeParts.audit(home, console)
          .byPerson(Action.BACKUP, String.valueOf(folder.getFileName()), "", "");
      return folder;
    } catch (IOException | FileNotWrittenException e) {
      throw new CommandFailedException(
          "The backup could not be taken ("
              + e
              + "). Check that "
              + home.backups()
              + " may be written and that the disk has space.",
          e);
    }
  }
}
