package io.cryptobot.session;

import java.util.ArrayList;
import java.util.List;

/**
 * The log rows that a step owes, by log, in the order in which they arose.
 *
 * @param trades rows of trade_log.csv
 * @param signals rows of signal_log.csv
 * @param snapshots rows of snapshot_log.csv
 * @param audits rows of audit_log.csv
 */
public record StepRows(
    List<String[]> trades,
    List<String[]> signals,
    List<String[]> snapshots,
    List<String[]> audits) {

  static StepRows none() {
    return new StepRows(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }
}
