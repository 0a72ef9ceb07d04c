package io.cryptobot.rollout;

import io.cryptobot.home.RunHistory.Run;
import java.util.Arrays;
import java.util.Optional;

/** The kinds of runs that count as evidence. Replay, dry run and simulator never do. */
enum TrialKind {
  PAPER("paper", "", true, false),
  SANDBOX("sandbox", "", false, false),
  MICRO_LIVE("live", "micro_live", true, true),
  LIGHT_LIVE("live", "light_live", true, true),
  FULL_LIVE("live", "full_live", true, true);

  private static final String LOCAL_SANDBOX = "sandbox_local";

  private final String environment;
  private final String phase;
  private final boolean errorsBreakIt;
  private final boolean lossesBreakIt;

  TrialKind(String environment, String phase, boolean errorsBreakIt, boolean lossesBreakIt) {
    this.environment = environment;
    this.phase = phase;
    this.errorsBreakIt = errorsBreakIt;
    this.lossesBreakIt = lossesBreakIt;
  }

  /** The kind of a run; empty if it is no evidence. */
  static Optional<TrialKind> of(Run run) {
    return Arrays.stream(values()).filter(kind -> kind.holds(run)).findFirst();
  }

  private boolean holds(Run run) {
    boolean isLocalSandbox = this == SANDBOX && run.environment().equals(LOCAL_SANDBOX);
    return (run.environment().equals(environment) || isLocalSandbox)
        && (phase.isEmpty() || phase.equals(run.phase()));
  }

  /** The phase of deployment.json; empty if any will do. */
  String phase() {
    return phase;
  }

  boolean isLive() {
    return lossesBreakIt;
  }

  /** Whether the trial begins anew after a run with an error. */
  boolean errorsBreakIt() {
    return errorsBreakIt;
  }

  /** Whether it begins anew after a run in which a loss limit was exceeded. */
  boolean lossesBreakIt() {
    return lossesBreakIt;
  }
}
