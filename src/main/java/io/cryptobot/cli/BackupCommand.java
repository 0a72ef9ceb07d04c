package io.cryptobot.cli;

import io.cryptobot.home.Home;
import io.cryptobot.home.HomeLock;
import io.cryptobot.home.Requests;
import io.cryptobot.home.Requests.Answer;
import io.cryptobot.home.Requests.Request;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code --backup}: a running bot is asked for it, and copied beside if it does not answer. */
@Command(
    name = "--backup",
    description = "Copy state, logs and configuration to a new folder under backups.")
final class BackupCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Console console;

  @Mixin private GlobalOptions global;

  @Option(
      names = "--weekly",
      description = "Mark it as a weekly one: the last four of those stay, older ones go.")
  private boolean weekly;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields in
  BackupCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    console.out().println(take(new Home(global.home(console)), console, weekly));
    console.out().println("Credentials are not in it: keep those apart.");
    return ExitCode.DONE;
  }

  /** Takes one, by the running bot where there is one; returns a sentence that says where it is. */
  static String take(Home home, Console console, boolean weekly) throws IOException {
    String kind = TakenBackup.kind(weekly);
    Answer answer =
        (HomeLock.isHeld(home) ? ofRunningBot(home, console, kind) : Optional.<Answer>empty())
            .orElseGet(() -> TakenBackup.take(home, console, kind));
    if (!answer.ok()) {
      throw new CommandFailedException(answer.text());
    }
    return answer.text();
  }

  /** The bot takes it between two steps, so that state and logs are of one moment. */
  private static Optional<Answer> ofRunningBot(Home home, Console console, String kind)
      throws IOException {
    Request request =
        new Request(UUID.randomUUID().toString(), console.clock().instant(), Requests.BACKUP, kind);
    try {
      Optional<Answer> answer = new RunningBot(console, home).ask(request, PATIENCE);
      if (answer.isEmpty()) {
        console
            .err()
            .println(
                "The running bot has not answered within "
                    + PATIENCE.toSeconds()
                    + " s (a replay takes no requests), so its files are copied beside it.");
      }
      return answer;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailedException("Interrupted; look into " + home.backups() + ".", e);
    }
  }
}
