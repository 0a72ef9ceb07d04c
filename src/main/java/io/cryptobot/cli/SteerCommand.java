package io.cryptobot.cli;

import io.cryptobot.home.Home;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code --pause}, {@code --unpause} and {@code --rebalance}. */
@Command
final class SteerCommand implements Callable<Integer> {
  private final Mode mode;
  private final Console console;

  @Mixin private GlobalOptions global;

  @SuppressWarnings("UnusedVariable") // nothing is asked; a script may say yes all the same
  @Option(names = "--yes", description = "Ask nothing.")
  private boolean yes;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields in
  private SteerCommand(Mode mode, Console console) {
    this.mode = mode;
    this.console = console;
  }

  static CommandLine commandLine(Mode mode, Console console) {
    CommandLine line = new CommandLine(new SteerCommand(mode, console));
    line.getCommandSpec().name(mode.option()).usageMessage().description(mode.description());
    return line;
  }

  @Override
  public Integer call() throws Exception {
    Home home = new Home(global.home(console));
    BotLog.openIn(home.root());
    return new Steering(console, home).carryOut(mode.word(), "");
  }
}
