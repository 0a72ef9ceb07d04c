package io.cryptobot.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** A mode that a later version brings. */
final class NotYetCommand implements Callable<Integer> {
  static final String NOT_YET = "not yet in this version";

  private final Mode mode;
  private final Console console;

  private NotYetCommand(Mode mode, Console console) {
    this.mode = mode;
    this.console = console;
  }

  /** Takes any options: which ones there will be is for that version to say. */
  static CommandLine commandLine(Mode mode, Console console) {
    CommandSpec spec = CommandSpec.wrapWithoutInspection(new NotYetCommand(mode, console));
    spec.usageMessage().description(mode.description() + " (" + NOT_YET + ")");
    spec.parser().unmatchedArgumentsAllowed(true);
    return new CommandLine(spec);
  }

  @Override
  public Integer call() {
    console
        .err()
        .println(
            "The mode "
                + mode.option()
                + " is "
                + NOT_YET
                + " of cryptobot. What there is: java -jar cryptobot.jar --help");
    return ExitCode.FAILED;
  }
}
