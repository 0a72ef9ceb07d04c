package io.cryptobot.rollout;

import io.cryptobot.journal.CsvText;

/**
 * Rows of snapshot_log.csv, one a step: they tell how long a run without an end was alive. Where a
 * replay came later, whose rows look the same, only an unbroken chain of steps from the run's start
 * does.
 */
final class SnapshotRows {
  private final RunTable runs;
  private final LogOrder order;

  SnapshotRows(RunTable runs) {
    this.runs = runs;
    this.order = new LogOrder(runs);
  }

  /** Whether there is a run whose end nobody noted. */
  boolean areNeeded() {
    for (int run = 0; run < runs.size(); run++) {
      if (runs.isOpen(run)) {
        return true;
      }
    }
    return false;
  }

  void take(String[] cells) {
    long second = CsvText.time(cells[0]).getEpochSecond();
    int run = runs.at(second);
    boolean mayCount = order.accepts(second) && run != RunTable.NONE && runs.isOpen(run);
    boolean isChained =
        mayCount
            && (!runs.isReplayedAfter(run)
                || second - runs.sign(run) <= RunTable.PAUSE.toSeconds());
    if (isChained) {
      runs.isAlive(run, second);
    }
  }

  /** All rows were taken. */
  void finish() {
    for (int run = 0; run < runs.size(); run++) {
      if (runs.isOpen(run) && runs.isReplayedAfter(run)) {
        runs.endsWithItsLastSign(run);
      }
    }
  }
}
