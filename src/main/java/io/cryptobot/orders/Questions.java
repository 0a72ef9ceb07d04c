package io.cryptobot.orders;

import io.cryptobot.engine.Order;
import io.cryptobot.exchange.AccountException;
import io.cryptobot.exchange.TradingAccount;
import io.cryptobot.market.Quote;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a person for a yes beside the loop: for entries, or for every order. An exit is never asked
 * for unless the person wants that. After a yes the price is read again, and if it has moved the
 * question is put anew.
 */
public final class Questions {
  private static final Logger LOG = LoggerFactory.getLogger(Questions.class);
  private static final Duration TO_ANSWER = Duration.ofSeconds(60);
  private static final double MOVED = 0.005;

  private final Asked asked;
  private final Confirmation confirmation;
  private final TradingAccount account;
  private final Clock clock;
  private final Executor threads;
  private final Object oneAtATime = new Object();
  private final List<Answer> answers = new ArrayList<>();

  /** What is asked for. */
  public enum Asked {
    NOTHING,
    ENTRIES,
    EVERY_ORDER
  }

  /** What a person answered, or did not. */
  record Answer(long order, boolean isYes, Instant at) {}

  /**
   * @param threads where a question waits for its answer
   */
  public Questions(
      Asked asked,
      Confirmation confirmation,
      TradingAccount account,
      Clock clock,
      Executor threads) {
    this.asked = asked;
    this.confirmation = confirmation;
    this.account = account;
    this.clock = clock;
    this.threads = threads;
  }

  boolean asksFor(Order order) {
    return switch (asked) {
      case NOTHING -> false;
      case ENTRIES -> order.isBuy();
      case EVERY_ORDER -> true;
    };
  }

  void ask(Ticket ticket, BigDecimal size, String limits) {
    threads.execute(
        () -> {
          boolean isYes;
          synchronized (oneAtATime) {
            isYes = isConfirmed(ticket.order(), size, limits);
          }
          synchronized (answers) {
            answers.add(new Answer(ticket.order().number(), isYes, clock.instant()));
          }
        });
  }

  private boolean isConfirmed(Order order, BigDecimal size, String limits) {
    double price = order.price();
    try {
      while (confirmation.ask(question(order, size, price, limits), TO_ANSWER)) {
        Quote quote = account.quote(order.coin());
        double now = order.isBuy() ? quote.ask() : quote.bid();
        if (Math.abs(now / price - 1) <= MOVED) {
          return true;
        }
        price = now;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (AccountException e) {
      LOG.warn("event=confirmation_without_price reason=\"{}\"", e.getMessage());
    }
    return false;
  }

  private static String question(Order order, BigDecimal size, double price, String limits) {
    String what =
        order.isBuy()
            ? "Buy "
                + order.coin()
                + " for $"
                + size.setScale(2, RoundingMode.HALF_UP).toPlainString()
            : "Sell " + size.toPlainString() + " " + order.coin();
    return String.format(
        Locale.ROOT, "%s at about $%s (%s)? %s [y/N] ", what, plain(price), order.reason(), limits);
  }

  private static String plain(double price) {
    return BigDecimal.valueOf(price).toPlainString();
  }

  List<Answer> takeAnswers() {
    synchronized (answers) {
      List<Answer> taken = List.copyOf(answers);
      answers.clear();
      return taken;
    }
  }
}
