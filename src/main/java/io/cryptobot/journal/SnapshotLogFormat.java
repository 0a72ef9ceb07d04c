package io.cryptobot.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The format of {@code snapshot_log.csv}, a row a step. Amounts in US dollars to the cent, {@code
 * allocation_pct} the aggressive strategy's percent of the total:
 *
 * <pre>
 * 2021-01-22T00:00:00Z,700.00,299.85,999.85,29.99,0.00,-0.15,74,
 * </pre>
 */
public final class SnapshotLogFormat {
  public static final String FILE = "snapshot_log.csv";
  public static final List<String> COLUMNS =
      List.of(
          "timestamp",
          "conservative_value",
          "aggressive_value",
          "total_value",
          "allocation_pct",
          "pnl_conservative",
          "pnl_aggressive",
          "rebalance_due_in_days",
          "last_skim_date");

  private static final double PERCENT = 100;

  private SnapshotLogFormat() {}

  /**
   * A row.
   *
   * @param conservativeStart what the conservative strategy began with, in US dollars
   * @param aggressiveStart what the aggressive strategy began with, in US dollars
   * @param nextRebalance when the next rebalance is due
   * @param lastSkim when profit was last skimmed
   */
  public static String[] row(
      Instant time,
      double conservative,
      double aggressive,
      double conservativeStart,
      double aggressiveStart,
      Instant nextRebalance,
      Optional<Instant> lastSkim) {
    double total = conservative + aggressive;
    return new String[] {
      CsvText.of(time),
      CsvText.cents(conservative),
      CsvText.cents(aggressive),
      CsvText.cents(total),
      CsvText.cents(total == 0 ? 0 : aggressive / total * PERCENT),
      CsvText.cents(conservative - conservativeStart),
      CsvText.cents(aggressive - aggressiveStart),
      CsvText.of(Math.max(0, Duration.between(time, nextRebalance).toDays())),
      lastSkim.map(CsvText::of).orElse(CsvText.MISSING)
    };
  }
}
