package io.cryptobot.rollout;

import io.cryptobot.journal.CsvText;
import io.cryptobot.journal.ErrorLogFormat;
import io.cryptobot.journal.ErrorLogFormat.Severity;
import io.cryptobot.rollout.Evidence.Recovery;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rows of error_log.csv, each told to its run. */
final class ErrorRows {
  static final List<String> COLUMNS = List.of("timestamp", "error_type", "severity", "message");

  private static final Set<String> BREAKING =
      Set.of(Severity.ERROR.name(), Severity.CRITICAL.name());
  private static final Set<String> ENVIRONMENTS =
      Set.of("paper", "sandbox", "sandbox_local", "live");
  private static final Duration START_TAKES = Duration.ofMinutes(1);
  private static final int TYPE = 1;
  private static final int SEVERITY = 2;
  private static final int MESSAGE = 3;
  private static final int LONGEST_MESSAGE = 160;

  private final RunTable runs;
  private final Map<TrialKind, TrialTally> tallies;
  private final Map<String, Trouble> firstTrouble = new HashMap<>();
  private Optional<Instant> lastTrouble = Optional.empty();

  ErrorRows(RunTable runs, Map<TrialKind, TrialTally> tallies) {
    this.runs = runs;
    this.tallies = tallies;
  }

  private record Trouble(int run, Instant time) {}

  void take(String[] cells) {
    boolean isBreaking = BREAKING.contains(cells[SEVERITY]);
    boolean isTrouble = cells[TYPE].equals(ErrorLogFormat.Type.API_ERROR.name());
    if (!isBreaking && !isTrouble) {
      return;
    }
    Instant time = CsvText.time(cells[0]);
    int run = runs.atOrStarting(time.getEpochSecond(), START_TAKES.toSeconds());
    if (run == RunTable.NONE) {
      return;
    }
    if (isBreaking) {
      String what = cells[SEVERITY] + " " + cells[TYPE] + ": " + shortened(cells[MESSAGE]);
      runs.kind(run).ifPresent(kind -> tally(kind).error(run, time, what));
    }
    String environment = runs.run(run).environment();
    if (isTrouble && ENVIRONMENTS.contains(environment)) {
      firstTrouble.merge(
          environment,
          new Trouble(run, time),
          (before, other) -> other.run() < before.run() ? other : before);
      lastTrouble = Optional.of(time);
    }
  }

  private TrialTally tally(TrialKind kind) {
    TrialTally tally = tallies.get(kind);
    if (tally == null) {
      throw new IllegalStateException("no tally of " + kind);
    }
    return tally;
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE) + "...";
  }

  /** What came after the trouble; asked when all logs were read. */
  Recovery recovery() {
    for (int run = 0; run < runs.size(); run++) {
      Trouble trouble = firstTrouble.get(runs.run(run).environment());
      if (trouble != null && run > trouble.run() && wentWell(run)) {
        return new Recovery(Optional.of(trouble.time()), Optional.of(runs.run(run).start()));
      }
    }
    return new Recovery(lastTrouble, Optional.empty());
  }

  /** It ended as asked, or was alive after its start. */
  private boolean wentWell(int run) {
    return runs.run(run)
        .end()
        .map(end -> end.exitCode() == 0)
        .orElseGet(() -> runs.sign(run) > runs.start(run));
  }
}
