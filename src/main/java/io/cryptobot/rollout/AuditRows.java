package io.cryptobot.rollout;

import io.cryptobot.journal.AuditLogFormat.Action;
import io.cryptobot.journal.CsvText;
import io.cryptobot.rollout.Evidence.Backup;
import io.cryptobot.rollout.Evidence.KillExercise;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Rows of audit_log.csv: what a person tried out. */
final class AuditRows {
  static final List<String> COLUMNS = List.of("timestamp", "action", "details", "new_value");

  private static final int ACTION = 1;
  private static final int DETAILS = 2;
  private static final int NEW_VALUE = 3;

  /** The new value of a kill switch that a wrong password has not lifted. */
  private static final String STILL_ON = "on";

  private Optional<Instant> killed = Optional.empty();
  private Optional<Instant> lifted = Optional.empty();
  private Optional<Backup> backup = Optional.empty();

  void take(String[] cells) {
    String action = cells[ACTION];
    if (action.equals(Action.KILL_SWITCH.name())) {
      killed = Optional.of(CsvText.time(cells[0]));
    } else if (action.equals(Action.RESUME.name())) {
      boolean isLifted = killed.isPresent() && !cells[NEW_VALUE].equals(STILL_ON);
      lifted = isLifted ? Optional.of(CsvText.time(cells[0])) : lifted;
    } else if (action.equals(Action.BACKUP.name())) {
      backup = Optional.of(new Backup(cells[DETAILS], CsvText.time(cells[0])));
    }
  }

  KillExercise killSwitch() {
    return new KillExercise(killed, lifted);
  }

  Optional<Backup> backup() {
    return backup;
  }
}
