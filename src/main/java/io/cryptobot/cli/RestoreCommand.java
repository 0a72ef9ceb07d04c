package io.cryptobot.cli;

import io.cryptobot.backup.Backups;
import io.cryptobot.backup.Restore;
import io.cryptobot.backup.RestoreRefusedException;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.home.Home;
import io.cryptobot.home.HomeLock;
import io.cryptobot.journal.AuditLogFormat.Action;
import io.cryptobot.state.StateCipher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code --restore DIR}. */
@Command(name = "--restore", description = "Bring a backup back.")
final class RestoreCommand implements Callable<Integer> {
  private static final String LIVE_PHRASE = "RESTORE LIVE";

  private final Console console;

  @Mixin private GlobalOptions global;

  @Parameters(paramLabel = "DIR", description = "A folder under backups.")
  private Path folder;

  @Option(names = "--yes", description = "Restore without asking; a live portfolio asks anyway.")
  private boolean yes;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields in
  RestoreCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Home home = new Home(global.home(console));
    try {
      Optional<HomeLock> lock = HomeLock.tryAcquire(home);
      if (lock.isEmpty()) {
        console
            .err()
            .println(
                "Another copy of the bot is at work on this home ("
                    + home.root()
                    + "): stop it first, then restore.");
        return ExitCode.ALREADY_RUNNING;
      }
      try (HomeLock held = lock.get()) {
        restore(home, held);
      }
      return ExitCode.DONE;
    } catch (RestoreRefusedException e) {
      throw new CommandFailedException(e.getMessage(), e);
    } catch (IOException e) {
      throw new CommandFailedException(
          "The restore did not come to its end ("
              + e
              + "). The backup that was taken before it stands under backups; mend the cause and"
              + " run the same command again.",
          e);
    }
  }

  @SuppressWarnings("UnusedVariable") // the lock is for holding
  private void restore(Home home, HomeLock held) throws IOException {
    WholeFiles files = HomeParts.files(console);
    Path from = home.root().resolve(folder);
    Restore restore = Restore.verified(home, from, files, cipher(home));
    confirm(restore);
    Path before = new Backups(home, console.clock(), Version.current()).take(false);
    restore.carryOut();
    HomeParts.audit(home, console)
        .byPerson(
            Action.RESTORE, "from " + from.getFileName(), "kept in " + before.getFileName(), "");
    console.out().println("Restored from " + from + ".");
    console.out().println("What was there before is in " + before + ".");
    console
        .out()
        .println("Kill switch, hard stop, losses and today's counters are kept as they were.");
  }

  private StateCipher cipher(Home home) {
    boolean encrypts =
        Configuration.inspect(home.root(), console)
            .config()
            .map(config -> config.connections().encryptState())
            .orElse(false);
    return StateKey.cipher(new Keys(home, console), encrypts);
  }

  private void confirm(Restore restore) {
    if (restore.environment().equals("live")) {
      boolean isTyped =
          console
              .prompt()
              .line("This is a live portfolio. Type " + LIVE_PHRASE + " to restore: ")
              .filter(LIVE_PHRASE::equals)
              .isPresent();
      if (!isTyped) {
        throw new CommandFailedException(
            "Nothing was restored: a live portfolio needs the typed phrase " + LIVE_PHRASE + ".");
      }
    } else if (!yes && !Question.yes(console, "Replace state, logs and configuration?")) {
      throw new CommandFailedException(
          "Nothing was restored: it was not confirmed. Add --yes to restore without being asked.");
    }
  }
}
