package io.cryptobot.rollout;

import io.cryptobot.config.PhaseSettings;
import io.cryptobot.journal.TradeLogFormat;
import io.cryptobot.rollout.Trial.Cause;
import io.cryptobot.rollout.Trial.Losses;
import java.util.Optional;

/**
 * Realized losses in the runs that count, by {@code trade_log.csv}, are at most what {@code
 * deployment.json} allows the phase: in all, and on each UTC day; gains do not offset them. A run
 * in which they are more breaks the trial, which begins anew with the next run: FAIL until the runs
 * since have 24 hours, PASS from then on. NOT YET without a run or without known limits.
 */
record LossesWithinLimits(TrialKind kind) implements Criterion {
  private static final String FILE = "data/" + TradeLogFormat.FILE;

  @Override
  public String name() {
    return "losses";
  }

  @Override
  public String required() {
    return "losses within the phase's limits";
  }

  @Override
  public Finding judge(Evidence evidence) {
    Trial trial = evidence.trial(kind);
    Optional<Trial.Broken> broken = trial.broken().filter(one -> one.cause() == Cause.LOSS);
    if (broken.isPresent() && trial.runTime().compareTo(RunTime.NEEDED) < 0) {
      return Finding.fail(
          broken.get().what(),
          FILE,
          Optional.of(broken.get().time()),
          "Go back a step: look at the trades, run --backtest and --optimize, then try the phase"
              + " again; what counts is what comes after the run with the loss.");
    }
    if (trial.runs() == 0) {
      return Finding.notYet(RunTime.none(trial), Advice.toRun(kind));
    }
    Optional<PhaseSettings> limits = evidence.config().flatMap(known -> known.phase(kind.phase()));
    if (limits.isEmpty()) {
      return Finding.notYet(
          "the limits of " + kind.phase() + " are not known",
          "--health tells what is wrong with config/deployment.json.");
    }
    return Finding.pass(told(trial.losses(), limits.get()), FILE, trial.lastSign());
  }

  private static String told(Losses losses, PhaseSettings limits) {
    return Dollars.text(losses.total())
        + " lost of "
        + Dollars.text(limits.maxTotalLoss())
        + " in all, at most "
        + Dollars.text(losses.worstDay())
        + " of "
        + Dollars.text(limits.maxDailyLoss())
        + " on a day"
        + losses.day().map(day -> " (" + day + ")").orElse("");
  }
}
