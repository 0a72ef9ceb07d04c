package io.cryptobot.cli;

import io.cryptobot.orders.Confirmation;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks at the terminal, beside the loop. A line that is typed after its question has passed is an
 * answer to nothing. Without a terminal nobody says yes.
 */
final class ConsoleConfirmation implements Confirmation {
  private static final Duration SLICE = Duration.ofMillis(200);

  private final Console console;
  private final BooleanSupplier killed;
  private final ExecutorService reader =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "confirmation");
            thread.setDaemon(true);
            return thread;
          });
  private @Nullable Future<Optional<String>> reading;

  ConsoleConfirmation(Console console, BooleanSupplier killed) {
    this.console = console;
    this.killed = killed;
  }

  @Override
  public synchronized boolean ask(String question, Duration within) throws InterruptedException {
    Future<Optional<String>> answer = reading;
    if (answer == null || answer.isDone()) {
      answer = reader.submit(() -> console.prompt().line(question));
      reading = answer;
    } else {
      // The reader still waits at an earlier question: the next line answers this one.
      console.out().println(question);
      console.out().flush();
    }
    Instant until = console.clock().instant().plus(within);
    while (!answer.isDone()
        && console.clock().instant().isBefore(until)
        && !killed.getAsBoolean()) {
      console.sleeper().sleep(SLICE);
    }
    if (!answer.isDone()) {
      console.out().println("No answer: the order is not made.");
      console.out().flush();
      return false;
    }
    try {
      return answer
          .get()
          .map(line -> line.strip().toLowerCase(Locale.ROOT))
          .filter(this::isYes)
          .isPresent();
    } catch (ExecutionException e) {
      return false;
    }
  }

  private boolean isYes(String line) {
    return line.equals("y") || line.equals("yes");
  }
}
