package io.cryptobot.backtest.report;

import io.cryptobot.backtest.BacktestStudy;
import io.cryptobot.backtest.Verdict;
import io.cryptobot.backtest.Verdict.Criterion;
import java.io.IOException;

/** Whether it passes Day 1 of the rollout plan, criterion by criterion. */
final class VerdictSection implements Section {

  @Override
  public void write(BacktestStudy study, Page page) throws IOException {
    Verdict verdict = study.verdict();
    page.heading("Day 1 of the rollout plan: " + verdict.label());
    TextTable table = new TextTable().text("").text("Required").text("Measured");
    for (Criterion criterion : verdict.criteria()) {
      table.row(criterion.passed() ? "PASS" : "FAIL", criterion.required(), criterion.measured());
    }
    page.table(table);
    page.line("");
    page.paragraph(
        verdict.isPassed()
            ? "All criteria hold. That is no promise: prices to come are not prices gone by."
            : "Not all criteria hold. Do not trade real money with these settings.");
  }
}
