package io.cryptobot.cli;

import io.cryptobot.backup.Backups;
import io.cryptobot.config.ConfigException;
import io.cryptobot.config.ConfigMigration;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.home.Home;
import io.cryptobot.journal.AuditLogFormat.Action;
import io.cryptobot.session.OpenHome;
import io.cryptobot.state.BotState;
import io.cryptobot.update.KeptProgram;
import io.cryptobot.update.KeptProgram.Note;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The steps of an update, under the home's lock: what cannot be undone is refused before. */
final class Update {
  private final Console console;
  private final Home home;
  private final WholeFiles files;
  private final InstalledProgram installed;

  Update(Console console, Home home, InstalledProgram installed) {
    this.console = console;
    this.home = home;
    this.files = HomeParts.files(console);
    this.installed = installed;
  }

  /**
   * Carries it out, or leaves everything as it was.
   *
   * @param incoming the folder of the new version
   */
  int run(Path incoming) throws IOException, InterruptedException {
    refuseOrders(console, home);
    ConfigMigration.Plan config = migration();
    Map<String, String> failedBefore = brokenBefore();
    Path backup = new Backups(home, console.clock(), Version.current()).take(false);
    say("Backed up to " + backup + ".");
    KeptProgram kept =
        KeptProgram.keep(
            home,
            files,
            incoming,
            new Note(
                installed.version(),
                Version.current(),
                String.valueOf(backup.getFileName()),
                List.of(),
                config.contents().keySet().stream().sorted().toList()),
            console.clock().instant());
    Optional<String> failure = swapped(kept, incoming, config, failedBefore);
    if (failure.isPresent()) {
      kept.putBack();
      kept.forget();
      throw new CommandFailedException(
          "The update was taken back, the bot is as it was before: "
              + failure.get()
              + ". Nothing of the portfolio was touched.");
    }
    HomeParts.audit(home, console)
        .byPerson(
            Action.UPDATE, "The program was updated", kept.note().version(), Version.current());
    tell(kept, config);
    return ExitCode.DONE;
  }

  /** Nobody knows yet what became of an order that is out: the version that sent it finds out. */
  static Optional<BotState> refuseOrders(Console console, Home home) {
    Optional<BotState> state =
        OpenHome.look(
            home, HomeParts.files(console), StateKey.cipher(new Keys(home, console), false));
    boolean isPending =
        state.filter(s -> s.intents().stream().anyMatch(intent -> !intent.isHeld())).isPresent();
    if (isPending) {
      throw new CommandFailedException(
          "Nothing was changed: an order is under way. Start the bot once more as it is, in its"
              + " own mode with --once, so that it learns what became of the order; then run this"
              + " again.");
    }
    return state;
  }

  private ConfigMigration.Plan migration() throws IOException {
    try {
      return ConfigMigration.plan(home.config());
    } catch (ConfigException e) {
      throw new CommandFailedException(
          "Nothing was changed: the new version cannot use the configuration in "
              + home.config()
              + ":\n"
              + e.getMessage()
              + "\nMend the file, then run this again.",
          e);
    }
  }

  /** A program that does not even run is one more reason to update. */
  private Map<String, String> brokenBefore() throws InterruptedException {
    try {
      return installed.failures();
    } catch (IOException e) {
      console.err().println("The old version's health check cannot be run: " + e.getMessage());
      return Map.of();
    }
  }

  /** Empty if the new version works as well as the old one did. */
  private Optional<String> swapped(
      KeptProgram kept,
      Path incoming,
      ConfigMigration.Plan config,
      Map<String, String> failedBefore)
      throws InterruptedException {
    try {
      kept.replaceBy(incoming);
      for (Map.Entry<String, byte[]> content : config.contents().entrySet()) {
        files.write(home.config().resolve(content.getKey()), content.getValue());
      }
      Map<String, String> failures = new TreeMap<>(installed.failures());
      failures.keySet().removeAll(failedBefore.keySet());
      return failures.isEmpty()
          ? Optional.empty()
          : Optional.of("the new version's health check fails: " + failures);
    } catch (IOException e) {
      return Optional.of("the new version could not be put in place or does not run (" + e + ")");
    }
  }

  private void tell(KeptProgram kept, ConfigMigration.Plan config) {
    for (ConfigMigration.Added added : config.added()) {
      say(
          "New in config: "
              + added.file()
              + (added.key().isEmpty() ? "" : ", " + added.key())
              + ".");
    }
    say(
        "Updated from "
            + kept.note().version()
            + " to "
            + Version.current()
            + ". The old version is kept in "
            + kept.folder()
            + "; --update --roll-back puts it back.");
  }

  private void say(String text) {
    console.out().println(text);
  }
}
