package io.cryptobot.rollout;

import io.cryptobot.home.RunHistory.Run;
import io.cryptobot.journal.CsvText;
import io.cryptobot.rollout.TrialTally.TradeRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rows of trade_log.csv, told to their runs. Where a replay came later, whose rows may bear times
 * of a run at an exchange, only those count there that name an order of the run's phase.
 */
final class TradeRows {
  static final List<String> COLUMNS =
      List.of("timestamp", "coin", "action", "quantity", "pnl", "deployment_phase", "notes");

  private static final int COIN = 1;
  private static final int ACTION = 2;
  private static final int QUANTITY = 3;
  private static final int PNL = 4;
  private static final int PHASE = 5;
  private static final int NOTES = 6;
  private static final String REAL_MONEY = "live";
  private static final String VIRTUAL = "paper";
  private static final String ORDER = "client_order_id=";

  private final RunTable runs;
  private final Map<TrialKind, TrialTally> tallies;
  private final LogOrder order;
  private Optional<Instant> firstWithRealMoney = Optional.empty();

  TradeRows(RunTable runs, Map<TrialKind, TrialTally> tallies) {
    this.runs = runs;
    this.tallies = tallies;
    this.order = new LogOrder(runs);
  }

  void take(String[] cells) {
    Instant time = CsvText.time(cells[0]);
    long second = time.getEpochSecond();
    int run = runs.at(second);
    if (!order.accepts(second) || run == RunTable.NONE || !isOf(run, cells)) {
      return;
    }
    runs.isAlive(run, second);
    TradeRow row =
        new TradeRow(
            time,
            cells[COIN],
            cells[ACTION].equals("BUY"),
            new BigDecimal(cells[QUANTITY]),
            new BigDecimal(cells[PNL]));
    Run of = runs.run(run);
    if (of.environment().equals(REAL_MONEY)
        && firstWithRealMoney.filter(first -> !first.isAfter(time)).isEmpty()) {
      firstWithRealMoney = Optional.of(time);
    }
    runs.kind(run).map(tallies::get).ifPresent(tally -> tally.trade(run, row));
  }

  private boolean isOf(int index, String[] cells) {
    if (!runs.isReplayedAfter(index)) {
      return true;
    }
    Run run = runs.run(index);
    return cells[PHASE].equals(run.phase())
        && (run.environment().equals(VIRTUAL) || cells[NOTES].contains(ORDER));
  }

  /** The first trade in a run with real money. */
  Optional<Instant> firstWithRealMoney() {
    return firstWithRealMoney;
  }
}
