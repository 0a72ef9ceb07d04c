package io.cryptobot.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The question before an entry, at a terminal. */
@Timeout(60)
class ConsoleConfirmationTest {
  private static final Duration A_MINUTE = Duration.ofSeconds(60);
  private static final String QUESTION = "Buy 0.01 BTC-USD for $600? [y/n] ";

  private final MovingClock clock = new MovingClock(CliHarness.NOW);
  private final CliHarness cli = new CliHarness(Path.of(""), clock, clock);
  private final AtomicBoolean killed = new AtomicBoolean();

  private ConsoleConfirmation confirmation() {
    return new ConsoleConfirmation(cli.console(), killed::get);
  }

  /** Lets no time pass until the person has answered. */
  private void answerInTime(String text) {
    cli.prompt().answer(text);
    clock.mayPass = () -> false;
  }

  @ParameterizedTest
  @ValueSource(strings = {"y", "yes", " Yes ", "Y"})
  void S06_aTypedYesIsAYesAndThePersonHasSeenTheQuestion(String text) throws Exception {
    answerInTime(text);
    assertTrue(confirmation().ask(QUESTION, A_MINUTE));
    assertEquals(List.of(QUESTION), cli.prompt().asked());
  }

  @ParameterizedTest
  @ValueSource(strings = {"n", "", "no", "yess", "ok"})
  void anythingElseIsANo(String text) throws Exception {
    answerInTime(text);
    assertFalse(confirmation().ask(QUESTION, A_MINUTE));
  }

  @Test
  void withNobodyAtTheTerminalTheAnswerIsNo() throws Exception {
    clock.mayPass = () -> false;
    assertFalse(confirmation().ask(QUESTION, A_MINUTE));
  }

  @Test
  void S06_noAnswerWithinAMinuteIsANo() throws Exception {
    cli.prompt().isAway();
    assertFalse(confirmation().ask(QUESTION, A_MINUTE));
    assertEquals(CliHarness.NOW.plus(A_MINUTE), clock.instant());
    assertTrue(cli.out().contains("No answer: the order is not made."), cli.out());
  }

  @Test
  void S06_theKillFlagEndsTheQuestion() throws Exception {
    cli.prompt().isAway();
    Instant flagged = CliHarness.NOW.plusSeconds(5);
    clock.onTime = time -> killed.set(!time.isBefore(flagged));
    assertFalse(confirmation().ask(QUESTION, A_MINUTE));
    assertTrue(Duration.between(flagged, clock.instant()).compareTo(Duration.ofSeconds(1)) < 0);
  }
}
