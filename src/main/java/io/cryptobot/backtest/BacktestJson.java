package io.cryptobot.backtest;

import io.cryptobot.backtest.BacktestResult.DueRebalance;
import io.cryptobot.backtest.BacktestResult.HardStop;
import io.cryptobot.backtest.BacktestResult.TimedTransfer;
import io.cryptobot.backtest.CandleCoverage.Limit;
import io.cryptobot.market.CandleGap;
import io.cryptobot.risk.BlockReason;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A study as JSON, one object: first the headline figures ({@link HeadlineFigures}), then what was
 * run and all other parts of the report. Names in snake case; money in US dollars, percentages in
 * percent, times ISO 8601 with {@code Z}. An undefined figure is {@code null}, its reason stands
 * under the same name in {@code undefined}.
 */
public final class BacktestJson {
  private static final BigDecimal PERCENT = BigDecimal.valueOf(100);
  private static final double SIXTY = 60;
  private static final String TIME = "time";

  private BacktestJson() {}

  /**
   * Writes a study as indented UTF-8 lines.
   *
   * @param files that were written beside it
   * @param lookahead the check for signals that know the future, if it was asked for
   * @param out stays open
   */
  public static void write(
      BacktestStudy study, Collection<Path> files, Optional<LookaheadCheck> lookahead, Writer out)
      throws IOException {
    Map<String, Object> tree = tree(study, files);
    lookahead.ifPresent(check -> tree.put("lookahead", lookahead(check)));
    JsonTree.write(tree, out);
  }

