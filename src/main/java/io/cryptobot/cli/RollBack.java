package io.cryptobot.cli;

import io.cryptobot.backup.Backups;
import io.cryptobot.backup.Restore;
import io.cryptobot.backup.RestoreRefusedException;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.home.Home;
import io.cryptobot.journal.AuditLogFormat.Action;
import io.cryptobot.state.BotState;
import io.cryptobot.state.StateCipher;
import io.cryptobot.state.StateJson;
import io.cryptobot.update.KeptProgram;
import io.cryptobot.update.KeptProgram.Note;
import io.cryptobot.update.Portfolios;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The version before the last update comes back. The portfolio stays as it is where the old version
 * can read it; where it cannot, it is rolled back too, but only if nothing was traded since.
 */
final class RollBack {
  private static final String STATE_CHECK = "state";

  private final Console console;
  private final Home home;
  private final WholeFiles files;
  private final InstalledProgram installed;

  RollBack(Console console, Home home, InstalledProgram installed) {
    this.console = console;
    this.home = home;
    this.files = HomeParts.files(console);
    this.installed = installed;
  }

  int run() throws IOException, InterruptedException {
    KeptProgram old =
        KeptProgram.last(home, files)
            .orElseThrow(
                () ->
                    new CommandFailedException(
                        "There is no version to go back to: no update has kept one in "
                            + home.backups()
                            + "."));
    Optional<BotState> now = Update.refuseOrders(console, home);
    Map<String, String> failedBefore = failuresNow();
    Path backup = new Backups(home, console.clock(), Version.current()).take(false);
    console.out().println("Backed up to " + backup + ".");
    KeptProgram current = keepCurrent(old, backup);
    Optional<String> failure = putBack(old, failedBefore, now);
    if (failure.isPresent()) {
      current.putBack();
      current.forget();
      throw new CommandFailedException(
          "The version "
              + old.note().version()
              + " was not put back, everything is as it was before: "
              + failure.get()
              + ".");
    }
    current.forget();
    old.forget();
    HomeParts.audit(home, console)
        .byPerson(
            Action.UPDATE,
            "The program was rolled back",
            old.note().replacedBy(),
            old.note().version());
    console.out().println("The version " + old.note().version() + " is back.");
    return ExitCode.DONE;
  }

  private Map<String, String> failuresNow() throws InterruptedException {
    try {
      return installed.failures();
    } catch (IOException e) {
      // That it does not run may be why the person goes back.
      return Map.of();
    }
  }

  private KeptProgram keepCurrent(KeptProgram old, Path backup) throws IOException {
    Note note =
        new Note(
            installed.version(),
            old.note().version(),
            String.valueOf(backup.getFileName()),
            List.of(),
            old.note().config());
    return KeptProgram.keep(home, files, old.folder(), note, console.clock().instant());
  }

  private Optional<String> putBack(
      KeptProgram old, Map<String, String> failedBefore, Optional<BotState> now)
      throws InterruptedException {
    try {
      old.putBack();
      Map<String, String> failures = newFailures(failedBefore);
      if (failures.containsKey(STATE_CHECK) && now.isPresent()) {
        Optional<String> refusal = stateRolledBack(old, now.get());
        if (refusal.isPresent()) {
          return refusal;
        }
        failures = newFailures(failedBefore);
      }
      return failures.isEmpty()
          ? Optional.empty()
          : Optional.of("its health check fails: " + failures);
    } catch (IOException e) {
      return Optional.of("it could not be put in place or does not run (" + e + ")");
    }
  }

  private Map<String, String> newFailures(Map<String, String> failedBefore)
      throws IOException, InterruptedException {
    Map<String, String> failures = new TreeMap<>(installed.failures());
    failures.keySet().removeAll(failedBefore.keySet());
    return failures;
  }

  /** Why the portfolio could not be rolled back; empty if it was. */
  private Optional<String> stateRolledBack(KeptProgram old, BotState now) throws IOException {
    Path backup = home.backups().resolve(Path.of(old.note().backup()).getFileName());
    StateCipher cipher = StateKey.cipher(new Keys(home, console), false);
    try {
      Restore restore = Restore.verified(home, backup, files, cipher);
      if (!Portfolios.areSame(StateJson.read(restore.state()), now)) {
        return Optional.of(
            "it cannot read today's portfolio_state.json, and the portfolio has traded since the"
                + " update, so it cannot go back to its state of then. Stay with the new version");
      }
      restore.carryOutForOlderVersion();
    } catch (RestoreRefusedException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
    console.out().println("Nothing was traded since the update: the portfolio is that of then.");
    return Optional.empty();
  }
}
