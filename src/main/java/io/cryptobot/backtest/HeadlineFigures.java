package io.cryptobot.backtest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The figures that {@code --backtest --json} begins with and that {@code backtest_results.csv} ends
 * with, under the same names in the same order. Percentages in percent, money in US dollars; {@code
 * trades} counts fills; {@code average_loss} is below zero; {@code verdict} is {@code PASS} or
 * {@code FAIL}.
 */
final class HeadlineFigures {
  static final List<String> NAMES =
      List.of(
          "final_equity",
          "total_return_pct",
          "max_drawdown_pct",
          "profit_factor",
          "win_rate_pct",
          "sharpe",
          "sortino",
          "calmar",
          "trades",
          "average_win",
          "average_loss",
          "fees",
          "buy_and_hold_pct",
          "verdict");

  /** More would only show the noise of floating point. */
  private static final int DECIMALS = 6;

  private HeadlineFigures() {}

  /** By name: decimals, counts, text, or a {@link Figure}. */
  static Map<String, Object> of(BacktestStudy study) {
    BacktestMetrics metrics = study.run().metrics();
    TradeMetrics trades = metrics.trades();
    Object[] values = {
      metrics.returns().finalEquity(),
      rounded(metrics.returns().totalReturnPct()),
      rounded(metrics.returns().drawdown().pct()),
      trades.profitFactor(),
      trades.winRatePct(),
      metrics.returns().sharpe(),
      metrics.returns().sortino(),
      metrics.returns().calmar(),
      trades.fills(),
      trades.averageWin(),
      trades.averageLoss(),
      metrics.costs().fees(),
      metrics.benchmarks().bitcoinPct(),
      study.verdict().label()
    };
    Map<String, Object> figures = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      figures.put(NAMES.get(i), values[i]);
    }
    return figures;
  }

  /** A measured number as it is written to files. */
  static BigDecimal rounded(double number) {
    return BigDecimal.valueOf(number).setScale(DECIMALS, RoundingMode.HALF_UP);
  }
}
