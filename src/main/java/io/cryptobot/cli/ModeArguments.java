package io.cryptobot.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Finds the mode among the arguments, wherever it stands, and puts it first, as picocli wants a
 * subcommand. A word is a mode only where no option awaits a value; what the mode found first knows
 * as its own option is that option ({@code --backtest --visualize}), and after a mode that takes
 * words of its own ({@code --restore backup}) a bare word is one of them.
 */
final class ModeArguments {
  private final CommandLine commands;
  private final List<String> rest = new ArrayList<>();
  private Optional<Mode> mode = Optional.empty();

  private ModeArguments(CommandLine commands) {
    this.commands = commands;
  }

  /**
   * The arguments with their mode in front; without any mode as they are.
   *
   * @throws TwoModesException if there are two
   */
  static List<String> modeFirst(CommandLine commands, String... arguments) {
    ModeArguments sorted = new ModeArguments(commands);
    sorted.sort(arguments);
    List<String> ordered = new ArrayList<>();
    sorted.mode.ifPresent(mode -> ordered.add(mode.option()));
    ordered.addAll(sorted.rest);
    return ordered;
  }

  private void sort(String... arguments) {
    boolean awaitsValue = false;
    for (String argument : arguments) {
      Optional<Mode> here = awaitsValue ? Optional.empty() : modeAt(argument);
      if (here.isPresent() && mode.isPresent()) {
        throw new TwoModesException(mode.get(), here.get());
      }
      if (here.isPresent()) {
        mode = here;
      } else {
        rest.add(argument);
      }
      awaitsValue = !awaitsValue && here.isEmpty() && takesValue(argument);
    }
  }

  private Optional<Mode> modeAt(String argument) {
    boolean isTheModesOwn =
        mode.map(this::spec)
            .map(
                spec ->
                    spec.findOption(argument) != null
                        || (!argument.startsWith("-") && !spec.positionalParameters().isEmpty()))
            .orElse(false);
    return isTheModesOwn ? Optional.empty() : Mode.of(argument);
  }

  private boolean takesValue(String argument) {
    return commands.getSubcommands().values().stream()
        .map(command -> command.getCommandSpec().findOption(argument))
        .anyMatch(option -> option != null && wantsValue(option));
  }

  private static boolean wantsValue(OptionSpec option) {
    return option.arity().min() > 0;
  }

  private CommandSpec spec(Mode of) {
    return of.commandIn(commands).getCommandSpec();
  }

  /** Two modes on one command line. */
  static final class TwoModesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TwoModesException(Mode first, Mode second) {
      super(
          "Two modes were given, "
              + first.option()
              + " and "
              + second.option()
              + "; the bot does one thing at a time. Leave one of them out.");
    }
  }
}
