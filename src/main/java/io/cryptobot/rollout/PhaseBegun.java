package io.cryptobot.rollout;

/** The bot has traded in a phase of real money, by {@code data/runs.jsonl}. PASS or NOT YET. */
record PhaseBegun(TrialKind kind) implements Criterion {

  @Override
  public String name() {
    return "begun";
  }

  @Override
  public String required() {
    return kind.phase() + " begun";
  }

  @Override
  public Finding judge(Evidence evidence) {
    Trial trial = evidence.trial(kind);
    if (trial.all() == 0) {
      return Finding.notYet(RunTime.none(trial), "Pass the days before it first.");
    }
    return Finding.pass(
        trial.runs() == 0 ? RunTime.none(trial) : Advice.runs(trial),
        RunTime.FILE,
        trial.lastSign());
  }
}
