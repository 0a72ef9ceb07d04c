package io.cryptobot.rollout;

import io.cryptobot.journal.ErrorLogFormat;
import io.cryptobot.rollout.Trial.Cause;
import java.util.Optional;

/**
 * No row of severity ERROR or CRITICAL in {@code error_log.csv} within the runs that count. A run
 * with one breaks the trial, which begins anew with the next run: FAIL until the runs since have 24
 * hours, PASS from then on. PASS where there is a run and no such row, NOT YET without a run.
 */
record NoErrors(TrialKind kind) implements Criterion {
  private static final String FILE = "data/" + ErrorLogFormat.FILE;

  @Override
  public String name() {
    return "no_errors";
  }

  @Override
  public String required() {
    return "no ERROR or CRITICAL in those runs";
  }

  @Override
  public Finding judge(Evidence evidence) {
    Trial trial = evidence.trial(kind);
    Optional<Trial.Broken> broken = trial.broken().filter(one -> one.cause() == Cause.ERROR);
    if (broken.isPresent() && trial.runTime().compareTo(RunTime.NEEDED) < 0) {
      return Finding.fail(
          broken.get().what(),
          FILE,
          Optional.of(broken.get().time()),
          "Mend the cause, then start the bot again: what counts is what comes after the run with"
              + " the error.");
    }
    return trial.runs() == 0
        ? Finding.notYet(RunTime.none(trial), Advice.toRun(kind))
        : Finding.pass("none in " + Advice.runs(trial), FILE, trial.lastSign());
  }
}
