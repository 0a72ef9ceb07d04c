package io.cryptobot.cli;

import io.cryptobot.cli.ModeArguments.TwoModesException;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The command line as a whole: one call, one exit code. */
public final class Cli {
  private static final int HELP_WIDTH = 100;

  private final Console console;

  public Cli(Console console) {
    this.console = console;
  }

  private CommandLine commands(List<Mode> modes) {
    CommandLine commands = new CommandLine(new Root());
    for (Mode mode : modes) {
      commands.addSubcommand(mode.option(), commandLine(mode), mode.word());
    }
    commands.setUsageHelpWidth(HELP_WIDTH);
    PlainConverters.register(commands);
    commands.setOut(console.out()).setErr(console.err());
    commands.setParameterExceptionHandler((e, arguments) -> explainUsage(e));
    commands.setExecutionExceptionHandler((e, command, result) -> explainFailure(e));
    return commands;
  }

  /**
   * Those whose models a call needs: one alone where the mode is certain at first sight, because to
   * build them all takes most of a start's time.
   */
  private static List<Mode> needed(String... arguments) {
    if (List.of(arguments).equals(List.of("--version"))) {
      return List.of();
    }
    int first = arguments.length > 2 && arguments[0].equals("--home") ? 2 : 0;
    List<Integer> modes =
        IntStream.range(0, arguments.length)
            .filter(i -> Mode.of(arguments[i]).isPresent())
            .boxed()
            .toList();
    return modes.equals(List.of(first))
        ? Mode.of(arguments[first]).stream().toList()
        : List.of(Mode.values());
  }

  private CommandLine commandLine(Mode mode) {
    return switch (mode) {
      case BACKTEST -> new CommandLine(new BacktestCommand(console));
      case PAPER -> new CommandLine(new PaperCommand(console));
      case SANDBOX -> new CommandLine(new SandboxCommand(console));
      case LIVE -> new CommandLine(new LiveCommand(console));
      case ROLLOUT -> new CommandLine(new RolloutCommand(console));
      case SIMULATOR -> new CommandLine(new SimulatorCommand(console));
      case HEALTH -> new CommandLine(new HealthCommand(console));
      case KILL -> new CommandLine(new KillCommand(console));
      case RESUME -> new CommandLine(new ResumeCommand(console));
      case PAUSE, UNPAUSE, REBALANCE -> SteerCommand.commandLine(mode, console);
      case SELL -> new CommandLine(new SellCommand(console));
      case STATUS -> new CommandLine(new StatusCommand(console));
      case BACKUP -> new CommandLine(new BackupCommand(console));
      case RESTORE -> new CommandLine(new RestoreCommand(console));
      case DASHBOARD -> new CommandLine(new DashboardCommand(console));
      case CREDENTIALS -> new CommandLine(new CredentialsCommand(console));
      case OPTIMIZE -> new CommandLine(new OptimizeCommand(console));
      case VISUALIZE -> new CommandLine(new VisualizeCommand(console));
      case EXPLAIN -> new CommandLine(new ExplainCommand(console));
      case VERIFY -> new CommandLine(new VerifyCommand(console));
      case UPDATE -> new CommandLine(new UpdateCommand(console));
      case TASK_XML -> new CommandLine(new TaskXmlCommand(console));
    };
  }

  /** The model of all modes and options, for what describes or checks them. */
  public CommandSpec spec() {
    return commands(List.of(Mode.values())).getCommandSpec();
  }

  /** Does what the arguments say and returns the exit code. */
  public int run(String... arguments) {
    CommandLine commands = commands(needed(arguments));
    List<String> ordered;
    try {
      ordered = ModeArguments.modeFirst(commands, arguments);
    } catch (TwoModesException e) {
      console.err().println(e.getMessage());
      return ExitCode.WRONG_USAGE;
    }
    if (!ordered.isEmpty() && Mode.of(ordered.get(0)).isPresent()) {
      return commands.execute(ordered.toArray(String[]::new));
    }
    return runWithoutMode(commands, ordered);
  }

  private int runWithoutMode(CommandLine commands, List<String> arguments) {
    if (arguments.contains("--version")) {
      console.out().println("cryptobot " + Version.current());
      return ExitCode.DONE;
    }
    if (arguments.contains("--help") || arguments.contains("-h")) {
      HelpText.print(commands, console.out());
      return ExitCode.DONE;
    }
    if (arguments.isEmpty()) {
      HelpText.print(commands, console.err());
      return ExitCode.WRONG_USAGE;
    }
    console
        .err()
        .println(
            "No mode was given, only '"
                + String.join(" ", arguments)
                + "'. Say what to do, for example --backtest --sample; all modes: --help.");
    return ExitCode.WRONG_USAGE;
  }

  private int explainUsage(ParameterException e) {
    PrintWriter err = console.err();
    String mode = e.getCommandLine().getCommandName();
    err.println(e.getMessage());
    err.println("The options of this mode: java -jar cryptobot.jar " + mode + " --help");
    return ExitCode.WRONG_USAGE;
  }

  private int explainFailure(Exception e) {
    if (e instanceof CommandFailedException) {
      console.err().println(e.getMessage());
      log().info("failed: {}", e.getMessage(), e);
      return ExitCode.FAILED;
    }
    log().error("unexpected error", e);
    console
        .err()
        .println(
            "Something went wrong that should not: "
                + e
                + ". The details are in logs/bot.log in the home folder.");
    return ExitCode.FAILED;
  }

  private static Logger log() {
    return LoggerFactory.getLogger(Cli.class);
  }

  /** Stands above the modes. */
  @Command(name = "cryptobot")
  static final class Root implements Runnable {
    @SuppressWarnings("UnusedVariable") // picocli asks for it
    @Option(names = "--version", description = "Show the version.")
    private boolean version;

    @Override
    public void run() {
      throw new IllegalStateException("a mode is always there when picocli runs");
    }
  }
}
