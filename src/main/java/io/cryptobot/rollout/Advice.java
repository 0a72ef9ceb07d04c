package io.cryptobot.rollout;

import io.cryptobot.backtest.Texts;
import java.time.Instant;

/** What several criteria say. */
final class Advice {
  private Advice() {}

  /** How to get more run time of a kind. */
  static String toRun(TrialKind kind) {
    return switch (kind) {
      case PAPER ->
          "Let the bot trade on paper, at live prices: --paper, or --paper --once every five"
              + " minutes from Task Scheduler.";
      case SANDBOX ->
          "Trade with play money: --sandbox --local needs no account, --sandbox one of Coinbase's"
              + " sandbox.";
      case MICRO_LIVE, LIGHT_LIVE, FULL_LIVE ->
          "Let the bot trade in this phase: --live --phase " + kind.phase() + ".";
    };
  }

  /** {@code 3 runs since 2025-03-01 10:00 UTC}. */
  static String runs(Trial trial) {
    return trial.runs()
        + (trial.runs() == 1 ? " run" : " runs")
        + trial.begin().map(begin -> " since " + minute(begin)).orElse("");
  }

  static String minute(Instant time) {
    return Texts.minute(time);
  }
}
