package io.cryptobot.session;

import io.cryptobot.engine.Trade;
import io.cryptobot.journal.CsvText;
import io.cryptobot.state.BotState.Week;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/** Counts what the weekly summary tells, from Monday to Monday, UTC. */
final class WeekCount {
  private Optional<Week> week;

  /** Goes on with the week that an earlier run counted. */
  WeekCount(Optional<Week> remembered) {
    week = remembered;
  }

  void count(Trade trade) {
    week = week.map(counted -> counted.with(trade.profitOrLoss()));
  }

  /** Whether the week that is counted is not over yet; a clock set back ends none. */
  boolean isOf(Instant now) {
    return week.isPresent() && !week.get().begin().isBefore(monday(now));
  }

  /**
   * Begins a week.
   *
   * @param value of the portfolio now, in US dollars
   * @return the summary of the one before, if one was counted; a sentence without its full stop
   */
  Optional<String> begin(Instant now, double value) {
    BigDecimal cents = new BigDecimal(CsvText.cents(value));
    Optional<String> summary = week.map(past -> summary(past, cents));
    week = Optional.of(new Week(monday(now), cents, 0, BigDecimal.ZERO));
    return summary;
  }

  /** What is to be remembered. */
  Optional<Week> counted() {
    return week;
  }

  private static LocalDate monday(Instant now) {
    return LocalDate.ofInstant(now, ZoneOffset.UTC)
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private static String summary(Week past, BigDecimal value) {
    return "The week from "
        + past.begin()
        + ": "
        + past.trades()
        + " trades, realized "
        + CsvText.cents(past.profitOrLoss().doubleValue())
        + " USD. The portfolio went from $"
        + past.value().toPlainString()
        + " to $"
        + value.toPlainString();
  }
}
