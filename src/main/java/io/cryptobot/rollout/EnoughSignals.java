package io.cryptobot.rollout;

import io.cryptobot.journal.SignalLogFormat;

/**
 * Rows of {@code signal_log.csv} with {@code trigger_met} True, bought or sold or blocked, in the
 * paper runs that count. PASS from five on, else NOT YET: a quiet market is no failure.
 */
final class EnoughSignals implements Criterion {
  private static final int FEWEST = 5;
  private static final String FILE = "data/" + SignalLogFormat.FILE;

  @Override
  public String name() {
    return "signals";
  }

  @Override
  public String required() {
    return "at least " + FEWEST + " signals";
  }

  @Override
  public Finding judge(Evidence evidence) {
    Trial trial = evidence.trial(TrialKind.PAPER);
    if (trial.runs() == 0) {
      return Finding.notYet(RunTime.none(trial), Advice.toRun(TrialKind.PAPER));
    }
    String told = trial.signals() + " in " + Advice.runs(trial);
    return trial.signals() >= FEWEST
        ? Finding.pass(told, FILE, trial.lastSign())
        : Finding.notYet(
            told,
            FILE,
            trial.lastSign(),
            "Let it run on until the market has given signals; --status --why shows how far each"
                + " is.");
  }
}
