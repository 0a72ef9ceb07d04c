package io.cryptobot.cli;

import io.cryptobot.home.Home;
import io.cryptobot.home.Requests;
import io.cryptobot.home.Requests.Answer;
import io.cryptobot.home.Requests.Request;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Asks the bot that runs on a home, by a request file. */
final class RunningBot {
  private static final Duration TICK = Duration.ofMillis(200);

  private final Console console;
  private final Requests requests;

  RunningBot(Console console, Home home) {
    this.console = console;
    this.requests = new Requests(home, HomeParts.files(console), console.clock());
  }

  /**
   * Asks and waits.
   *
   * @return empty if nobody answered within the time: the request was taken back
   */
  Optional<Answer> ask(Request request, Duration within) throws IOException, InterruptedException {
    requests.ask(request);
    try {
      for (long waited = 0; waited < within.toMillis(); waited += TICK.toMillis()) {
        Optional<Answer> answer = requests.answer(request.id());
        if (answer.isPresent()) {
          return answer;
        }
        console.sleeper().sleep(TICK);
      }
      return requests.answer(request.id());
    } finally {
      requests.forget(request.id());
    }
  }
}
