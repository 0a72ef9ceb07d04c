package io.cryptobot.rollout;

import io.cryptobot.backtest.BacktestRow;
import io.cryptobot.config.BotConfig;
import java.util.Optional;

/**
 * The verdict that the last backtest over prices of the market gave itself, by the limits of its
 * day and with what no column of the row tells, such as positions left open. PASS and FAIL as it
 * says; NOT YET without such a backtest.
 */
final class BacktestVerdict implements Criterion {

  @Override
  public String name() {
    return "verdict";
  }

  @Override
  public String required() {
    return "the backtest's own verdict is PASS";
  }

  @Override
  public Finding judge(Evidence evidence) {
    if (evidence.backtest().isEmpty()) {
      return Finding.notYet("no backtest over prices of the market", BacktestFigure.RUN_ONE);
    }
    BacktestRow row = evidence.backtest().get();
    String told =
        (row.isPassed() ? "PASS" : "FAIL")
            + ", "
            + row.from()
            + " to "
            + row.to()
            + ", phase "
            + row.phase()
            + (isOfNow(evidence.config(), row)
                ? ""
                : "; the configuration has changed since, so a new one tells more");
    return row.isPassed()
        ? Finding.pass(told, BacktestFigure.FILE, Optional.of(row.runAt()))
        : Finding.fail(told, BacktestFigure.FILE, Optional.of(row.runAt()), BacktestFigure.RUN_ONE);
  }

  private static boolean isOfNow(Optional<BotConfig> config, BacktestRow row) {
    return config.filter(known -> !known.hash().equals(row.configHash())).isEmpty();
  }
}
