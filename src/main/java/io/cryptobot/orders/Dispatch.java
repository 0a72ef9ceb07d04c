package io.cryptobot.orders;

import io.cryptobot.exchange.Submission;
import io.cryptobot.exchange.Submission.Accepted;
import io.cryptobot.exchange.Submission.AlreadyThere;
import io.cryptobot.exchange.Submission.NotSent;
import io.cryptobot.exchange.Submission.Rejected;
import io.cryptobot.exchange.Submission.Unresolved;
import io.cryptobot.exchange.TradingAccount;
import io.cryptobot.time.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one order, by the process that has just written it down. It is sent again only where that
 * cannot make a second one: it is known not to have arrived, or the exchange knows repeats by their
 * client order id; and only within 30 s, without a kill flag, for an entry while its signal stands.
 */
final class Dispatch {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);
  private static final Duration MAY_REPEAT = Duration.ofSeconds(30);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);

  private final TradingAccount account;
  private final Clock clock;
  private final Sleeper sleeper;
  private final BooleanSupplier killed;

  Dispatch(TradingAccount account, Clock clock, Sleeper sleeper, BooleanSupplier killed) {
    this.account = account;
    this.clock = clock;
    this.sleeper = sleeper;
    this.killed = killed;
  }

  /** How sending ended. */
  sealed interface Sent {

    /** The exchange has it, under this id. */
    record There(String orderId) implements Sent {}

    /** It is not known whether the exchange has it: that is to be read. */
    record Unknown(String why) implements Sent {}

    /** There is no such order, and there will be none. */
    record Never(String why) implements Sent {}
  }

  /**
   * Sends until it is known, or no longer allowed.
   *
   * @throws InterruptedException if the process ends; the order may have been sent
   */
  Sent send(Ticket ticket) throws InterruptedException {
    Instant first = clock.instant();
    Duration pause = FIRST_PAUSE;
    Optional<String> doubt = Optional.empty();
    while (true) {
      Optional<String> stop = stop(ticket, first);
      if (stop.isPresent()) {
        return doubt.<Sent>map(Sent.Unknown::new).orElseGet(() -> new Sent.Never(stop.get()));
      }
      Submission answer =
          account.submit(
              ticket.intent().body(), ticket.order().isExit(), () -> stop(ticket, first).isEmpty());
      LOG.info("event=order_sent id={} answer={}", ticket.intent().clientOrderId(), answer);
      Optional<Sent> end = end(answer, doubt);
      if (end.isPresent()) {
        return end.get();
      }
      Duration wait = pause;
      if (answer instanceof Unresolved unresolved) {
        doubt = Optional.of(unresolved.why());
        if (!account.knowsRepeats()) {
          return new Sent.Unknown(unresolved.why());
        }
      } else if (answer instanceof NotSent notSent) {
        wait = notSent.retryAfter().orElse(pause);
      }
      if (clock.instant().plus(wait).isAfter(first.plus(MAY_REPEAT))) {
        return doubt
            .<Sent>map(Sent.Unknown::new)
            .orElseGet(() -> new Sent.Never("it could not be sent: " + reason(answer)));
      }
      pauseFor(wait);
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
              ? pause.multipliedBy(2)
              : LONGEST_PAUSE;
    }
  }

  /** In slices, so that a kill flag is seen within a second. */
  private void pauseFor(Duration wait) throws InterruptedException {
    Instant until = clock.instant().plus(wait);
    Duration slice = Duration.ofSeconds(1);
    while (clock.instant().isBefore(until) && !killed.getAsBoolean()) {
      Duration left = Duration.between(clock.instant(), until);
      sleeper.sleep(left.compareTo(slice) < 0 ? left : slice);
    }
  }

  private Optional<String> stop(Ticket ticket, Instant first) {
    Instant now = clock.instant();
    if (killed.getAsBoolean()) {
      return Optional.of("the kill switch was turned on before it was sent");
    }
    if (ticket.order().isBuy() && now.isAfter(ticket.intent().standsUntil())) {
      return Optional.of("its signal was over before it was sent");
    }
    return now.isAfter(first.plus(MAY_REPEAT))
        ? Optional.of("it could not be sent within 30 seconds")
        : Optional.empty();
  }

  /** Empty if it is to be sent again. */
  private static Optional<Sent> end(Submission answer, Optional<String> doubt) {
    if (answer instanceof Accepted accepted) {
      return Optional.of(new Sent.There(accepted.orderId()));
    }
    if (answer instanceof AlreadyThere there) {
      return Optional.of(
          there
              .orderId()
              .<Sent>map(Sent.There::new)
              .orElseGet(() -> new Sent.Unknown("the exchange has it from an earlier sending")));
    }
    if (answer instanceof Rejected rejected) {
      String why = "the exchange refused it: " + rejected.code() + ", " + rejected.message();
      // After an unanswered sending, that one may have been taken and be why this one is refused.
      return Optional.of(doubt.isPresent() ? new Sent.Unknown(why) : new Sent.Never(why));
    }
    return Optional.empty();
  }

  private static String reason(Submission answer) {
    return answer instanceof NotSent notSent ? notSent.why() : answer.toString();
  }
}
