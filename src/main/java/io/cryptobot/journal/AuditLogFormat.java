package io.cryptobot.journal;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The format of {@code audit_log.csv}: what a person, or the bot by itself, changed beside trading.
 *
 * <pre>
 * 2026-01-22T00:00:00Z,MANUAL_OVERRIDE,anna,The total loss is counted anew,102.13,0
 * </pre>
 */
public final class AuditLogFormat {
  public static final String FILE = "audit_log.csv";
  public static final List<String> COLUMNS =
      List.of("timestamp", "action", "user", "details", "old_value", "new_value");

  /** Instead of a person's name: the bot did it by itself. */
  public static final String SYSTEM = "system";

  private static final int ACTION = 1;
  private static final int USER = 2;

  private AuditLogFormat() {}

  /** A row; {@code action} is one of the words of {@link Action} or a transfer's kind. */
  public static String[] row(
      Instant time, String action, String user, String details, String oldValue, String newValue) {
    return new String[] {CsvText.of(time), action, user, details, oldValue, newValue};
  }

  /**
   * Whether a line of the log is a row of what the bot did by itself.
   *
   * @param actions any of which it did
   */
  public static boolean isBySystem(String line, Set<Action> actions) {
    List<String> cells;
    try {
      cells =
          CsvReader.builder().ofCsvRecord(line).stream()
              .findFirst()
              .map(CsvRecord::getFields)
              .orElse(List.of());
    } catch (CsvParseException e) {
      // A piece of a row of several lines.
      return false;
    }
    return cells.size() == COLUMNS.size()
        && cells.get(USER).equals(SYSTEM)
        && actions.stream().anyMatch(action -> action.name().equals(cells.get(ACTION)));
  }

  /** What is done so often that it has a word. */
  public enum Action {
    CONFIG_CHANGE,
    CREDENTIAL_ACCESS,
    MANUAL_OVERRIDE,
    KILL_SWITCH,
    RESUME,
    PAUSE,
    UNPAUSE,
    MANUAL_SELL,
    MANUAL_REBALANCE,
    ADOPT_BALANCES,
    TEST_ORDER,
    PHASE_CHANGE,
    BACKUP,
    RESTORE,
    UPDATE,
    ENVIRONMENT_CHANGE,
    TRANSFER,
    REBALANCE,
    HARD_STOP
  }
}
