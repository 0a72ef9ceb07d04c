package io.cryptobot.orders;

import io.cryptobot.engine.Order;
import io.cryptobot.exchange.AccountException;
import io.cryptobot.exchange.Balance;
import io.cryptobot.exchange.OrderReport;
import io.cryptobot.exchange.TradingAccount;
import io.cryptobot.time.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends orders and reads what became of them, beside the engine's thread. An order that was taken
 * up ends in exactly one {@link Fate}, or is still under way; what the network does never decides
 * its fate, only what the exchange has. Thread-safe.
 */
public final class OrderDesk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OrderDesk.class);
  private static final Duration BEFORE_INTENT = Duration.ofMinutes(5);
  private static final Duration SLICE = Duration.ofMillis(100);

  private final TradingAccount account;
  private final Clock clock;
  private final Sleeper sleeper;
  private final BooleanSupplier killed;
  private final Dispatch dispatch;
  private final Executor threads;
  private final Object lock = new Object();
  private final Map<Long, Ticket> sending = new LinkedHashMap<>();
  private final Map<Long, Pursuit> pursued = new LinkedHashMap<>();
  private final List<Fate> fates = new ArrayList<>();
  private final List<OrderNote> notes = new ArrayList<>();
  private boolean isReading;
  private boolean isClosed;

  /**
   * @param sleeper waits between two sendings of an order
   * @param killed whether the kill switch is on; asked every second
   * @param threads where requests are made, several at once
   */
  public OrderDesk(
      TradingAccount account,
      Clock clock,
      Sleeper sleeper,
      BooleanSupplier killed,
      Executor threads) {
    this.account = account;
    this.clock = clock;
    this.sleeper = sleeper;
    this.killed = killed;
    this.dispatch = new Dispatch(account, clock, sleeper, killed);
    this.threads = threads;
  }

  /** Sends an order whose intent this process has just written down. */
  public void send(Ticket ticket) {
    synchronized (lock) {
      sending.put(ticket.order().number(), ticket);
    }
    threads.execute(() -> sendAway(ticket));
  }

  /** Waits until what is being sent has been, or for so long. */
  void awaitSent(Duration within) {
    Instant until = clock.instant().plus(within);
    try {
      while (isSending() && clock.instant().isBefore(until)) {
        sleeper.sleep(SLICE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isSending() {
    synchronized (lock) {
      return !sending.isEmpty();
    }
  }

  /** Takes up an order that an earlier process wrote down, and may have sent: it is only read. */
  public void pursue(Ticket ticket) {
    synchronized (lock) {
      pursued.put(ticket.order().number(), new Pursuit(ticket, null, clock.instant()));
    }
  }

  /** Those whose end is known since the last call. */
  public List<Fate> takeFates() {
    synchronized (lock) {
      List<Fate> taken = List.copyOf(fates);
      fates.clear();
      return taken;
    }
  }

  /** What a person has to know, since the last call. */
  public List<OrderNote> takeNotes() {
    synchronized (lock) {
      List<OrderNote> taken = List.copyOf(notes);
      notes.clear();
      return taken;
    }
  }

  /** Whether nothing is under way and no fate waits to be taken. */
  public boolean isIdle() {
    synchronized (lock) {
      return sending.isEmpty() && pursued.isEmpty() && fates.isEmpty();
    }
  }

  /** Lets the orders that are due be read; to be called often. Does not block. */
  public void tick() {
    synchronized (lock) {
      Instant now = clock.instant();
      if (killed.getAsBoolean()) {
        pursued.values().forEach(pursuit -> pursuit.hurry(now));
      }
      cancelThoseDue(now);
      boolean isDue = pursued.values().stream().anyMatch(one -> !one.due().isAfter(now));
      if (!isDue || isReading || isClosed) {
        return;
      }
      isReading = true;
    }
    threads.execute(
        () -> {
          try {
            read();
          } finally {
            synchronized (lock) {
              isReading = false;
            }
          }
        });
  }

  private void sendAway(Ticket ticket) {
    Instant first = clock.instant();
    Dispatch.Sent sent;
    try {
      sent = dispatch.send(ticket);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      sent = new Dispatch.Sent.Unknown("the bot ended meanwhile");
    } catch (RuntimeException e) {
      LOG.error("event=order_sending_failed id={}", ticket.intent().clientOrderId(), e);
      sent = new Dispatch.Sent.Unknown("sending failed: " + e);
    }
    synchronized (lock) {
      sending.remove(ticket.order().number());
      if (sent instanceof Dispatch.Sent.Never never) {
        fates.add(Fate.nothing(ticket, never.why(), clock.instant(), since(first)));
      } else {
        String id = sent instanceof Dispatch.Sent.There there ? there.orderId() : null;
        pursued.put(ticket.order().number(), new Pursuit(ticket, id, first));
      }
      if (sent instanceof Dispatch.Sent.Unknown unknown) {
        note(ticket, "whether the exchange has it is being read: " + unknown.why(), false);
      }
    }
    tick();
  }

  private Duration since(Instant first) {
    Duration took = Duration.between(first, clock.instant());
    return took.isNegative() ? Duration.ZERO : took;
  }

  private void note(Ticket ticket, String what, boolean isCritical) {
    String order =
        (ticket.order().isBuy() ? "The buy of " : "The sale of ") + ticket.order().coin();
    notes.add(
        new OrderNote(
            Optional.of(ticket.order().coin()),
            order + " (" + ticket.intent().clientOrderId() + "): " + what,
            isCritical));
  }

  /** One question for all that are open, where there are several: reads are limited. */
  private void read() {
    List<Pursuit> open;
    synchronized (lock) {
      open = List.copyOf(pursued.values());
    }
    try {
      Map<Pursuit, OrderReport> reports = open.size() == 1 ? one(open.get(0)) : all(open);
      for (Pursuit pursuit : open) {
        OrderReport report = reports.get(pursuit);
        if (report == null) {
          missing(pursuit);
        } else {
          reported(pursuit, report);
        }
      }
    } catch (AccountException | RuntimeException e) {
      LOG.warn("event=order_not_read reason=\"{}\"", String.valueOf(e.getMessage()), e);
      synchronized (lock) {
        open.forEach(pursuit -> later(pursuit));
      }
    }
  }

  private Map<Pursuit, OrderReport> one(Pursuit pursuit) throws AccountException {
    Ticket ticket = pursuit.ticket();
    Optional<String> id = pursuit.orderId();
    Optional<OrderReport> report =
        id.isPresent()
            ? account.order(id.get())
            : account.find(
                ticket.intent().clientOrderId(), ticket.order().coin(), ticket.intent().madeAt());
    return report.map(found -> Map.of(pursuit, found)).orElse(Map.of());
  }

  private Map<Pursuit, OrderReport> all(List<Pursuit> open) throws AccountException {
    Instant since =
        open.stream()
            .map(pursuit -> pursuit.ticket().intent().madeAt())
            .min(Comparator.naturalOrder())
            .orElseThrow();
    List<OrderReport> reports = account.ordersSince(since.minus(BEFORE_INTENT));
    Map<Pursuit, OrderReport> found = new LinkedHashMap<>();
    for (Pursuit pursuit : open) {
      reports.stream()
          .filter(report -> isOf(pursuit, report))
          .findFirst()
          .ifPresent(report -> found.put(pursuit, report));
    }
    return found;
  }

  private static boolean isOf(Pursuit pursuit, OrderReport report) {
    return report.clientOrderId().isPresent()
        ? report.clientOrderId().get().equals(pursuit.ticket().intent().clientOrderId())
        : pursuit.orderId().filter(report.orderId()::equals).isPresent();
  }

  private void reported(Pursuit pursuit, OrderReport report) {
    Instant now = clock.instant();
    Order ours = pursuit.ticket().order();
    if (!report.coin().equals(ours.coin()) || report.side() != ours.side()) {
      LOG.warn("event=order_of_another_kind order={} report=\"{}\"", ours, report);
      synchronized (lock) {
        later(pursuit);
      }
      return;
    }
    if (report.isDone()) {
      synchronized (lock) {
        pursued.remove(pursuit.ticket().order().number());
        fates.add(Fate.ended(pursuit.ticket(), report, now, since(pursuit.since())));
      }
      return;
    }
    synchronized (lock) {
      pursuit.found(report.orderId());
      later(pursuit);
    }
  }

  /** Beside the reading, which may have to wait for the limit of calls. */
  private void cancelThoseDue(Instant now) {
    boolean isKilled = killed.getAsBoolean();
    for (Pursuit pursuit : pursued.values()) {
      Optional<String> id = pursuit.orderId();
      if (id.isPresent() && pursuit.isToBeCancelled(now, isKilled)) {
        threads.execute(() -> cancel(pursuit.ticket().intent().clientOrderId(), id.get()));
      }
    }
  }

  private void cancel(String clientOrderId, String orderId) {
    try {
      LOG.warn("event=order_cancel id={} taken={}", clientOrderId, account.cancel(orderId));
    } catch (AccountException | RuntimeException e) {
      LOG.warn("event=order_not_cancelled id={} reason=\"{}\"", clientOrderId, e.getMessage());
    }
  }

  private void missing(Pursuit pursuit) throws AccountException {
    Instant now = clock.instant();
    boolean isLook;
    synchronized (lock) {
      isLook = pursuit.isLookDue(now);
    }
    String symbol = pursuit.ticket().order().coin().symbol();
    Balance balance = isLook ? account.balances().getOrDefault(symbol, Balance.NONE) : Balance.NONE;
    synchronized (lock) {
      if (isLook && pursuit.missed(now, balance.total())) {
        pursued.remove(pursuit.ticket().order().number());
        String why = "the exchange does not have it, as three looks and the balance say";
        fates.add(Fate.nothing(pursuit.ticket(), why, now, since(pursuit.since())));
      } else {
        later(pursuit);
      }
    }
  }

  private void later(Pursuit pursuit) {
    Instant now = clock.instant();
    pursuit.wait(now, killed.getAsBoolean());
    if (pursuit.isToBeTold(now)) {
      note(
          pursuit.ticket(),
          "what became of it is not known since "
              + pursuit.since()
              + "; the coin is not traded until it is. Look at the exchange's own list of orders.",
          true);
    }
  }

  /** Takes up nothing more; what is under way stays so, and the next start reads it. */
  @Override
  public void close() {
    synchronized (lock) {
      isClosed = true;
    }
  }
}
