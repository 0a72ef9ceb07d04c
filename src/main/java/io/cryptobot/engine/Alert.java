package io.cryptobot.engine;

import io.cryptobot.market.Coin;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that a person should hear of.
 *
 * @param kind what happened
 * @param coin to which coin, if to one
 * @param text one or more plain sentences: what, how much, what to do
 * @param time when, UTC
 */
public record Alert(Kind kind, Optional<Coin> coin, String text, Instant time) {

  /** How much it matters. */
  public enum Severity {
    INFO,
    WARNING,
    CRITICAL
  }

  /** What alerts are about. */
  public enum Kind {
    TRADE(Severity.INFO),
    DAILY_LIMIT(Severity.WARNING),
    LOSS_BUDGET_SPENT(Severity.WARNING),
    HARD_STOP(Severity.CRITICAL),
    KILL_SWITCH(Severity.CRITICAL),
    SLIPPAGE(Severity.WARNING),
    API_DOWN(Severity.WARNING),
    API_BACK(Severity.INFO),
    NO_PRICE(Severity.CRITICAL),
    STATE_RECOVERED(Severity.CRITICAL),
    STATE_DAMAGED(Severity.CRITICAL),
    LOG_BLOCKED(Severity.WARNING),
    EXIT_FAILED(Severity.CRITICAL),
    ORDER_UNRESOLVED(Severity.CRITICAL),
    STOPPED(Severity.CRITICAL),
    WEEKLY_SUMMARY(Severity.INFO),
    TEST(Severity.INFO);

    private final Severity severity;

    Kind(Severity severity) {
      this.severity = severity;
    }

    public Severity severity() {
      return severity;
    }
  }
}
