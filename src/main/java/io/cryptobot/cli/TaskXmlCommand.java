package io.cryptobot.cli;

import io.cryptobot.home.Home;
import io.cryptobot.task.JavaFlags;
import io.cryptobot.task.TaskDefinition;
import io.cryptobot.task.TaskDefinition.Account;
import io.cryptobot.task.TaskXml;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --task-xml}: prints, changes nothing; {@code scripts/register-task.ps1} takes it in. */
@Command(
    name = "--task-xml",
    description = "Print a definition for Windows Task Scheduler: of the bot, or of its backup.")
final class TaskXmlCommand implements Callable<Integer> {
  private static final int SHORTEST_INTERVAL = 60;
  private static final int LONGEST_INTERVAL = 420;

  private final Console console;

  @Spec private CommandSpec spec;

  @Mixin private GlobalOptions global;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private What what;

  /** What the task does. */
  static final class What {
    @SuppressWarnings("UnusedVariable") // what neither of the others is
    @Option(names = "--paper", required = true, description = "The task trades on paper.")
    private boolean paper;

    @Option(
        names = "--live",
        required = true,
        description = "The task trades with real money; needs --phase.")
    private boolean live;

    @Option(names = "--backup", required = true, description = "The task takes a backup each week.")
    private boolean backup;
  }

  @Option(
      names = "--phase",
      paramLabel = "P",
      description = "The phase of deployment.json that the task trades in.")
  private @Nullable String phase;

  @Option(
      names = "--interval",
      paramLabel = "SEC",
      defaultValue = "300",
      description =
          "Look at the market every so many seconds: whole minutes, 60 to 420; ${DEFAULT-VALUE}.")
  private int interval;

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "Whose task it is; you by default, such as DESKTOP-1\\anna.")
  private @Nullable String user;

  @Option(
      names = "--java",
      paramLabel = "PATH",
      description = "The java.exe that the task starts; the one that runs now by default.")
  private @Nullable Path java;

  @Option(
      names = "--highest",
      description = "Give the task an administrator's rights; the bot does not need them.")
  private boolean highest;

  @Option(names = "--hidden", description = "Leave the task out of Task Scheduler's window.")
  private boolean hidden;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields in
  TaskXmlCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    checkUsage();
    console.out().print(TaskXml.text(task(), "cryptobot " + Version.current()));
    console.out().flush();
    return ExitCode.DONE;
  }

  private void checkUsage() {
    if (what.live && phase == null) {
      throw new ParameterException(
          spec.commandLine(), "--live needs its phase, for example --phase micro_live.");
    }
    if (what.backup && phase != null) {
      throw new ParameterException(spec.commandLine(), "--backup has no --phase.");
    }
    if (interval < SHORTEST_INTERVAL
        || interval > LONGEST_INTERVAL
        || interval % SHORTEST_INTERVAL != 0) {
      throw new ParameterException(
          spec.commandLine(),
          "--interval is "
              + interval
              + "; a task counts in whole minutes, so it must be a multiple of 60, 60 to 420"
              + " seconds.");
    }
  }

  private TaskDefinition task() {
    Account account = new Account(user == null ? me() : user, highest, hidden);
    if (what.backup) {
      return TaskDefinition.backup(
          console.clock().instant(), account, program(List.of("--backup", "--weekly")));
    }
    String mode = what.live ? Mode.LIVE.option() : Mode.PAPER.option();
    List<String> words =
        phase == null ? List.of(mode, "--once") : List.of(mode, "--once", "--phase", phase);
    return TaskDefinition.bot(
        "Automated crypto trading bot ("
            + (what.live ? "live trading, phase " + phase : "paper trading mode")
            + ")",
        console.clock().instant(),
        Duration.ofSeconds(interval),
        account,
        program(words));
  }

  private TaskDefinition.Program program(List<String> mode) {
    Home home = new Home(global.home(console));
    Path jar = Program.location();
    return new TaskDefinition.Program(
        (java == null ? JavaFlags.runningJava() : java).toString(),
        jar.toString(),
        jar.resolveSibling(JavaFlags.ARCHIVE).toString(),
        home.root().toString(),
        mode);
  }

  private String me() {
    String domain = console.environment().get("USERDOMAIN");
    return domain == null ? console.userName() : domain + "\\" + console.userName();
  }
}
