package io.cryptobot.rollout;

import io.cryptobot.backtest.BacktestRow;
import io.cryptobot.config.BotConfig;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that the criteria are judged by.
 *
 * @param config of the home as it is now; empty if it cannot be used
 * @param backtest the last one over the prices of a real market
 * @param trials by kind, one of each
 * @param firstLiveTrade the first trade with real money, in any phase
 * @param optimization when the trade log was last analysed
 * @param killSwitch the last time it was turned on and lifted again
 * @param recovery a restart after trouble with the exchange or a price feed
 * @param backup the last one
 * @param warnings what could not be read and was left out
 */
record Evidence(
    Optional<BotConfig> config,
    Optional<BacktestRow> backtest,
    Map<TrialKind, Trial> trials,
    Optional<Instant> firstLiveTrade,
    Optional<Report> optimization,
    KillExercise killSwitch,
    Recovery recovery,
    Optional<Backup> backup,
    List<String> warnings) {

  Evidence {
    trials = Map.copyOf(trials);
    warnings = List.copyOf(warnings);
  }

  /** The trial of a kind. */
  Trial trial(TrialKind kind) {
    Trial trial = trials.get(kind);
    if (trial == null) {
      throw new IllegalStateException("no trial of " + kind);
    }
    return trial;
  }

  /** A report of the optimizer. */
  record Report(String file, Instant written) {}

  /**
   * What the audit log tells of the kill switch.
   *
   * @param killed when it was last turned on
   * @param lifted when it was lifted after it had been turned on, the last time
   */
  record KillExercise(Optional<Instant> killed, Optional<Instant> lifted) {}

  /**
   * A restart after trouble.
   *
   * @param error the last API_ERROR in a run that counts
   * @param restarted the first start after one that went well, in the same environment
   */
  record Recovery(Optional<Instant> error, Optional<Instant> restarted) {}

  /** A backup. */
  record Backup(String name, Instant taken) {}
}
