package io.cryptobot.cli;

import io.cryptobot.home.Home;
import io.cryptobot.status.Look;
import io.cryptobot.status.Look.Known;
import io.cryptobot.status.Look.Unreadable;
import io.cryptobot.status.Status;
import io.cryptobot.status.StatusJson;
import io.cryptobot.status.StatusText;
import java.io.IOException;
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
    HomeLook homeLook = new HomeLook(home, console);
    Look look = homeLook.now();
    if (look instanceof Unreadable unreadable) {
      throw new CommandFailedException(unreadable.why());
    }
    if (look instanceof Known known) {
      print(known.status());
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

  private void print(Status status) throws IOException {
    if (status.config().isEmpty()) {
      console.err().println("The configuration cannot be used; --health tells what is wrong.");
    }
    if (json) {
      console.out().println(StatusJson.text(status, why));
    } else {
      StatusText.print(status, why, console.out());
    }
    console.out().flush();
  }
}
