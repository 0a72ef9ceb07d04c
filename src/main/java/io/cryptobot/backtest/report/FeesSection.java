package io.cryptobot.backtest.report;

import io.cryptobot.backtest.BacktestStudy;
import io.cryptobot.backtest.Costs;
import io.cryptobot.backtest.MeasuredRun;
import io.cryptobot.backtest.OpenPosition;
import io.cryptobot.backtest.Texts;
import java.io.IOException;
import java.math.BigDecimal;

/** What the fees cost. */
final class FeesSection implements Section {

  @Override
  public void write(BacktestStudy study, Page page) throws IOException {
    MeasuredRun run = study.run();
    Costs costs = run.metrics().costs();
    page.heading("Fees");
    page.paragraph("Fees took " + Texts.money(costs.fees()) + ". " + withoutThem(costs) + ".");
    BigDecimal open =
        run.openPositions().stream()
            .map(OpenPosition::buy)
            .map(buy -> buy.fill().fee())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    if (open.signum() > 0) {
      page.paragraph(Texts.money(open) + " of them was paid for positions that are still open.");
    }
  }

  private static String withoutThem(Costs costs) {
    String gross = Texts.money(costs.grossResult().abs());
    return costs.feesPctOfGross().isDefined()
        ? "Without them the same trades would have made "
            + gross
            + ", of which they took "
            + Texts.percent(costs.feesPctOfGross().value())
        : "Without them the same trades would still have lost " + gross;
  }
}
