package io.cryptobot.rollout;

/**
 * Goes along one log and tells which rows may be those of a bot at live prices. Where the time goes
 * back a replay has written, until the first row that is later than its start. Where no replay
 * followed, the clock was set back, and the rows count.
 */
final class LogOrder {
  private final RunTable runs;
  private long latest = Long.MIN_VALUE;
  private long replayedUntil = Long.MIN_VALUE;

  LogOrder(RunTable runs) {
    this.runs = runs;
  }

  /** Whether the next row of the log, of this second, may count. */
  boolean accepts(long second) {
    if (second < replayedUntil) {
      return false;
    }
    if (second < latest) {
      long replay = runs.firstReplayAfter(latest);
      if (replay != Long.MAX_VALUE) {
        replayedUntil = replay;
        return false;
      }
    }
    latest = Math.max(latest, second);
    return true;
  }
}
