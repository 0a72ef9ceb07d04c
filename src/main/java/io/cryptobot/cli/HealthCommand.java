package io.cryptobot.cli;

import io.cryptobot.health.HealthJson;
import io.cryptobot.health.HealthReport;
import io.cryptobot.health.HealthRun;
import io.cryptobot.health.HealthText;
import io.cryptobot.home.Home;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code --health}: looks at all that the bot needs, and says what to do where it is not there. */
@Command(name = "--health", description = "Check that everything the bot needs is in order.")
final class HealthCommand implements Callable<Integer> {
  private static final Duration LIMIT = Duration.ofSeconds(15);

  private final Console console;

  @Mixin private GlobalOptions global;

  @Option(names = "--offline", description = "Leave out the checks that need the network.")
  private boolean offline;

  @Option(names = "--json", description = "Print the result as JSON, for programs.")
  private boolean json;

  @Option(
      names = "--send-test-alert",
      description = "Send an alert that says it is a test, on every channel that is on.")
  private boolean sendTestAlert;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields in
  HealthCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Home home = new Home(global.home(console));
    BotLog.openIn(home.root());
    HealthReport report;
    try (HealthChecks checks = HealthChecks.of(home, console, sendTestAlert)) {
      report = new HealthRun(LIMIT, offline).of(checks.all());
    }
    if (json) {
      HealthJson.write(report, console.clock().instant(), console.out());
    } else {
      HealthText.write(report, console.out());
    }
    return report.isHealthy() ? ExitCode.DONE : ExitCode.HEALTH_FAILED;
  }
}
