package io.cryptobot.rollout;

import io.cryptobot.journal.ErrorLogFormat;
import io.cryptobot.rollout.Evidence.Recovery;

/**
 * The bot came through trouble with a service: a row API_ERROR of {@code error_log.csv} in a run on
 * paper, in a sandbox or live, and a later run in the same environment that ended with exit code 0
 * or left a sign of life. PASS if so, else NOT YET.
 */
final class RestartedAfterTrouble implements Criterion {
  private static final String FILE = "data/" + ErrorLogFormat.FILE;

  @Override
  public String name() {
    return "restart_after_api_error";
  }

  @Override
  public String required() {
    return "a restart after an API error survived";
  }

  @Override
  public Finding judge(Evidence evidence) {
    Recovery recovery = evidence.recovery();
    if (recovery.error().isEmpty()) {
      return Finding.notYet(
          "no API_ERROR yet",
          "While the bot runs on paper, take the computer off the network for ten minutes; then"
              + " stop the bot (Ctrl+C) and start it again.");
    }
    String error = "API_ERROR at " + Advice.minute(recovery.error().get());
    return recovery.restarted().isPresent()
        ? Finding.pass(
            error + ", started again " + Advice.minute(recovery.restarted().get()),
            FILE,
            recovery.restarted())
        : Finding.notYet(
            error + ", no good restart since",
            FILE,
            recovery.error(),
            "Stop the bot (Ctrl+C) and start it again in the same way.");
  }
}
