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

/** Asks a running bot to end, and takes its lock once it has. */
final class EndedBot {
  private static final Duration TICK = Duration.ofMillis(200);

  /** A bot that has just started takes up no request before its candles are there. */
  private static final Duration PATIENCE = Duration.ofSeconds(100);

  private final Console console;
  private final Home home;
  private final Requests requests;

  private EndedBot(Console console, Home home) {
    this.console = console;
    this.home = home;
    this.requests = new Requests(home, HomeParts.files(console), console.clock());
  }

  /**
   * The lock of a home in which no bot runs any more.
   *
   * @throws CommandFailedException if the bot does not end
   */
  static HomeLock lock(Console console, Home home) throws IOException, InterruptedException {
    return new EndedBot(console, home).lock();
  }

  private HomeLock lock() throws IOException, InterruptedException {
    Optional<HomeLock> free = HomeLock.tryAcquire(home);
    if (free.isPresent()) {
      return free.get();
    }
    console.err().println("A bot is running in this home: it is asked to end.");
    String id = UUID.randomUUID().toString();
    requests.ask(new Request(id, console.clock().instant(), "stop", ""));
    try {
      for (long waited = 0; waited < PATIENCE.toMillis(); waited += TICK.toMillis()) {
        Optional<Answer> refusal = requests.answer(id).filter(answer -> !answer.ok());
        if (refusal.isPresent()) {
          throw failed("answered: " + refusal.get().text());
        }
        Optional<HomeLock> lock = HomeLock.tryAcquire(home);
        if (lock.isPresent()) {
          return lock.get();
        }
        console.sleeper().sleep(TICK);
      }
    } finally {
      requests.forget(id);
    }
    throw failed("has not ended within " + PATIENCE.toSeconds() + " s");
  }

  private static CommandFailedException failed(String what) {
    return new CommandFailedException(
        "Nothing was changed: the running bot "
            + what
            + ". It may be a replay or another command at work. End it with Ctrl+C in its window,"
            + " then run this again.");
  }
}
