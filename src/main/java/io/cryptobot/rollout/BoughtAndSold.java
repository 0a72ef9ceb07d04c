package io.cryptobot.rollout;

import io.cryptobot.journal.TradeLogFormat;
import io.cryptobot.rollout.Trial.RoundTrip;
import java.util.Optional;

/**
 * A coin that was bought and sold again in the runs that count, by {@code trade_log.csv}; a test
 * order does it too, it goes the whole way of an order. A sale in parts counts when at least 95 %
 * of what was bought is sold. PASS with one, else NOT YET.
 */
record BoughtAndSold(TrialKind kind) implements Criterion {
  private static final String FILE = "data/" + TradeLogFormat.FILE;

  @Override
  public String name() {
    return "bought_and_sold";
  }

  @Override
  public String required() {
    return "a completed buy and sale";
  }

  @Override
  public Finding judge(Evidence evidence) {
    Trial trial = evidence.trial(kind);
    if (trial.roundTrip().isPresent()) {
      RoundTrip trip = trial.roundTrip().get();
      return Finding.pass(
          trip.coin()
              + " bought "
              + Advice.minute(trip.bought())
              + ", sold "
              + Advice.minute(trip.sold()),
          FILE,
          Optional.of(trip.sold()));
    }
    return Finding.notYet(
        trial.runs() == 0 ? RunTime.none(trial) : "none in " + Advice.runs(trial),
        (kind.isLive() ? "" : Advice.toRun(kind) + " ")
            + "Where the market gives no trade, --test-order BTC-USD added to the command makes the"
            + " smallest buy and sells it again.");
  }
}
