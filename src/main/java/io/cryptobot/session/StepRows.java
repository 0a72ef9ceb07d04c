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
 * @param errors rows of error_log.csv
 * @param decisions lines of the decisions' file of the day
 */
public record StepRows(
    List<String[]> trades,
    List<String[]> signals,
    List<String[]> snapshots,
    List<String[]> audits,
    List<String[]> errors,
    List<Decision> decisions) {

  /**
   * Why a candle's signal was or was not acted on.
   *
   * @param day of the file, {@code YYYY-MM-DD}
   * @param line one JSON object
   */
  public record Decision(String day, String line) {}

  static StepRows none() {
    return new StepRows(
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>());
  }

  void addAll(StepRows later) {
    trades.addAll(later.trades());
    signals.addAll(later.signals());
    snapshots.addAll(later.snapshots());
    audits.addAll(later.audits());
    errors.addAll(later.errors());
    decisions.addAll(later.decisions());
  }

  void clear() {
    trades.clear();
    signals.clear();
    snapshots.clear();
    audits.clear();
    errors.clear();
    decisions.clear();
  }
}
