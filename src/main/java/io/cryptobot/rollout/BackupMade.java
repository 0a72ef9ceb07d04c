package io.cryptobot.rollout;

import io.cryptobot.rollout.Evidence.Backup;
import java.util.Optional;

/** A backup was made, by a row BACKUP of {@code audit_log.csv}. PASS if ever, else NOT YET. */
final class BackupMade implements Criterion {

  @Override
  public String name() {
    return "backup";
  }

  @Override
  public String required() {
    return "a backup made";
  }

  @Override
  public Finding judge(Evidence evidence) {
    if (evidence.backup().isEmpty()) {
      return Finding.notYet("none yet", "Run --backup.");
    }
    Backup backup = evidence.backup().get();
    return Finding.pass(backup.name(), KillSwitchExercised.FILE, Optional.of(backup.taken()));
  }
}
