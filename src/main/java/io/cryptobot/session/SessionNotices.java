package io.cryptobot.session;

import io.cryptobot.engine.Alert;
import io.cryptobot.engine.Alerts;
import io.cryptobot.engine.EngineState;
import io.cryptobot.engine.Order;
import io.cryptobot.engine.Side;
import io.cryptobot.engine.Trade;
import io.cryptobot.engine.TradingPlan;
import io.cryptobot.journal.AuditLogFormat;
import io.cryptobot.journal.AuditLogFormat.Action;
import io.cryptobot.journal.CsvText;
import io.cryptobot.journal.ErrorLogFormat;
import io.cryptobot.journal.ErrorLogFormat.Severity;
import io.cryptobot.market.Coin;
import io.cryptobot.orders.Ended;
import io.cryptobot.orders.OrderNote;
import io.cryptobot.risk.RiskLimits;
import io.cryptobot.risk.RiskState;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a session tells a person: alerts, and rows of error_log.csv and audit_log.csv that wait for
 * the next step that is kept. What lasts is told again after a while, not with every step. Not
 * thread-safe.
 */
final class SessionNotices {
  /** Without a price of an open position for so long is a reason to tell. */
  static final Duration WITHOUT_PRICE = Duration.ofSeconds(60);

  /** A critical alert is always sent, so that what lasts must not be one every 15 seconds. */
  private static final Duration TELL_AGAIN = Duration.ofMinutes(15);

  private static final int ITERATIONS_UNTIL_DOWN = 3;
  private static final double SLIPPAGE_THAT_HURTS_PERCENT = 1;

  private final TradingPlan plan;
  private final Alerts alerts;
  private final StepRows rows = StepRows.none();
  private final Map<Coin, Instant> lastPriceTimes = new HashMap<>();
  private final Map<Coin, Instant> unpricedTold = new HashMap<>();
  private final Map<Coin, Problem> problems = new HashMap<>();
  private @Nullable Instant logsBlockedSince;

  /** What was last told of a coin's orders. */
  private record Problem(String text, Instant at) {}

  SessionNotices(TradingPlan plan, Alerts alerts) {
    this.plan = plan;
    this.alerts = alerts;
  }

  /** Hands over the rows that wait. */
  void moveTo(StepRows step) {
    step.addAll(rows);
    rows.clear();
  }

  void alert(Alert.Kind kind, Optional<Coin> coin, String text, Instant now) {
    alerts.raise(new Alert(kind, coin, text, now));
  }

  /** A row of error_log.csv. */
  void error(
      Instant now,
      ErrorLogFormat.Type type,
      Severity severity,
      String message,
      @Nullable Throwable cause,
      String recovery) {
    rows.errors().add(ErrorLogFormat.row(now, type, severity, message, cause, recovery));
  }

  /** A row of audit_log.csv. */
  void audit(Instant now, Action action, String details) {
    rows.audits()
        .add(AuditLogFormat.row(now, action.name(), AuditLogFormat.SYSTEM, details, "", ""));
  }

  void traded(Trade trade, Instant now) {
    alert(Alert.Kind.TRADE, Optional.of(trade.coin()), text(trade), now);
    double worse = trade.slippagePercent() * (trade.side() == Side.BUY ? 1 : -1);
    if (worse > SLIPPAGE_THAT_HURTS_PERCENT) {
      String text =
          String.format(
              Locale.ROOT,
              "%s of %s at $%s was %.2f %% worse than the price of the decision, $%s.",
              trade.side() == Side.BUY ? "The buy" : "The sale",
              trade.coin(),
              CsvText.of(trade.fill().price()),
              worse,
              CsvText.of(BigDecimal.valueOf(trade.signalPrice())));
      alert(Alert.Kind.SLIPPAGE, Optional.of(trade.coin()), text, now);
    }
  }