  private static Map<String, Object> lookahead(LookaheadCheck check) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("histories", check.histories());
    tree.put("compared", check.compared());
    tree.put(
        "findings",
        all(
            check.findings(),
            finding -> {
              Map<String, Object> one = new LinkedHashMap<>();
              one.put("cut", finding.cut());
              one.put("what", finding.what());
              return one;
            }));
    return tree;
  }

  private static Map<String, Object> tree(BacktestStudy study, Collection<Path> files) {
    Map<String, Object> tree = HeadlineFigures.of(study);
    Map<String, Object> more = new LinkedHashMap<>();
    addMeasures(more, study.run().metrics());
    tree.put("undefined", reasons(tree, more));
    addRun(tree, study.run());
    tree.putAll(more);
    addEvents(tree, study.run());
    tree.put("tables", tables(study.run().tables()));
    tree.put("variations", all(study.variations(), BacktestJson::variation));
    tree.put("verdict_criteria", all(study.verdict().criteria(), BacktestJson::criterion));
    tree.put("files", files.stream().map(Path::toString).toList());
    return tree;
  }

  private static Map<String, Object> reasons(Map<String, Object> head, Map<String, Object> more) {
    Map<String, Object> reasons = new LinkedHashMap<>();
    for (Map<String, Object> figures : List.of(head, more)) {
      figures.forEach(
          (name, value) -> {
            if (value instanceof Figure figure && !figure.isDefined()) {
              reasons.put(name, figure.missingBecause());
            }
          });
    }
    return reasons;
  }

  private static void addRun(Map<String, Object> tree, MeasuredRun run) {
    tree.put("run_at", run.info().runAt());
    tree.put("version", run.info().version());
    tree.put("config_hash", run.info().configHash());
    tree.put("source", run.info().origin().label());
    tree.put("prices_are_made_up", run.info().origin().isMadeUp());
    tree.put("from", run.input().from());
    tree.put("to", run.input().to());
    tree.put("timeframe", run.plan().timeframe().code());
    tree.put("phase", run.plan().phase());
    tree.put("capital", run.plan().capital());
    tree.put("fee_pct", run.options().feeRate().multiply(PERCENT));
    tree.put("slippage_pct", BigDecimal.valueOf(run.options().slippage()).multiply(PERCENT));
    tree.put("ignore_loss_limits", !run.plan().limits().lossLimited());
  }

  private static void addMeasures(Map<String, Object> tree, BacktestMetrics metrics) {
    ReturnMetrics returns = metrics.returns();
    TradeMetrics trades = metrics.trades();
    tree.put("cagr_pct", returns.cagrPct());
    tree.put("basket_buy_and_hold_pct", metrics.benchmarks().basketPct());
    tree.put("drawdown", drawdown(returns.drawdown()));
    tree.put("best_day", returns.bestDay().map(BacktestJson::day));
    tree.put("worst_day", returns.worstDay().map(BacktestJson::day));
    tree.put("exposure_pct", metrics.exposurePct());
    tree.put("closed_trades", trades.closed());
    tree.put("winning_trades", trades.wins());
    tree.put("losing_trades", trades.losses());
    tree.put("gross_profit", trades.grossProfit());
    tree.put("gross_loss", trades.grossLoss());
    tree.put("expectancy", trades.expectancy());
    tree.put("longest_losing_run", trades.longestLosingRun());
    tree.put(
        "average_holding_minutes", trades.averageHolding().map(held -> held.toSeconds() / SIXTY));
    tree.put("gross_result", metrics.costs().grossResult());
    tree.put("fees_pct_of_gross_result", metrics.costs().feesPctOfGross());
  }

  private static void addEvents(Map<String, Object> tree, MeasuredRun run) {
    BacktestResult result = run.result();
    tree.put("hard_stop", result.hardStop().map(BacktestJson::hardStop));
    tree.put("loss_budget_spent", run.isLossBudgetSpent());
    tree.put("open_positions", all(run.openPositions(), BacktestJson::position));
    tree.put("transfers", all(result.transfers(), BacktestJson::transfer));
    tree.put("rebalances", all(result.rebalances(), BacktestJson::rebalance));
    tree.put("blocked_entries", blocked(result.blockedEntries()));
    tree.put("gaps", all(run.coverage().gaps(), BacktestJson::gap));
    tree.put("coverage_limits", all(run.coverage().limits(), BacktestJson::limit));
  }

  private static Map<String, Object> drawdown(Drawdown drawdown) {
    return object(
        "pct", drawdown.pct(),
        "amount", drawdown.amount(),
        "from", drawdown.from(),
        "lowest", drawdown.lowest(),
        "recovered", drawdown.recovered());
  }

  private static Map<String, Object> day(DailyReturn day) {
    return object("date", day.day(), "return_pct", day.growth() * PERCENT.doubleValue());
  }

  private static Map<String, Object> hardStop(HardStop stop) {
    return object(TIME, stop.time(), "portfolio_value", stop.portfolioValue());
  }

  private static Map<String, Object> position(OpenPosition position) {
    return object(
        "coin", position.buy().coin(),
        "strategy", position.buy().sleeve().label(),
        "opened", position.buy().time(),
        "entry_price", position.buy().fill().price(),
        "quantity", position.buy().fill().quantity(),
        "value", position.value(),
        "unrealized_pnl", position.unrealized());
  }

  private static Map<String, Object> transfer(TimedTransfer timed) {
    return object(
        TIME,
        timed.time(),
        "kind",
        timed.transfer().kind().label(),
        "from",
        timed.transfer().from().label(),
        "to",
        timed.transfer().to().label(),
        "amount",
        timed.transfer().amount());
  }

  private static Map<String, Object> rebalance(DueRebalance due) {
    return object(
        TIME,
        due.time(),
        "outcome",
        due.outcome().name().toLowerCase(Locale.ROOT),
        "explanation",
        due.outcome().explanation());
  }

  private static Map<String, Object> blocked(Map<BlockReason, Integer> counts) {
    Map<String, Object> blocked = new LinkedHashMap<>();
    Arrays.stream(BlockReason.values())
        .filter(counts::containsKey)
        .forEach(reason -> blocked.put(reason.label(), counts.getOrDefault(reason, 0)));
    return blocked;
  }

  private static Map<String, Object> gap(CandleGap gap) {
    return object(
        "coin", gap.coin(),
        "from", gap.from(),
        "candles", gap.candles(),
        "hours", gap.length().toMinutes() / SIXTY,
        "over_24_hours", gap.isLong());
  }

  private static Map<String, Object> limit(Limit limit) {
    return object(
        "coin",
        limit.coin(),
        "kind",
        limit.kind().name().toLowerCase(Locale.ROOT),
        TIME,
        limit.time());
  }

  private static Map<String, Object> tables(TradeTables tables) {
    return object(
        "coin", all(tables.byCoin(), BacktestJson::group),
        "strategy", all(tables.byStrategy(), BacktestJson::group),
        "entry_trigger", all(tables.byEntry(), BacktestJson::group),
        "exit_reason", all(tables.byExit(), BacktestJson::group),
        "month", all(tables.byMonth(), BacktestJson::group));
  }

  private static Map<String, Object> group(TradeGroup group) {
    return object(
        "name", group.name(),
        "trades", group.trades(),
        "win_rate_pct", group.winRatePct(),
        "pnl", group.profitOrLoss(),
        "fees", group.fees());
  }

  private static Map<String, Object> variation(Variation variation) {
    return object(
        "name", variation.name(),
        "description", variation.description(),
        "same_as_run", variation.sameAsRun(),
        "final_equity", variation.finalEquity(),
        "total_return_pct", variation.totalReturnPct(),
        "max_drawdown_pct", variation.maxDrawdownPct(),
        "profit_factor", variation.profitFactor(),
        "closed_trades", variation.closedTrades());
  }

  private static Map<String, Object> criterion(Verdict.Criterion criterion) {
    return object(
        "name", criterion.name(),
        "required", criterion.required(),
        "measured", criterion.measured(),
        "passed", criterion.passed());
  }

  private static <T> List<Map<String, Object>> all(
      List<T> values, Function<T, Map<String, Object>> json) {
    return values.stream().map(json).toList();
  }

  private static Map<String, Object> object(Object... namesAndValues) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return object;
  }
}
