package io.cryptobot.rollout;

import io.cryptobot.config.PhaseSettings;
import io.cryptobot.rollout.Trial.Broken;
import io.cryptobot.rollout.Trial.Cause;
import io.cryptobot.rollout.Trial.Losses;
import io.cryptobot.rollout.Trial.RoundTrip;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Counts one kind's log rows, one at a time. All errors must be counted before the first signal or
 * trade, because they tell which runs count at all.
 */
final class TrialTally {
  /** Steps of the exchange's sizes leave a rest that cannot be sold. */
  private static final BigDecimal SOLD_AS_GOOD_AS_WHOLE = new BigDecimal("0.95");

  private final TrialKind kind;
  private final Optional<PhaseSettings> limits;
  private final Map<String, Held> held = new HashMap<>();
  private int brokenAt = RunTable.NONE;
  private @Nullable Broken broken;
  private long signals;
  private @Nullable RoundTrip roundTrip;
  private BigDecimal totalLoss = BigDecimal.ZERO;
  private BigDecimal dayLoss = BigDecimal.ZERO;
  private @Nullable LocalDate day;
  private Losses worst = Losses.NONE;

  TrialTally(TrialKind kind, Optional<PhaseSettings> limits) {
    this.kind = kind;
    this.limits = limits;
  }

  private record Held(Instant since, BigDecimal bought, BigDecimal sold) {}

  /**
   * A row of trade_log.csv.
   *
   * @param profitOrLoss in US dollars
   */
  record TradeRow(
      Instant time, String coin, boolean isBuy, BigDecimal quantity, BigDecimal profitOrLoss) {}

  private boolean counts(int run) {
    return run > brokenAt;
  }

  void error(int run, Instant time, String what) {
    if (kind.errorsBreakIt() && run >= brokenAt) {
      brokenAt = run;
      broken = new Broken(Cause.ERROR, time, what);
    }
  }

  void signal(int run) {
    signals += counts(run) ? 1 : 0;
  }

  void trade(int run, TradeRow row) {
    if (!counts(run)) {
      return;
    }
    if (row.isBuy()) {
      bought(row);
    } else {
      sold(row);
      lost(run, row);
    }
  }

  private void bought(TradeRow row) {
    held.merge(
        row.coin(),
        new Held(row.time(), row.quantity(), BigDecimal.ZERO),
        (before, more) ->
            new Held(before.since(), before.bought().add(more.bought()), before.sold()));
  }

  private void sold(TradeRow row) {
    Held before = held.get(row.coin());
    if (before == null) {
      return;
    }
    BigDecimal sold = before.sold().add(row.quantity());
    if (sold.compareTo(before.bought().multiply(SOLD_AS_GOOD_AS_WHOLE)) < 0) {
      held.put(row.coin(), new Held(before.since(), before.bought(), sold));
      return;
    }
    held.remove(row.coin());
    if (roundTrip == null) {
      roundTrip = new RoundTrip(row.coin(), before.since(), row.time());
    }
  }

  private void lost(int run, TradeRow row) {
    BigDecimal loss = row.profitOrLoss().negate().max(BigDecimal.ZERO);
    LocalDate today = LocalDate.ofInstant(row.time(), ZoneOffset.UTC);
    dayLoss = today.equals(day) ? dayLoss.add(loss) : loss;
    day = today;
    totalLoss = totalLoss.add(loss);
    worst =
        dayLoss.compareTo(worst.worstDay()) > 0
            ? new Losses(totalLoss, dayLoss, Optional.of(today))
            : new Losses(totalLoss, worst.worstDay(), worst.day());
    if (kind.lossesBreakIt() && limits.isPresent()) {
      breakBeyond(run, row, limits.get());
    }
  }

  private void breakBeyond(int run, TradeRow row, PhaseSettings settings) {
    if (totalLoss.compareTo(settings.maxTotalLoss()) > 0) {
      begunAnew(run, row, Dollars.text(totalLoss) + " lost in all", settings.maxTotalLoss());
    } else if (dayLoss.compareTo(settings.maxDailyLoss()) > 0) {
      begunAnew(run, row, Dollars.text(dayLoss) + " lost on " + day, settings.maxDailyLoss());
    }
  }

  private void begunAnew(int run, TradeRow row, String lost, BigDecimal limit) {
    brokenAt = run;
    broken =
        new Broken(
            Cause.LOSS, row.time(), lost + ", more than the limit of " + Dollars.text(limit));
    held.clear();
    roundTrip = null;
    totalLoss = BigDecimal.ZERO;
    dayLoss = BigDecimal.ZERO;
    day = null;
    worst = Losses.NONE;
  }

  /** The trial as the runs and what was counted make it. */
  Trial trial(RunTable table, Instant now) {
    int all = 0;
    int runs = 0;
    @Nullable Instant begin = null;
    @Nullable Instant end = null;
    Duration runTime = Duration.ZERO;
    for (int run = 0; run < table.size(); run++) {
      if (table.kind(run).filter(kind::equals).isEmpty()) {
        continue;
      }
      all++;
      if (counts(run)) {
        Instant start = table.run(run).start();
        boolean goesOn = end != null && !start.isAfter(end.plus(RunTable.PAUSE));
        Instant from = end != null && (goesOn || start.isBefore(end)) ? end : start;
        Instant until = earlier(table.end(run), now);
        runTime = runTime.plus(positive(Duration.between(from, until)));
        begin = begin == null ? start : begin;
        end = end == null || until.isAfter(end) ? until : end;
        runs++;
      }
    }
    return new Trial(
        kind,
        all,
        runs,
        Optional.ofNullable(begin),
        Optional.ofNullable(end),
        runTime,
        signals,
        Optional.ofNullable(roundTrip),
        worst,
        Optional.ofNullable(broken));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Duration positive(Duration length) {
    return length.isNegative() ? Duration.ZERO : length;
  }
}
