package io.cryptobot.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.alert.AlertMemory.Undelivered;
import io.cryptobot.engine.Alert;
import io.cryptobot.engine.Alert.Kind;
import io.cryptobot.time.Sleeper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AlertDispatcherTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final List<Long> waits = new CopyOnWriteArrayList<>();
  private final List<DeliveryFailure> failures = new CopyOnWriteArrayList<>();
  private final List<AlertDispatcher> started = new ArrayList<>();

  @AfterEach
  void close() {
    started.forEach(AlertDispatcher::close);
  }

  private AlertDispatcher start(AlertMemory memory, FakeChannel... channels) {
    return start(memory, time -> waits.add(time.toSeconds()), channels);
  }

  private AlertDispatcher start(AlertMemory memory, Sleeper sleeper, FakeChannel... channels) {
    AlertDispatcher dispatcher =
        AlertDispatcher.start(List.of(channels), memory, sleeper, failures::add);
    started.add(dispatcher);
    return dispatcher;
  }

  @Test
  void everyChannelGetsEveryAlertInOrder() {
    FakeChannel one = FakeChannel.working("one");
    FakeChannel two = FakeChannel.working("two");
    AlertDispatcher dispatcher = start(AlertMemory.EMPTY, one, two);

    dispatcher.raise(Sample.slippage(1));
    dispatcher.raise(Sample.slippage(2));

    assertEquals(List.of(), dispatcher.drain(LONG));
    assertEquals(List.of(Sample.slippage(1), Sample.slippage(2)), one.sent);
    assertEquals(one.sent, two.sent);
  }

  @Test
  void triesAgainAfter2And4And8And16And32Seconds() {
    FakeChannel channel = FakeChannel.working("one").failing(5);
    AlertDispatcher dispatcher = start(AlertMemory.EMPTY, channel);

    dispatcher.raise(Sample.slippage(1));

    assertEquals(List.of(), dispatcher.drain(LONG));
    assertEquals(List.of(2L, 4L, 8L, 16L, 32L), waits);
    assertEquals(List.of(Sample.slippage(1)), channel.sent);
    assertEquals(List.of(), failures);
  }

  @Test
  void givesUpAfterTheLastRetryAndTellsItOnceAndInTheNextAlert() {
    FakeChannel channel = FakeChannel.working("one").failing(6);
    AlertDispatcher dispatcher = start(AlertMemory.EMPTY, channel);

    dispatcher.raise(Sample.slippage(1));
    dispatcher.raise(Sample.slippage(2));
    dispatcher.raise(Sample.slippage(3));
    dispatcher.drain(LONG);

    assertEquals(
        List.of(new DeliveryFailure("one", Sample.slippage(1), 6, "The line is dead.")), failures);
    assertEquals(
        "It happened.\n\n1 earlier alert could not be delivered here; logs/bot.log tells it.",
        channel.sent.get(0).text());
    assertEquals(Sample.slippage(3), channel.sent.get(1));
  }

  @Test
  void aWrongPasswordIsNotTriedAgain() {
    FakeChannel channel =
        FakeChannel.working("one").failing(DeliveryException.forGood("Wrong password."));
    AlertDispatcher dispatcher = start(AlertMemory.EMPTY, channel);

    dispatcher.raise(Sample.slippage(1));
    dispatcher.drain(LONG);

    assertEquals(List.of(), waits);
    assertEquals(
        List.of(new DeliveryFailure("one", Sample.slippage(1), 1, "Wrong password.")), failures);
  }

  @Test
  void waitsAsLongAsTheServiceAsksForButNoLongerThan10Minutes() {
    FakeChannel channel =
        FakeChannel.working("one")
            .failing(DeliveryException.busy("Busy.", Duration.ofSeconds(1)))
            .failing(DeliveryException.busy("Busy.", Duration.ofSeconds(37)))
            .failing(DeliveryException.busy("Busy.", Duration.ofDays(1)));
    AlertDispatcher dispatcher = start(AlertMemory.EMPTY, channel);

    dispatcher.raise(Sample.slippage(1));
    dispatcher.drain(LONG);

    assertEquals(List.of(2L, 37L, 600L), waits);
  }

  @Test
  void whatAChannelThrowsUnexpectedlyIsAFailureLikeOthers() {
    FakeChannel channel =
        FakeChannel.working("one").failing(new IllegalStateException("secret in here"));
    AlertDispatcher dispatcher = start(AlertMemory.EMPTY, channel);

    dispatcher.raise(Sample.slippage(1));
    dispatcher.drain(LONG);

    assertEquals(List.of(2L), waits);
    assertEquals(List.of(Sample.slippage(1)), channel.sent);
  }

  @Test
  void aFailureThatCannotBeRecordedStopsNothing() {
    FakeChannel channel = FakeChannel.working("one").failing(DeliveryException.forGood("No."));
    try (AlertDispatcher dispatcher =
        AlertDispatcher.start(
            List.of(channel),
            AlertMemory.EMPTY,
            time -> {},
            failure -> {
              throw new IllegalStateException("disk full");
            })) {
      dispatcher.raise(Sample.slippage(1));
      dispatcher.raise(Sample.slippage(2));

      assertEquals(List.of(), dispatcher.drain(LONG));
      assertEquals(1, channel.sent.size());
    }
  }

  @Test
  void raiseReturnsWhileTheChannelHangs() throws InterruptedException {
    FakeChannel hanging = FakeChannel.hanging("one");
    AlertDispatcher dispatcher = start(AlertMemory.EMPTY, hanging);
    dispatcher.raise(Sample.slippage(1));
    hanging.reached.await();

    // That this ends is the proof: the channel is released only afterwards.
    dispatcher.raise(Sample.slippage(2));
    assertEquals(List.of(), hanging.sent);

    hanging.release();
    assertEquals(List.of(), dispatcher.drain(LONG));
    assertEquals(2, hanging.sent.size());
  }

  @Test
  void aDeadChannelDoesNotDelayTheOther() throws InterruptedException {
    FakeChannel dead = FakeChannel.hanging("dead");
    FakeChannel alive = FakeChannel.working("alive");
    AlertDispatcher dispatcher = start(AlertMemory.EMPTY, dead, alive);

    dispatcher.raise(Sample.slippage(1));
    dead.reached.await();
    dispatcher.raise(Sample.slippage(2));
    awaitEmptied(dispatcher, "alive");

    assertEquals(2, alive.sent.size());
    assertEquals(List.of(), dead.sent);
  }

  private static void awaitEmptied(AlertDispatcher dispatcher, String channel) {
    while (dispatcher.memory().undelivered().stream()
        .anyMatch(entry -> entry.channel().equals(channel))) {
      Thread.onSpinWait();
    }
  }

  @Test
  void drainGivesWhatIsLeftAndTheNextRunDeliversItToThatChannelOnly() throws InterruptedException {
    FakeChannel dead = FakeChannel.hanging("dead");
    FakeChannel alive = FakeChannel.working("alive");
    AlertDispatcher dispatcher = start(AlertMemory.EMPTY, dead, alive);
    dispatcher.raise(Sample.slippage(1));
    dispatcher.raise(Sample.slippage(2));
    dead.reached.await();
    awaitEmptied(dispatcher, "alive");

    List<Undelivered> left = dispatcher.drain(Duration.ZERO);
    dispatcher.close();
    assertEquals(
        List.of(
            new Undelivered("dead", Sample.slippage(1), 0),
            new Undelivered("dead", Sample.slippage(2), 0)),
        left);

    FakeChannel healed = FakeChannel.working("dead");
    FakeChannel other = FakeChannel.working("alive");
    AlertDispatcher next = start(dispatcher.memory(), healed, other);
    next.raise(Sample.slippage(1));
    assertEquals(List.of(), next.drain(LONG));
    assertEquals(List.of(Sample.slippage(1), Sample.slippage(2)), healed.sent);
    assertEquals(List.of(), other.sent, "held back: raised in the run before");
  }

  @Test
  void attemptsCountOverSeveralRuns() throws InterruptedException {
    CountDownLatch asleep = new CountDownLatch(2);
    FakeChannel channel = FakeChannel.working("one").failing(6);
    AlertDispatcher first =
        start(
            AlertMemory.EMPTY,
            time -> {
              asleep.countDown();
              if (asleep.getCount() == 0) {
                new CountDownLatch(1).await();
              }
            },
            channel);
    first.raise(Sample.slippage(1));
    asleep.await();
    first.close();

    AlertMemory memory = first.memory();
    assertEquals(List.of(new Undelivered("one", Sample.slippage(1), 2)), memory.undelivered());
    start(memory, channel).drain(LONG);

    assertEquals(List.of(8L, 16L, 32L), waits);
    assertEquals(6, failures.get(0).attempts());
  }

  @Test
  void theMemoryComesBackAsItWasStored() {
    AlertMemory memory =
        new AlertMemory(
            List.of(new AlertMemory.Raised(Kind.TRADE, Optional.of(Sample.BTC), Sample.TIME)),
            List.of(new Undelivered("one", Sample.alert(Kind.HARD_STOP), 3)),
            Map.of("one", 2));
    FakeChannel hanging = FakeChannel.hanging("one");

    assertEquals(memory, start(memory, hanging).memory());
  }

  @Test
  void whatWaitsForAChannelThatIsOffNowIsLetGo() {
    AlertMemory memory =
        new AlertMemory(
            List.of(), List.of(new Undelivered("gone", Sample.slippage(1), 0)), Map.of());

    assertEquals(AlertMemory.EMPTY, start(memory, FakeChannel.working("one")).memory());
  }

  @Test
  void whatIsRaisedAfterTheEndStaysInTheMemory() {
    FakeChannel channel = FakeChannel.working("one");
    AlertDispatcher dispatcher = start(AlertMemory.EMPTY, channel);
    dispatcher.close();

    dispatcher.raise(Sample.alert(Kind.STOPPED));

    assertEquals(
        List.of(new Undelivered("one", Sample.alert(Kind.STOPPED), 0)),
        dispatcher.memory().undelivered());
  }

  @Test
  void aFullQueueDropsTheOldestThatIsNotCriticalAndTellsIt() throws InterruptedException {
    FakeChannel channel = FakeChannel.hanging("one");
    AlertDispatcher dispatcher = start(AlertMemory.EMPTY, channel);
    dispatcher.raise(Sample.slippage(0));
    channel.reached.await();
    dispatcher.raise(Sample.alert(Kind.HARD_STOP));
    for (int i = 1; i <= Outbox.CAPACITY + 1; i++) {
      dispatcher.raise(Sample.slippage(i));
    }
    assertEquals(Map.of("one", 2), dispatcher.memory().lost());

    channel.release();
    dispatcher.drain(LONG);

    assertEquals(1 + Outbox.CAPACITY, channel.sent.size());
    Alert hardStop = channel.sent.get(1);
    assertEquals(Kind.HARD_STOP, hardStop.kind());
    assertTrue(hardStop.text().contains("2 earlier alerts could not be delivered here"));
    assertEquals(Sample.slippage(3), channel.sent.get(2));
    assertEquals(Map.of(), dispatcher.memory().lost());
  }

  @Test
  void amongCriticalAlertsTheOldestGoes() {
    Outbox outbox = new Outbox(0);
    for (int i = 0; i < Outbox.CAPACITY; i++) {
      outbox.add(new Undelivered("one", Sample.alert(Kind.HARD_STOP), i));
    }

    assertEquals(
        Optional.of(new Undelivered("one", Sample.slippage(1), 0)),
        outbox.add(new Undelivered("one", Sample.slippage(1), 0)));
    assertEquals(
        Optional.of(new Undelivered("one", Sample.alert(Kind.HARD_STOP), 0)),
        outbox.add(new Undelivered("one", Sample.alert(Kind.EXIT_FAILED), 0)));
    assertEquals(Outbox.CAPACITY, outbox.undelivered().size());
  }
}
