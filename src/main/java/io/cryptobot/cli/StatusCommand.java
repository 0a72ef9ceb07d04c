package io.cryptobot.cli;

import io.cryptobot.config.BotConfig;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.home.Home;
import io.cryptobot.home.LossFlag;
import io.cryptobot.state.BotState;
import io.cryptobot.state.StateFile;
import io.cryptobot.state.StateFile.FromBackup;
import io.cryptobot.state.StateFile.Good;
import io.cryptobot.state.StateFile.Loaded;
import io.cryptobot.state.StateFile.Unusable;
import io.cryptobot.state.StateJson;
import io.cryptobot.status.Status;
import io.cryptobot.status.StatusJson;
import io.cryptobot.status.StatusText;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code --status}: reads, prints, changes nothing. */
@Command(
    name = "--status",
    description = "Show what the portfolio is worth and what the bot is doing.")
final class StatusCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private GlobalOptions global;

  @Option(names = "--json", description = "Print it as JSON, for programs.")
  private boolean json;

  @Option(
      names = "--why",
      description = "Add each coin's conditions, how far they are from holding, and what blocked.")
  private boolean why;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields in
  StatusCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Home home = new Home(global.home(console));
    WholeFiles files = HomeParts.files(console);
    Loaded loaded =
        new StateFile(home.data(), files, StateKey.cipher(new Keys(home, console), false)).load();
    if (loaded instanceof Unusable unusable) {
      throw new CommandFailedException(unusable.why());
    }
    if (loaded instanceof Good good) {
      print(home, files, StateJson.read(good.content()), Optional.empty());
    } else if (loaded instanceof FromBackup backup) {
      print(home, files, StateJson.read(backup.content()), Optional.of(backup.why()));
    } else {
      console
          .out()
          .println(
              "No bot has run in this home yet ("
                  + home.root()
                  + "). Start one with --paper, or name the right folder with --home DIR.");
    }
    return ExitCode.DONE;
  }

  private void print(Home home, WholeFiles files, BotState state, Optional<String> warning)
      throws IOException {
    Optional<BotConfig> config = Configuration.ifUsable(home, console);
    Status.Place place =
        new Status.Place(
            home,
            HomeParts.killSwitch(home, console, config),
            new LossFlag(home, files),
            console.clock().instant());
    Status status = Status.of(place, state, warning, config);
    if (json) {
      console.out().println(StatusJson.text(status, why));
    } else {
      StatusText.print(status, why, console.out());
    }
    console.out().flush();
  }
}
