package io.cryptobot.rollout;

import io.cryptobot.journal.CsvText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows of signal_log.csv: those that qualified for a trade, told to their runs. */
final class SignalRows {
  static final List<String> COLUMNS = List.of("timestamp", "trigger_met");

  private static final int TRIGGER_MET = 1;

  private final RunTable runs;
  private final Map<TrialKind, TrialTally> tallies;
  private final LogOrder order;

  SignalRows(RunTable runs, Map<TrialKind, TrialTally> tallies) {
    this.runs = runs;
    this.tallies = tallies;
    this.order = new LogOrder(runs);
  }

  void take(String[] cells) {
    long second = CsvText.time(cells[0]).getEpochSecond();
    int run = runs.at(second);
    if (!order.accepts(second) || run == RunTable.NONE) {
      return;
    }
    runs.isAlive(run, second);
    Optional<TrialKind> kind = runs.kind(run);
    if (kind.isPresent() && cells[TRIGGER_MET].equals(CsvText.of(true))) {
      Optional.ofNullable(tallies.get(kind.get())).ifPresent(tally -> tally.signal(run));
    }
  }
}
