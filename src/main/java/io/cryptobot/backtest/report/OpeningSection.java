package io.cryptobot.backtest.report;

import io.cryptobot.backtest.BacktestResult.HardStop;
import io.cryptobot.backtest.BacktestStudy;
import io.cryptobot.backtest.MeasuredRun;
import io.cryptobot.backtest.Texts;
import io.cryptobot.engine.Trade;
import io.cryptobot.risk.RiskLimits;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What must not be overlooked, then what was run. */
final class OpeningSection implements Section {
  private static final BigDecimal PERCENT = BigDecimal.valueOf(100);

  @Override
  public void write(BacktestStudy study, Page page) throws IOException {
    MeasuredRun run = study.run();
    if (run.info().origin().isMadeUp()) {
      page.paragraph(
          "SAMPLE DATA: these prices are made up. Nothing below says what the bot would earn or"
              + " lose.");
      page.line("");
    }
    Optional<HardStop> stop = run.result().hardStop();
    if (stop.isPresent()) {
      hardStop(stop.get(), run, page);
    } else if (run.isLossBudgetSpent()) {
      lossBudgetSpent(run, page);
    }
    settings(run, page);
  }

  private static void hardStop(HardStop stop, MeasuredRun run, Page page) throws IOException {
    page.paragraph(
        "STOPPED BY THE TOTAL LOSS LIMIT on "
            + Texts.minute(stop.time())
            + ". Realized losses had reached "
            + Texts.money(run.lost())
            + ", the limit is "
            + Texts.money(run.plan().limits().maxTotalLoss())
            + ". The account was worth "
            + Texts.money(stop.portfolioValue())
            + " then. Nothing was bought, sold or moved after that.");
    page.line("");
  }

  private static void lossBudgetSpent(MeasuredRun run, Page page) throws IOException {
    RiskLimits limits = run.plan().limits();
    List<Trade> trades = run.result().trades();
    page.paragraph(
        (trades.isEmpty()
                ? "NO TRADES"
                : "NO MORE TRADES AFTER " + Texts.minute(trades.get(trades.size() - 1).time()))
            + ". Realized losses of "
            + Texts.money(run.lost())
            + " used up the total loss limit of "
            + Texts.money(limits.maxTotalLoss())
            + ": what it leaves is less than the smallest order of "
            + Texts.money(limits.minimumOrder())
            + ", so nothing more could be bought.");
    page.line("");
  }

  private static void settings(MeasuredRun run, Page page) throws IOException {
    page.line(
        "BACKTEST from "
            + Texts.minute(run.input().from())
            + " to "
            + Texts.minute(run.input().to())
            + " ("
            + Texts.duration(run.input().length())
            + ")");
    page.line(
        "Candles of "
            + run.plan().timeframe().code()
            + " from "
            + source(run)
            + ", phase "
            + run.plan().phase()
            + ", capital "
            + Texts.money(run.plan().capital()));
    page.line(
        "Fee "
            + Texts.percent(run.options().feeRate().multiply(PERCENT).doubleValue())
            + " and slippage "
            + Texts.percent(run.options().slippage() * PERCENT.doubleValue())
            + " a trade, loss limits "
            + (run.plan().limits().lossLimited() ? "on" : "IGNORED"));
  }

  private static String source(MeasuredRun run) {
    return switch (run.info().origin()) {
      case NETWORK -> "the network";
      case CSV -> "CSV files";
      case SAMPLE -> "the sample (made up)";
    };
  }
}
