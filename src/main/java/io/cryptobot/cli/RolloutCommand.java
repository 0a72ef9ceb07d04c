package io.cryptobot.cli;

import io.cryptobot.home.Home;
import io.cryptobot.rollout.RolloutJson;
import io.cryptobot.rollout.RolloutOverride;
import io.cryptobot.rollout.RolloutPlan;
import io.cryptobot.rollout.RolloutReport;
import io.cryptobot.rollout.RolloutText;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code --rollout}: reads, judges, prints, changes nothing. */
@Command(
    name = "--rollout",
    description =
        "Judge the seven days of the rollout plan by what logs and results hold, and say what is"
            + " missing.")
final class RolloutCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private GlobalOptions global;

  @Option(names = "--json", description = "Print the judgement as JSON, for programs.")
  private boolean json;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields in
  RolloutCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Home home = new Home(global.home(console));
    try {
      RolloutReport report =
          RolloutPlan.judge(home, Configuration.ifUsable(home, console), console.clock().instant());
      Optional<RolloutOverride> override = RolloutOverride.of(home);
      if (json) {
        RolloutJson.write(report, override, console.out());
      } else {
        RolloutText.write(report, override, console.out());
      }
      return ExitCode.DONE;
    } catch (IOException e) {
      throw new CommandFailedException(
          "The rollout plan cannot be judged, because a file in "
              + home.data()
              + " cannot be read: "
              + e.getMessage()
              + ". Close what has the file open, or mend it, and run --rollout again.",
          e);
    }
  }
}
