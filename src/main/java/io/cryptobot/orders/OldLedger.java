package io.cryptobot.orders;

import io.cryptobot.engine.Order;
import io.cryptobot.exchange.AccountException;
import io.cryptobot.exchange.OrderReport;
import io.cryptobot.exchange.TradingAccount;
import io.cryptobot.market.Coin;
import io.cryptobot.state.OrderIntent;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the exchange, once after every start, for orders of this ledger that it does not know: a
 * ledger that came from a copy or a backup is older than they are. Until that is answered, no entry
 * is made. Their client order ids tell them: the ledger's id and a number that it has not used yet.
 * The numbers of a process begin at the second of its start, so that it never uses one again that a
 * ledger which it does not know any more has used.
 */
public final class OldLedger {
  static final String RECOVERED = "recovered order";

  private static final Logger LOG = LoggerFactory.getLogger(OldLedger.class);
  private static final Duration BEFORE = Duration.ofHours(1);
  private static final Duration AGAIN = Duration.ofSeconds(30);

  private final TradingAccount account;
  private final Clock clock;
  private final Executor threads;
  private String ledger = "";
  private long next;
  private long own;
  private @Nullable Instant since;
  private boolean isRead;
  private boolean isReading;
  private Instant due = Instant.MIN;
  private final List<Ticket> found = new ArrayList<>();
  private final List<OrderNote> notes = new ArrayList<>();

  public OldLedger(TradingAccount account, Clock clock, Executor threads) {
    this.account = account;
    this.clock = clock;
    this.threads = threads;
  }

  /**
   * Begins to ask; a fresh ledger has nothing to ask for.
   *
   * @return the number of this process's first order
   */
  synchronized long begin(String ledgerId, long nextNumber, @Nullable Instant lastStep) {
    ledger = ledgerId;
    next = nextNumber;
    own = Math.max(nextNumber, clock.instant().getEpochSecond());
    since = lastStep;
    isRead = lastStep == null;
    return own;
  }

  synchronized boolean isRead() {
    return isRead && found.isEmpty();
  }

  /** The first that was found of a coin that is free. */
  synchronized Optional<Ticket> take(Predicate<Coin> isFree) {
    Optional<Ticket> first =
        found.stream().filter(ticket -> isFree.test(ticket.order().coin())).findFirst();
    first.ifPresent(found::remove);
    return first;
  }

  synchronized List<OrderNote> takeNotes() {
    List<OrderNote> taken = List.copyOf(notes);
    notes.clear();
    return taken;
  }

  /** Asks again, if that is due. Does not block. */
  synchronized void tick() {
    Instant last = since;
    if (isRead || isReading || last == null || clock.instant().isBefore(due)) {
      return;
    }
    isReading = true;
    threads.execute(() -> read(last));
  }

  private void read(Instant last) {
    try {
      List<Ticket> unknown =
          account.ordersSince(last.minus(BEFORE)).stream()
              .filter(report -> number(report).filter(this::isUnknown).isPresent())
              .filter(report -> report.isFilled() || !report.isDone())
              .sorted(Comparator.comparing(report -> number(report).orElse(0L)))
              .map(this::ticket)
              .toList();
      synchronized (this) {
        isRead = true;
        found.addAll(unknown);
        unknown.forEach(ticket -> notes.add(note(ticket)));
      }
    } catch (AccountException | RuntimeException e) {
      LOG.warn("event=orders_not_read reason=\"{}\"", String.valueOf(e.getMessage()));
    } finally {
      synchronized (this) {
        isReading = false;
        due = clock.instant().plus(AGAIN);
      }
    }
  }

  private boolean isUnknown(long number) {
    return number >= next && number < own;
  }

  private static OrderNote note(Ticket ticket) {
    return new OrderNote(
        Optional.of(ticket.order().coin()),
        "The exchange has an order of this ledger that the ledger did not know ("
            + ticket.intent().clientOrderId()
            + "): the ledger was older than it. It is booked now.",
        true);
  }

  private Optional<Long> number(OrderReport report) {
    return report.clientOrderId().flatMap(id -> ClientOrderId.numberIn(ledger, id));
  }

  private Ticket ticket(OrderReport report) {
    long number = number(report).orElseThrow();
    boolean isFilled = report.isFilled();
    BigDecimal price =
        isFilled
            ? report.filledValue().divide(report.filledQuantity(), MathContext.DECIMAL64)
            : BigDecimal.ONE;
    Order order =
        new Order(
            number,
            report.coin(),
            report.side(),
            isFilled ? report.filledQuantity() : BigDecimal.ONE,
            price.doubleValue(),
            report.createdAt().getEpochSecond(),
            RECOVERED);
    OrderIntent intent =
        new OrderIntent(
            number,
            report.clientOrderId().orElseThrow(),
            "",
            report.createdAt(),
            report.createdAt(),
            false,
            Optional.empty());
    return new Ticket(order, intent);
  }
}
