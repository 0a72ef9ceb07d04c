package io.cryptobot.cli;

import io.cryptobot.cli.ModeArguments.TwoModesException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The program's own command line for tests of what is written about it: parsed, never run. */
public final class CommandLineModel {
  private static final Set<String> WITHOUT_MODE = Set.of("--version", "--help", "-h");

  private static final CommandLine COMMANDS =
      new Cli(new CliHarness().console()).spec().commandLine();

  private CommandLineModel() {}

  /** What the program would complain about; empty if it takes the words. */
  public static Optional<String> complaint(List<String> words) {
    try {
      List<String> ordered = ModeArguments.modeFirst(COMMANDS, words.toArray(String[]::new));
      if (ordered.isEmpty() || Mode.of(ordered.get(0)).isEmpty()) {
        return ordered.size() == 1 && WITHOUT_MODE.contains(ordered.get(0))
            ? Optional.empty()
            : Optional.of("no mode in " + words);
      }
      COMMANDS.parseArgs(ordered.toArray(String[]::new));
      return Optional.empty();
    } catch (TwoModesException | ParameterException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** Each mode with its own options, but not those of every mode. */
  public static Map<String, Set<String>> options() {
    Map<String, Set<String>> options = new TreeMap<>();
    for (Mode mode : Mode.values()) {
      Set<String> own = new TreeSet<>(names(mode.commandIn(COMMANDS).getCommandSpec()));
      own.removeAll(Set.of("--help", "-h", "--home"));
      options.put(mode.option(), own);
    }
    return options;
  }

  private static List<String> names(CommandSpec spec) {
    List<String> names = new ArrayList<>();
    spec.options().forEach(option -> names.addAll(Arrays.asList(option.names())));
    return names;
  }
}
