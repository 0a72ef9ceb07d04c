package io.cryptobot.backtest.report;

import io.cryptobot.backtest.BacktestStudy;
import io.cryptobot.backtest.Figure;
import io.cryptobot.backtest.MeasuredRun;
import io.cryptobot.backtest.OpenPosition;
import io.cryptobot.backtest.Texts;
import io.cryptobot.backtest.TradeMetrics;
import java.io.IOException;

/** How it traded, and what is still open. */
final class TradingSection implements Section {

  @Override
  public void write(BacktestStudy study, Page page) throws IOException {
    MeasuredRun run = study.run();
    TradeMetrics trades = run.metrics().trades();
    page.heading("How it traded");
    if (trades.fills() == 0) {
      page.paragraph("It never traded.");
      return;
    }
    page.table(figures(trades));
    openPositions(run, page);
  }

  private static TextTable figures(TradeMetrics trades) {
    return new TextTable()
        .text("Measure")
        .text("Value (closed trades, after their fees)")
        .row("Buys and sales", Texts.count(trades.fills()))
        .row(
            "Closed trades",
            Texts.count(trades.closed())
                + ": "
                + Texts.count(trades.wins())
                + " won, "
                + Texts.count(trades.losses())
                + " lost")
        .row("Won (win rate)", percent(trades.winRatePct()))
        .row(
            "Profit factor",
            Texts.number(trades.profitFactor())
                + " ("
                + Texts.money(trades.grossProfit())
                + " won, "
                + Texts.money(trades.grossLoss())
                + " lost)")
        .row("Average winning trade", money(trades.averageWin()))
        .row("Average losing trade", money(trades.averageLoss()))
        .row("Average of all trades", money(trades.expectancy()))
        .row("Most losses in a row", Texts.count(trades.longestLosingRun()))
        .row(
            "Average time held",
            trades.averageHolding().map(Texts::duration).orElse("n/a (no closed trade)"));
  }

  private static void openPositions(MeasuredRun run, Page page) throws IOException {
    if (run.openPositions().isEmpty()) {
      return;
    }
    page.line("");
    page.paragraph("Still open at the end, and in none of the figures of closed trades:");
    for (OpenPosition position : run.openPositions()) {
      page.item(
          position.buy().coin()
              + " bought "
              + Texts.minute(position.buy().time())
              + ", worth "
              + Texts.money(position.value())
              + " ("
              + Texts.signedMoney(position.unrealized())
              + " against its cost)");
    }
  }

  private static String percent(Figure figure) {
    return figure.isDefined() ? Texts.percent(figure.value()) : Texts.missing(figure);
  }

  private static String money(Figure figure) {
    return figure.isDefined() ? Texts.signedMoney(figure.value()) : Texts.missing(figure);
  }
}
