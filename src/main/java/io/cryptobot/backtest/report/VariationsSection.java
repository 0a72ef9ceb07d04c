package io.cryptobot.backtest.report;

import io.cryptobot.backtest.BacktestStudy;
import io.cryptobot.backtest.MeasuredRun;
import io.cryptobot.backtest.Texts;
import io.cryptobot.backtest.Variation;
import java.io.IOException;
import java.math.BigDecimal;

/** The same run with one thing changed each. */
final class VariationsSection implements Section {

  @Override
  public void write(BacktestStudy study, Page page) throws IOException {
    page.heading("What if");
    page.paragraph("The same run with one thing changed:");
    page.line("");
    TextTable table =
        new TextTable()
            .text("Changed")
            .numbers("at the end", "return", "drawdown", "profit factor", "closed");
    table.row(asRun(study.run()));
    study.variations().forEach(variation -> table.row(row(variation)));
    page.table(table);
    if (study.variations().stream().anyMatch(Variation::sameAsRun)) {
      page.line("* as in this run");
    }
  }

  private static String[] asRun(MeasuredRun run) {
    return cells(
        "nothing (this run)",
        run.result().finalEquity(),
        run.metrics().returns().totalReturnPct(),
        run.metrics().returns().drawdown().pct(),
        run.metrics().trades().profitFactor().isDefined()
            ? Texts.number(run.metrics().trades().profitFactor())
            : "n/a",
        run.metrics().trades().closed());
  }

  private static String[] row(Variation variation) {
    return cells(
        variation.description() + (variation.sameAsRun() ? " *" : ""),
        variation.finalEquity(),
        variation.totalReturnPct(),
        variation.maxDrawdownPct(),
        variation.profitFactor().isDefined() ? Texts.number(variation.profitFactor()) : "n/a",
        variation.closedTrades());
  }

  private static String[] cells(
      String name,
      BigDecimal finalEquity,
      double returnPct,
      double drawdownPct,
      String profitFactor,
      int closedTrades) {
    return new String[] {
      name,
      Texts.money(finalEquity),
      Texts.signedPercent(returnPct),
      Texts.percent(drawdownPct),
      profitFactor,
      Texts.count(closedTrades)
    };
  }
}
