package io.cryptobot.rollout;

import java.time.Instant;
import java.util.Optional;

/**
 * The optimizer has looked at trades with real money: {@code optimization_report.md} or {@code
 * optimized_params.json} in the data folder was written after the first of them. PASS if so, else
 * NOT YET.
 */
final class TradesAnalysed implements Criterion {
  private static final String OPTIMIZE =
      "Run --optimize, read its report, and decide about the parameters by a backtest.";

  @Override
  public String name() {
    return "optimization_report";
  }

  @Override
  public String required() {
    return "a report newer than the first live trade";
  }

  @Override
  public Finding judge(Evidence evidence) {
    if (evidence.firstLiveTrade().isEmpty()) {
      return Finding.notYet("no live trade to analyse yet", "Pass day 3 first, then --optimize.");
    }
    Instant trade = evidence.firstLiveTrade().get();
    String since = "the first live trade was at " + Advice.minute(trade);
    if (evidence.optimization().isEmpty()) {
      return Finding.notYet("no report; " + since, OPTIMIZE);
    }
    Evidence.Report report = evidence.optimization().get();
    String told = "written " + Advice.minute(report.written()) + "; " + since;
    return report.written().isAfter(trade)
        ? Finding.pass(told, report.file(), Optional.of(report.written()))
        : Finding.notYet(told, report.file(), Optional.of(report.written()), OPTIMIZE);
  }
}
