package io.cryptobot.orders;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of an order that is read until it ends. Guarded by its {@link OrderDesk}. */
final class Pursuit {
  static final int LOOKS = 3;
  static final Duration LOOKS_LAST = Duration.ofSeconds(60);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(20);
  private static final Duration OPEN_TOO_LONG = Duration.ofSeconds(60);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final Ticket ticket;
  private final Instant since;
  private @Nullable String orderId;
  private Duration pause = Duration.ofMillis(250);
  private Instant due;
  private int looks;
  private @Nullable Instant firstLook;
  private @Nullable Instant lastLook;
  private @Nullable Instant lastCancel;
  private @Nullable BigDecimal coinsAtFirstLook;
  private boolean isTold;

  /**
   * @param orderId the exchange's; null if it is not known
   * @param since when it was first sent, or this process began to ask
   */
  Pursuit(Ticket ticket, @Nullable String orderId, Instant since) {
    this.ticket = ticket;
    this.orderId = orderId;
    this.since = since;
    this.due = since;
  }

  Ticket ticket() {
    return ticket;
  }

  Instant since() {
    return since;
  }

  Optional<String> orderId() {
    return Optional.ofNullable(orderId);
  }

  /** The exchange has it under this id. */
  void found(String id) {
    orderId = id;
    looks = 0;
  }

  Instant due() {
    return due;
  }

  /** It was asked for in vain; the next time comes later and later. */
  void wait(Instant now, boolean isHurried) {
    pause = pause.multipliedBy(2);
    if (pause.compareTo(LONGEST_PAUSE) > 0) {
      pause = LONGEST_PAUSE;
    }
    due = now.plus(isHurried ? Duration.ofSeconds(1) : pause);
  }

  void hurry(Instant now) {
    if (due.isAfter(now.plusSeconds(1))) {
      due = now;
    }
  }

  /** Whether not finding it now counts as a look of its own. */
  boolean isLookDue(Instant now) {
    return orderId == null && (lastLook == null || !now.isBefore(lastLook.plus(BETWEEN_LOOKS)));
  }

  /**
   * It was not there.
   *
   * @param coins what the account holds of the coin now
   * @return whether that is enough to say that there is no such order
   */
  boolean missed(Instant now, BigDecimal coins) {
    if (firstLook == null || coinsAtFirstLook == null || coinsAtFirstLook.compareTo(coins) != 0) {
      firstLook = now;
      coinsAtFirstLook = coins;
      looks = 0;
    }
    looks++;
    lastLook = now;
    boolean isUnchanged =
        ticket.intent().coinsBefore().map(before -> before.compareTo(coins) == 0).orElse(true);
    return isUnchanged && looks >= LOOKS && !now.isBefore(firstLook.plus(LOOKS_LAST));
  }

  /** Whether it is to be cancelled now: it should have been filled, or nothing may be traded. */
  boolean isToBeCancelled(Instant now, boolean isKilled) {
    boolean isLate = Duration.between(since, now).compareTo(OPEN_TOO_LONG) > 0;
    boolean isDue = lastCancel == null || !now.isBefore(lastCancel.plus(BETWEEN_LOOKS));
    if ((isKilled || isLate) && isDue) {
      lastCancel = now;
      return true;
    }
    return false;
  }

  /** Whether its fate has been open for so long that a person should know; true once. */
  boolean isToBeTold(Instant now) {
    if (!isTold && Duration.between(since, now).compareTo(OPEN_TOO_LONG) > 0) {
      isTold = true;
      return true;
    }
    return false;
  }
}