  private static String text(Trade trade) {
    return (trade.side() == Side.BUY ? "Bought " : "Sold ")
        + CsvText.of(trade.fill().quantity())
        + " "
        + trade.coin()
        + " at $"
        + CsvText.of(trade.fill().price())
        + " ("
        + trade.reason()
        + (trade.side() == Side.SELL
            ? ", " + CsvText.cents(trade.profitOrLoss().doubleValue()) + " USD"
            : "")
        + ").";
  }

  /** Tells of limits that a step has reached. */
  void limits(EngineState before, EngineState after, Instant now) {
    if (isDailyLimitReached(after) && !isDailyLimitReached(before)) {
      String text =
          "Daily loss limit reached: $"
              + CsvText.cents(after.risk().dailyLoss().doubleValue())
              + " / $"
              + plan.limits().maxDailyLoss().toPlainString()
              + " max - no entries until UTC midnight.";
      alert(Alert.Kind.DAILY_LIMIT, Optional.empty(), text, now);
    }
    if (isTotalBudgetSpent(after) && !isTotalBudgetSpent(before)) {
      String text =
          "What is left of the total loss limit is less than the smallest order: no entry will be"
              + " made any more, unless the limit in deployment.json is raised or the losses are"
              + " accepted and a new portfolio is begun.";
      alert(Alert.Kind.LOSS_BUDGET_SPENT, Optional.empty(), text, now);
    }
  }

  /** Sizes shrink with the budget, so that the limit itself is hardly ever reached. */
  private boolean isTotalBudgetSpent(EngineState state) {
    RiskLimits limits = plan.limits();
    BigDecimal left = limits.maxTotalLoss().subtract(state.risk().totalLoss());
    return limits.lossLimited() && left.compareTo(limits.minimumOrder()) < 0;
  }

  private boolean isDailyLimitReached(EngineState state) {
    return state.risk().dailyLoss().compareTo(plan.limits().maxDailyLoss()) >= 0;
  }

  void order(OrderNote note, Instant now) {
    Severity severity = note.isCritical() ? Severity.CRITICAL : Severity.WARNING;
    error(now, ErrorLogFormat.Type.API_ERROR, severity, note.text(), null, "went on reading");
    if (note.isCritical()) {
      alert(Alert.Kind.ORDER_UNRESOLVED, note.coin(), note.text(), now);
    }
  }

  /** An order that ended with a problem. */
  void notMade(Ended one, Instant now) {
    Order order = one.order();
    String text =
        (order.isBuy() ? "The buy of " : "The sale of ")
            + order.coin()
            + " ("
            + order.reason()
            + ") was not made: "
            + one.problem()
            + ".";
    Problem last = problems.get(order.coin());
    boolean isNew =
        last == null
            || !last.text().equals(text)
            || Duration.between(last.at(), now).compareTo(TELL_AGAIN) >= 0;
    if (isNew) {
      problems.put(order.coin(), new Problem(text, now));
      error(
          now,
          ErrorLogFormat.Type.API_ERROR,
          order.isBuy() ? Severity.WARNING : Severity.ERROR,
          text,
          null,
          order.isBuy() ? "skipped trade" : "tried again until it is sold");
      if (!order.isBuy()) {
        alert(Alert.Kind.EXIT_FAILED, Optional.of(order.coin()), text, now);
      }
    }
  }

  void notBooked(Order order, RuntimeException why, Instant now) {
    String text =
        "Order "
            + order.number()
            + " of "
            + order.coin()
            + " cannot be booked ("
            + why.getMessage()
            + "); the coin is not traded until the bot is started again with what it holds put"
            + " right.";
    alert(Alert.Kind.ORDER_UNRESOLVED, Optional.of(order.coin()), text, now);
    error(now, ErrorLogFormat.Type.STATE_ERROR, Severity.CRITICAL, text, why, "left it under way");
  }

