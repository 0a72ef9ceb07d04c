package io.cryptobot.cli;

import io.cryptobot.backup.Backups;
import io.cryptobot.home.Home;
import io.cryptobot.home.Requests.Answer;
import io.cryptobot.journal.AuditLogFormat.Action;
import io.cryptobot.journal.FileNotWrittenException;
import java.io.IOException;
import java.nio.file.Path;

/** Takes a backup of a home, with its row in the audit log. */
final class TakenBackup {
  private static final String WEEKLY = "weekly";

  private TakenBackup() {}

  /** What a request for one says of it. */
  static String kind(boolean isWeekly) {
    return isWeekly ? WEEKLY : "";
  }

  /**
   * Takes one.
   *
   * @param kind as {@link #kind} says it
   */
  static Answer take(Home home, Console console, String kind) {
    try {
      Path folder = new Backups(home, console.clock(), Version.current()).take(kind.equals(WEEKLY));
      HomeParts.audit(home, console)
          .byPerson(Action.BACKUP, String.valueOf(folder.getFileName()), "", "");
      return new Answer(true, "The backup is in " + folder);
    } catch (IOException | FileNotWrittenException e) {
      return new Answer(
          false,
          "The backup could not be taken ("
              + e
              + "). Check that "
              + home.backups()
              + " may be written and that the disk has space.");
    }
  }
}
