package io.cryptobot.rollout;

import io.cryptobot.journal.AuditLogFormat;
import io.cryptobot.rollout.Evidence.KillExercise;

/**
 * The kill switch was turned on and lifted again, by rows KILL_SWITCH and then RESUME of {@code
 * audit_log.csv}; a refused RESUME lifts nothing. PASS if it ever was, else NOT YET.
 */
final class KillSwitchExercised implements Criterion {
  static final String FILE = "data/" + AuditLogFormat.FILE;

  @Override
  public String name() {
    return "kill_switch";
  }

  @Override
  public String required() {
    return "kill switch turned on and lifted";
  }

  @Override
  public Finding judge(Evidence evidence) {
    KillExercise exercise = evidence.killSwitch();
    if (exercise.lifted().isPresent()) {
      return Finding.pass(
          "lifted " + Advice.minute(exercise.lifted().get()), FILE, exercise.lifted());
    }
    return exercise.killed().isPresent()
        ? Finding.notYet(
            "turned on " + Advice.minute(exercise.killed().get()) + ", not lifted",
            FILE,
            exercise.killed(),
            "See that the bot has stopped, lift it with --resume, and start the bot again.")
        : Finding.notYet(
            "not tried",
            "While the bot runs: --kill, see that it stops, then --resume, and start it again.");
  }
}
