package io.cryptobot.rollout;

import io.cryptobot.home.RunHistory.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Tells each log row to its run by the row's time, in whole seconds as the logs have them. A home
 * trades with one process at a time, so that a run that has no end was over when the next began.
 *
 * <p>The rows of a replay bear the times of its candles, which may fall into earlier runs. They
 * stand behind those runs' rows in each log, so that the time goes back where they begin: {@link
 * LogOrder} leaves them out.
 */
final class RunTable {
  /**
   * A pause in which no candle is missed, because it is judged up to 15 minutes after its close.
   */
  static final Duration PAUSE = Duration.ofMinutes(15);

  static final int NONE = -1;

  private static final String REPLAY = "replay";

  private final List<Run> runs;
  private final List<Optional<TrialKind>> kinds;
  private final long[] starts;
  private final long[] lasts;
  private final long[] signs;
  private final long[] nextReplays;

  RunTable(List<Run> unsorted) {
    runs = unsorted.stream().sorted(Comparator.comparing(Run::start)).toList();
    kinds = runs.stream().map(TrialKind::of).toList();
    starts = runs.stream().mapToLong(run -> run.start().getEpochSecond()).toArray();
    lasts = new long[starts.length];
    signs = starts.clone();
    nextReplays = nextReplays();
    for (int i = 0; i < starts.length; i++) {
      long beforeNext = i + 1 < starts.length ? starts[i + 1] - 1 : Long.MAX_VALUE;
      lasts[i] = runs.get(i).end().map(end -> end.time().getEpochSecond()).orElse(beforeNext);
    }
  }

  /** For each run when the first replay from it on began. */
  private long[] nextReplays() {
    long[] next = new long[starts.length + 1];
    next[starts.length] = Long.MAX_VALUE;
    for (int i = starts.length - 1; i >= 0; i--) {
      next[i] = runs.get(i).environment().equals(REPLAY) ? starts[i] : next[i + 1];
    }
    return next;
  }

  int size() {
    return runs.size();
  }

  Run run(int index) {
    return runs.get(index);
  }

  /** What a run is evidence of; empty if of nothing. */
  Optional<TrialKind> kind(int index) {
    return kinds.get(index);
  }

  boolean isOpen(int index) {
    return runs.get(index).end().isEmpty();
  }

  /** The run whose time holds a second, or {@link #NONE}. */
  int at(long second) {
    int run = lastStartedBy(second);
    return run >= 0 && second <= lasts[run] ? run : NONE;
  }

  private int lastStartedBy(long second) {
    int found = Arrays.binarySearch(starts, second);
    int run = found >= 0 ? found : -found - 2;
    while (run >= 0 && run + 1 < starts.length && starts[run + 1] == second) {
      run++;
    }
    return run;
  }

  /**
   * The run that an error belongs to. What goes wrong while a bot starts is logged up to a minute
   * before its run begins.
   */
  int atOrStarting(long second, long startTakes) {
    int run = lastStartedBy(second);
    boolean isClosed = run >= 0 && !isOpen(run) && second <= lasts[run];
    boolean isStarting = run + 1 < starts.length && starts[run + 1] - second <= startTakes;
    return !isClosed && isStarting ? run + 1 : at(second);
  }

  /** Whether candles were replayed in this home after a run. */
  boolean isReplayedAfter(int index) {
    return firstReplayAfter(starts[index]) != Long.MAX_VALUE;
  }

  /** When the first replay after a second began; {@link Long#MAX_VALUE} if there is none. */
  long firstReplayAfter(long second) {
    return nextReplays[lastStartedBy(second) + 1];
  }

  /** A run without an end was alive at this second. */
  void isAlive(int index, long second) {
    signs[index] = Math.max(signs[index], second);
  }

  /** No later row of a run without an end is its own. */
  void endsWithItsLastSign(int index) {
    lasts[index] = signs[index];
  }

  long sign(int index) {
    return signs[index];
  }

  long start(int index) {
    return starts[index];
  }

  /** When a run ended, or showed its last sign of life. */
  Instant end(int index) {
    return runs.get(index)
        .end()
        .map(end -> end.time())
        .orElseGet(() -> Instant.ofEpochSecond(signs[index]));
  }
}
