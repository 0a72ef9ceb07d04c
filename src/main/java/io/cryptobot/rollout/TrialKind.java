package io.cryptobot.rollout;

import io.cryptobot.home.RunHistory.Run;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds of runs that count as evidence. Replay, dry run and simulator never do. */
enum TrialKind {
  PAPER(List.of("paper"), "", true, false),
  SANDBOX(List.of("sandbox", "sandbox_local"), "", false, false),
  MICRO_LIVE(List.of("live"), "micro_live", true, true),
  LIGHT_LIVE(List.of("live"), "light_live", true, true),
  FULL_LIVE(List.of("live"), "full_live", true, true);

  private final List<String> environments;
  private final String phase;
  private final boolean errorsBreakIt;
  private final boolean lossesBreakIt;

  TrialKind(List<String> environments, String phase, boolean errorsBreakIt, boolean lossesBreakIt) {
    this.environments = environments;
    this.phase = phase;
    this.errorsBreakIt = errorsBreakIt;
    this.lossesBreakIt = lossesBreakIt;
  }

  /** The kind of a run; empty if it is no evidence. */
  static Optional<TrialKind> of(Run run) {
    return Arrays.stream(values()).filter(kind -> kind.holds(run)).findFirst();
  }

  private boolean holds(Run run) {
    return environments.contains(run.environment())
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

  /** In words: {@code paper}, {@code micro_live}. */
  String label() {
    return phase.isEmpty() ? environments.get(0) : phase;
  }
}