  void damagedState(String damage, Instant now) {
    String text =
        damage
            + " The bot has the state in its memory, trades on and writes the file anew. Find out"
            + " what touches the data folder.";
    alert(Alert.Kind.STATE_DAMAGED, Optional.empty(), text, now);
    error(now, ErrorLogFormat.Type.STATE_ERROR, Severity.CRITICAL, text, null, "written anew");
  }

  /**
   * Tells when logs begin to be refused.
   *
   * @param refused those that could not be written now
   */
  void refusedLogs(Set<String> refused, Instant now) {
    if (refused.isEmpty()) {
      logsBlockedSince = null;
    } else if (logsBlockedSince == null) {
      logsBlockedSince = now;
      String text =
          "Cannot write "
              + String.join(", ", refused)
              + ": another program, such as Excel, has it open, or the disk refuses. The rows wait"
              + " in the state and are written later; after 15 minutes no entries are made.";
      alert(Alert.Kind.LOG_BLOCKED, Optional.empty(), text, now);
      error(
          now,
          ErrorLogFormat.Type.FILE_ERROR,
          Severity.WARNING,
          text,
          null,
          "rows wait in the state");
    }
  }

  /** Since when some log has been refused without a break. */
  Optional<Instant> logsBlockedSince() {
    return Optional.ofNullable(logsBlockedSince);
  }

  /**
   * Tells of open positions that have long been without a price.
   *
   * @param priced the coins that have one now
   */
  void unpriced(Set<Coin> priced, Set<Coin> positions, Instant now) {
    priced.forEach(coin -> lastPriceTimes.put(coin, now));
    for (Coin coin : positions) {
      Instant last = lastPriceTimes.computeIfAbsent(coin, c -> now);
      boolean isLate =
          !priced.contains(coin) && Duration.between(last, now).compareTo(WITHOUT_PRICE) >= 0;
      Instant told = unpricedTold.get(coin);
      boolean isNew =
          told == null
              || told.isBefore(last)
              || Duration.between(told, now).compareTo(TELL_AGAIN) >= 0;
      if (isLate && isNew) {
        unpricedTold.put(coin, now);
        alert(
            Alert.Kind.NO_PRICE,
            Optional.of(coin),
            "There is no price of " + coin + " since " + last + ", and a position is open.",
            now);
      }
    }
  }

  /** Tells when no feed answers for some iterations, and when one does again. */
  void iterationsWithoutPrices(int before, int after, Instant now) {
    if (after == ITERATIONS_UNTIL_DOWN) {
      alert(
          Alert.Kind.API_DOWN,
          Optional.empty(),
          "No feed has given a price for " + ITERATIONS_UNTIL_DOWN + " iterations.",
          now);
    } else if (before >= ITERATIONS_UNTIL_DOWN && after == 0) {
      alert(Alert.Kind.API_BACK, Optional.empty(), "The feeds give prices again.", now);
    }
  }

  /**
   * Sums up a week.
   *
   * @param past what was counted, a sentence without its full stop
   */
  void week(String past, int positions, RiskState risk, Instant now) {
    String text =
        past
            + "; open positions: "
            + positions
            + "; losses counted: $"
            + CsvText.cents(risk.totalLoss().doubleValue())
            + " of $"
            + plan.limits().maxTotalLoss().toPlainString()
            + ".";
    alert(Alert.Kind.WEEKLY_SUMMARY, Optional.empty(), text, now);
  }

  /** What the limits still allow, for a person who is asked. */
  String limitsLeft(RiskState risk) {
    RiskLimits limits = plan.limits();
    return "Left: $"
        + CsvText.cents(limits.maxDailyLoss().subtract(risk.dailyLoss()).doubleValue())
        + " of losses today, $"
        + CsvText.cents(limits.maxTotalLoss().subtract(risk.totalLoss()).doubleValue())
        + " in all, "
        + (limits.maxTradesPerDay() - risk.tradesToday())
        + " trades today.";
  }
}
