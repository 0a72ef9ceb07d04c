package io.cryptobot.rollout;

import io.cryptobot.home.RunLog;
import java.time.Duration;
import java.util.Locale;

/**
 * How long the bot ran, by {@code data/runs.jsonl}: the sum of the runs of a kind since the last
 * that broke the trial. A run that was killed counts until its last row in a log, or its last
 * heartbeat. A pause of up to 15 minutes counts too, because no candle is missed in it: the
 * scheduled {@code --once} of every five minutes runs as long as the daemon. PASS from 24 hours on,
 * else NOT YET.
 */
record RunTime(TrialKind kind) implements Criterion {
  static final Duration NEEDED = Duration.ofHours(24);

  static final String FILE = "data/" + RunLog.FILE;

  private static final double MINUTES_PER_HOUR = 60;

  @Override
  public String name() {
    return "run_time";
  }

  @Override
  public String required() {
    return "at least " + NEEDED.toHours() + " h of run time";
  }

  @Override
  public Finding judge(Evidence evidence) {
    Trial trial = evidence.trial(kind);
    if (trial.runs() == 0) {
      return Finding.notYet(none(trial), Advice.toRun(kind));
    }
    String told = hours(trial.runTime()) + " in " + Advice.runs(trial);
    return trial.runTime().compareTo(NEEDED) >= 0
        ? Finding.pass(told, FILE, trial.lastSign())
        : Finding.notYet(told, FILE, trial.lastSign(), Advice.toRun(kind));
  }

  static String none(Trial trial) {
    return trial.all() == 0
        ? "no run yet"
        : "no run since the one of "
            + trial.broken().map(broken -> Advice.minute(broken.time())).orElse("then");
  }

  /** Rounded down, so that 24.0 h are 24 hours. */
  private static String hours(Duration length) {
    return String.format(
        Locale.ROOT, "%.1f h", Math.floor(length.toMinutes() / MINUTES_PER_HOUR * 10) / 10);
  }
}
