package io.cryptobot.backtest.report;

import io.cryptobot.backtest.BacktestResult;
import io.cryptobot.backtest.BacktestResult.DueRebalance;
import io.cryptobot.backtest.BacktestResult.TimedTransfer;
import io.cryptobot.backtest.BacktestStudy;
import io.cryptobot.backtest.Texts;
import io.cryptobot.engine.RebalanceOutcome;
import io.cryptobot.portfolio.Transfer;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Money that moved between the two strategies, and rebalances that moved none, with the reason. */
final class TransfersSection implements Section {

  @Override
  public void write(BacktestStudy study, Page page) throws IOException {
    BacktestResult result = study.run().result();
    page.heading("Money moved between the strategies");
    if (result.transfers().isEmpty()) {
      page.paragraph("None.");
    }
    for (TimedTransfer timed : result.transfers()) {
      page.item(moved(timed));
    }
    for (RebalanceOutcome outcome : RebalanceOutcome.values()) {
      List<DueRebalance> due =
          result.rebalances().stream().filter(each -> each.outcome() == outcome).toList();
      if (outcome != RebalanceOutcome.MOVED && !due.isEmpty()) {
        page.item(notMoved(outcome, due));
      }
    }
  }

  private static String moved(TimedTransfer timed) {
    Transfer transfer = timed.transfer();
    return Texts.minute(timed.time())
        + " "
        + transfer.kind().label()
        + ": "
        + Texts.money(transfer.amount())
        + " from "
        + transfer.from().label()
        + " to "
        + transfer.to().label();
  }

  private static String notMoved(RebalanceOutcome outcome, List<DueRebalance> due) {
    return (due.size() == 1 ? "1 rebalance, " : due.size() + " rebalances, ")
        + outcome.explanation()
        + ". On "
        + due.stream().map(each -> Texts.day(each.time())).collect(Collectors.joining(", "))
        + ".";
  }
}
