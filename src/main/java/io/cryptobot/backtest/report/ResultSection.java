package io.cryptobot.backtest.report;

import io.cryptobot.backtest.BacktestMetrics;
import io.cryptobot.backtest.BacktestStudy;
import io.cryptobot.backtest.DailyReturn;
import io.cryptobot.backtest.Drawdown;
import io.cryptobot.backtest.Figure;
import io.cryptobot.backtest.MeasuredRun;
import io.cryptobot.backtest.ReturnMetrics;
import io.cryptobot.backtest.Texts;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;

/** The headline numbers, with buying and holding beside them. */
final class ResultSection implements Section {
  private static final double PERCENT = 100;

  @Override
  public void write(BacktestStudy study, Page page) throws IOException {
    MeasuredRun run = study.run();
    page.heading("Result");
    page.paragraph(outcome(run));
    page.line("");
    page.table(comparison(run));
    page.line("");
    page.table(figures(run.metrics()));
  }

  private static String outcome(MeasuredRun run) {
    BigDecimal capital = run.result().capital();
    BigDecimal result = run.result().finalEquity().subtract(capital);
    String what =
        result.signum() == 0
            ? "The bot neither won nor lost money"
            : result.signum() > 0
                ? "The bot made " + Texts.money(result)
                : "The bot lost " + Texts.money(result.negate());
    return what + ". " + againstBitcoin(run);
  }

  private static String againstBitcoin(MeasuredRun run) {
    Figure held = run.metrics().benchmarks().bitcoinPct();
    if (!held.isDefined()) {
      return "There is no Bitcoin to compare it with: " + held.missingBecause() + ".";
    }
    double ahead =
        run.result().finalEquity().doubleValue() - worth(run.result().capital(), held.value());
    return "Buying Bitcoin at the start and holding it would have "
        + (held.value() < 0 ? "lost " : "made ")
        + Texts.money(Math.abs(worth(run.result().capital(), held.value()) - capital(run)))
        + "; the bot did "
        + Texts.money(Math.abs(ahead))
        + (ahead < 0 ? " worse." : " better.");
  }

  private static double capital(MeasuredRun run) {
    return run.result().capital().doubleValue();
  }

  private static TextTable comparison(MeasuredRun run) {
    BacktestMetrics metrics = run.metrics();
    Figure bitcoin = metrics.benchmarks().bitcoinPct();
    Figure basket = metrics.benchmarks().basketPct();
    BigDecimal capital = run.result().capital();
    return new TextTable()
        .text("")
        .numbers("this bot", "Bitcoin bought and held", "all coins bought and held")
        .row(
            "Value at the end",
            Texts.money(run.result().finalEquity()),
            heldValue(capital, bitcoin),
            heldValue(capital, basket))
        .row(
            "Return",
            Texts.signedPercent(metrics.returns().totalReturnPct()),
            signedPercent(bitcoin),
            signedPercent(basket));
  }

  private static TextTable figures(BacktestMetrics metrics) {
    ReturnMetrics returns = metrics.returns();
    return new TextTable()
        .text("Measure")
        .text("Value")
        .row("Return a year (CAGR)", signedPercent(returns.cagrPct()))
        .row("Deepest fall (drawdown)", drawdown(returns.drawdown()))
        .row("", drawdownTimes(returns.drawdown()))
        .row("Sharpe ratio", Texts.number(returns.sharpe()))
        .row("Sortino ratio", Texts.number(returns.sortino()))
        .row("Calmar ratio", Texts.number(returns.calmar()))
        .row("Best day", day(returns.bestDay()))
        .row("Worst day", day(returns.worstDay()))
        .row("Invested on average", percent(metrics.exposurePct()) + " of the account");
  }

  private static String drawdown(Drawdown drawdown) {
    return drawdown.from().isEmpty()
        ? "0.00%: the account's value never fell"
        : Texts.percent(drawdown.pct()) + " (" + Texts.money(drawdown.amount()) + ")";
  }

  private static String drawdownTimes(Drawdown drawdown) {
    return drawdown
        .from()
        .map(
            from ->
                "from "
                    + Texts.day(from)
                    + drawdown.lowest().map(low -> " to " + Texts.day(low)).orElse("")
                    + drawdown
                        .recovered()
                        .map(time -> ", made up for by " + Texts.day(time))
                        .orElse(", not made up for by the end"))
        .orElse("");
  }

  private static String day(Optional<DailyReturn> day) {
    return day.map(d -> Texts.signedPercent(d.growth() * PERCENT) + " on " + d.day())
        .orElse("n/a (no day)");
  }

  private static String heldValue(BigDecimal capital, Figure heldPct) {
    return heldPct.isDefined() ? Texts.money(worth(capital, heldPct.value())) : "n/a";
  }

  private static double worth(BigDecimal capital, double returnPct) {
    return capital.doubleValue() * (1 + returnPct / PERCENT);
  }

  private static String signedPercent(Figure figure) {
    return figure.isDefined() ? Texts.signedPercent(figure.value()) : Texts.missing(figure);
  }

  private static String percent(Figure figure) {
    return figure.isDefined() ? Texts.percent(figure.value()) : Texts.missing(figure);
  }
}
