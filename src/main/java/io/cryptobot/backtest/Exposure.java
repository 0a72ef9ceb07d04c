package io.cryptobot.backtest;

import io.cryptobot.engine.Side;
import io.cryptobot.engine.Trade;
import io.cryptobot.market.CandleSeries;
import java.util.List;

/**
 * How much of the account was invested: the mean over all steps of (value of all positions ÷ total
 * equity), both at the step's prices after the step's own trades. The final mark is no step.
 */
final class Exposure {
  private static final double PERCENT = 100;

  private Exposure() {}

  static Figure pct(BacktestInput input, BacktestResult result) {
    int steps = result.equity().size() - 1;
    if (steps < 1) {
      return Figure.undefined("no step");
    }
    double[] invested = new double[steps];
    for (CandleSeries series : input.series()) {
      List<Trade> trades =
          result.trades().stream().filter(t -> t.coin().equals(series.coin())).toList();
      addValues(invested, trades, new StepPrices(series, input), result.equity());
    }
    double sum = 0;
    for (int step = 0; step < steps; step++) {
      sum += invested[step] / result.equity().total(step);
    }
    return Figure.of(sum / steps * PERCENT);
  }

  private static void addValues(
      double[] invested, List<Trade> trades, StepPrices prices, EquityCurve equity) {
    double held = 0;
    int next = 0;
    for (int step = 0; step < invested.length; step++) {
      while (next < trades.size() && trades.get(next).second() <= equity.second(step)) {
        Trade trade = trades.get(next++);
        held = trade.side() == Side.BUY ? trade.fill().quantity().doubleValue() : 0;
      }
      if (held > 0) {
        invested[step] += held * prices.at(step);
      }
    }
  }
}
