package io.cryptobot.cli;

import io.cryptobot.home.Home;
import io.cryptobot.home.HomeLock;
import io.cryptobot.journal.FileNotWrittenException;
import io.cryptobot.session.StartRefusedException;
import io.cryptobot.state.StateLockedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code --update}: a mode of its own and not an option of another, because all its steps stand
 * under one lock in one process, and because it changes the program, which no other mode does.
 */
@Command(
    name = "--update",
    description = "Put this version in the place of the one in a bot's folder, or take it back.")
final class UpdateCommand implements Callable<Integer> {
  private static final String WHAT_THEN =
      "Look at --health; if anything is wrong there, put the old version back with --update"
          + " --roll-back from the new package.";

  private final Console console;

  @Mixin private GlobalOptions global;

  @Option(
      names = "--roll-back",
      description = "Put the version back that the last update replaced.")
  private boolean rollBack;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields in
  UpdateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Home home = new Home(global.home(console));
    Path incoming = Program.location().toAbsolutePath().normalize();
    refuseWrongFolders(home, incoming);
    BotLog.openIn(home.root());
    try (HomeLock lock = EndedBot.lock(console, home)) {
      return carryOut(home, Objects.requireNonNull(incoming.getParent()), lock);
    } catch (StartRefusedException | FileNotWrittenException | StateLockedException e) {
      throw new CommandFailedException(String.valueOf(e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailedException("Interrupted. " + WHAT_THEN, e);
    } catch (IOException e) {
      throw new CommandFailedException(
          "The update did not come to its end (" + e + "). " + WHAT_THEN, e);
    }
  }

  @SuppressWarnings("UnusedVariable") // the lock is for holding
  private int carryOut(Home home, Path incoming, HomeLock held)
      throws IOException, InterruptedException {
    if (rollBack) {
      return new RollBack(console, home, new InstalledProgram(home)).run();
    }
    return new Update(console, home, new InstalledProgram(home)).run(incoming);
  }

  private void refuseWrongFolders(Home home, Path incoming) {
    if (!Files.isRegularFile(incoming)) {
      throw new CommandFailedException(
          "This program does not run from a jar, so there is nothing to update with.");
    }
    if (incoming.startsWith(home.root())) {
      throw new CommandFailedException(
          "This is the program in "
              + home.root()
              + " itself, and a running program cannot be replaced. Unpack the new package into"
              + " another folder and start --update from there with --home, or use"
              + " scripts\\update.ps1, which does that.");
    }
    if (!Files.isDirectory(home.config()) || !Files.exists(new InstalledProgram(home).jar())) {
      throw new CommandFailedException(
          "There is no bot in "
              + home.root()
              + ": cryptobot.jar or the folder config is missing there. Name the bot's folder with"
              + " --home DIR.");
    }
  }
}
