package io.cryptobot.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.engine.Order;
import io.cryptobot.engine.Side;
import io.cryptobot.exchange.MarketOrder;
import io.cryptobot.orders.VirtualAccount.Fate;
import io.cryptobot.state.OrderIntent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OrderDeskTest {
  private final VirtualAccount account = new VirtualAccount();
  private final OrderDesk desk =
      new OrderDesk(account, account, account::pass, account.killSwitch(), Runnable::run);
  private final List<io.cryptobot.orders.Fate> ended = new ArrayList<>();
  private long next = 1;

  private Ticket buy() {
    return ticket(Side.BUY, "20", "RSI dip", Optional.of(BigDecimal.ZERO));
  }

  private Ticket stop() {
    account.coins.put("BTC", new BigDecimal("0.5"));
    return ticket(Side.SELL, "0.2", "stop loss", Optional.of(new BigDecimal("0.5")));
  }

  private Ticket ticket(Side side, String size, String reason, Optional<BigDecimal> before) {
    long number = next++;
    String id = "k3v9-" + number;
    BigDecimal amount = new BigDecimal(size);
    Order order =
        new Order(
            number, VirtualAccount.BTC, side, amount, 100, account.now.getEpochSecond(), reason);
    OrderIntent intent =
        new OrderIntent(
            number,
            id,
            account.body(new MarketOrder(id, VirtualAccount.BTC, side, amount)),
            account.now,
            account.now.plusSeconds(30),
            false,
            before);
    return new Ticket(order, intent);
  }

  private void run(Duration time) {
    Instant until = account.now.plus(time);
    while (account.now.isBefore(until) && !desk.isIdle()) {
      desk.tick();
      ended.addAll(desk.takeFates());
      account.pass(Duration.ofMillis(500));
    }
  }

  private io.cryptobot.orders.Fate only() {
    assertEquals(1, ended.size(), ended::toString);
    return ended.get(0);
  }

  @Test
  void anOrderIsSentOnceAndItsFillIsRead() {
    desk.send(buy());
    run(Duration.ofSeconds(5));
    assertEquals("FILLED", only().report().orElseThrow().status());
    assertEquals(1, account.sent.size());
    assertTrue(desk.isIdle());
  }

  @Test
  void S01_anUnansweredOrderIsRepeatedWithTheSameBodyAndIsNotDoubled() {
    account.fates.add(Fate.TAKEN_UNANSWERED);
    desk.send(buy());
    run(Duration.ofSeconds(5));
    assertTrue(only().report().isPresent());
    assertEquals(2, account.sent.size());
    assertEquals(account.sent.get(0), account.sent.get(1));
    assertEquals(1, account.orders.size());
  }

  @Test
  void S01_whereRepeatsAreNotKnownAnUnansweredOrderIsOnlyRead() {
    account.knowsRepeats = false;
    account.fates.add(Fate.TAKEN_UNANSWERED);
    desk.send(buy());
    run(Duration.ofSeconds(5));
    assertTrue(only().report().isPresent());
    assertEquals(1, account.sent.size());
  }

  @Test
  void S01_notThereCountsAfterThreeLooksOverAMinute() {
    account.knowsRepeats = false;
    account.fates.add(Fate.LOST);
    desk.send(buy());
    run(Duration.ofSeconds(58));
    assertEquals(List.of(), ended);
    run(Duration.ofSeconds(60));
    assertTrue(only().report().isEmpty());
    assertEquals(1, account.sent.size());
  }

  @Test
  void S01_notThereDoesNotCountWhileTheBalanceSaysOtherwise() {
    account.knowsRepeats = false;
    account.fates.add(Fate.LOST);
    Ticket ticket = buy();
    account.coins.put("BTC", new BigDecimal("0.2"));
    desk.send(ticket);
    run(Duration.ofMinutes(30));
    assertEquals(List.of(), ended);
    assertFalse(desk.isIdle());
    assertTrue(desk.takeNotes().stream().anyMatch(OrderNote::isCritical));
  }

  @Test
  void S01_anEntryIsNotRepeatedWhenItsSignalIsOver() {
    account.fates.addAll(List.of(Fate.NOT_SENT, Fate.NOT_SENT, Fate.NOT_SENT));
    Ticket ticket = buy();
    account.pass(Duration.ofSeconds(29));
    desk.send(ticket);
    run(Duration.ofSeconds(60));
    assertTrue(only().report().isEmpty());
    assertTrue(only().why().contains("signal was over"), only().why());
    assertTrue(account.orders.isEmpty());
  }

  @Test
  void S01_aSleepOfEightHoursInTheMiddleBuysNothing() {
    Ticket ticket = buy();
    account.pass(Duration.ofHours(8));
    desk.send(ticket);
    run(Duration.ofSeconds(60));
    assertTrue(only().report().isEmpty());
    assertTrue(account.sent.isEmpty());
  }

  @Test
  void S04_anExitThatIsTurnedAwayIsSentAgain() {
    account.fates.addAll(List.of(Fate.NOT_SENT, Fate.NOT_SENT));
    desk.send(stop());
    run(Duration.ofSeconds(10));
    assertEquals("FILLED", only().report().orElseThrow().status());
    assertEquals(3, account.sent.size());
  }

  @Test
  void anExitThatCannotBeSentIsGivenBackAfterHalfAMinute() {
    for (int i = 0; i < 30; i++) {
      account.fates.add(Fate.NOT_SENT);
    }
    desk.send(stop());
    run(Duration.ofSeconds(60));
    assertTrue(only().report().isEmpty());
    assertTrue(account.orders.isEmpty());
  }

  @Test
  void aRefusalIsTheEnd() {
    account.fates.add(Fate.REFUSED);
    desk.send(buy());
    run(Duration.ofSeconds(5));
    assertTrue(only().why().contains("INSUFFICIENT_FUND"), only().why());
    assertEquals(1, account.sent.size());
  }

  @Test
  void S01_aRefusalAfterAnUnansweredSendingIsRead() {
    account.fates.addAll(List.of(Fate.TAKEN_UNANSWERED, Fate.REFUSED));
    desk.send(buy());
    run(Duration.ofSeconds(5));
    assertEquals("FILLED", only().report().orElseThrow().status());
    assertEquals(1, account.orders.size());
  }

  @Test
  void S14_aKillFlagBeforeTheSendingSendsNothing() {
    account.killed = true;
    desk.send(buy());
    run(Duration.ofSeconds(5));
    assertTrue(only().why().contains("kill switch"), only().why());
    assertTrue(account.sent.isEmpty());
  }

  @Test
  void S01_readingGoesOnUnderTheKillFlag() {
    Ticket ticket = buy();
    account.submit(ticket.intent().body(), false, () -> true);
    account.killed = true;
    desk.pursue(ticket);
    run(Duration.ofSeconds(5));
    assertEquals("FILLED", only().report().orElseThrow().status());
  }

  @Test
  void S14_anOpenOrderIsCancelledByTheKillSwitch() {
    account.fates.add(Fate.OPEN);
    desk.send(buy());
    run(Duration.ofSeconds(5));
    assertEquals(List.of(), ended);
    account.killed = true;
    run(Duration.ofSeconds(10));
    assertEquals("CANCELLED", only().report().orElseThrow().status());
    assertEquals(1, account.cancels);
  }

  @Test
  void anOrderThatStaysOpenIsCancelledAfterAMinute() {
    account.fates.add(Fate.OPEN);
    desk.send(stop());
    run(Duration.ofMinutes(3));
    assertEquals("CANCELLED", only().report().orElseThrow().status());
  }

  @Test
  void S01_unresolvedStaysUnresolvedUntilItIsRead() {
    account.fates.add(Fate.TAKEN_UNANSWERED);
    account.knowsRepeats = false;
    account.readsFail = true;
    desk.send(buy());
    run(Duration.ofHours(2));
    assertEquals(List.of(), ended);
    account.readsFail = false;
    run(Duration.ofMinutes(2));
    assertTrue(only().report().isPresent());
  }

  @Test
  void manyOrdersAreReadWithOneQuestion() {
    for (int i = 0; i < 5; i++) {
      account.fates.add(Fate.OPEN);
      desk.send(buy());
    }
    account.pass(Duration.ofSeconds(5));
    int before = account.reads;
    desk.tick();
    assertEquals(before + 1, account.reads);
  }

  @Test
  void S01_anOrderOfAnEarlierProcessIsOnlyRead() {
    desk.pursue(buy());
    run(Duration.ofMinutes(3));
    assertTrue(only().report().isEmpty());
    assertTrue(account.sent.isEmpty());
  }
}
