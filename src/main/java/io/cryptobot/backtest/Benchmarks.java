package io.cryptobot.backtest;

import io.cryptobot.engine.SleevePlan;
import io.cryptobot.engine.TradingPlan;
import io.cryptobot.market.CandleSeries;
import io.cryptobot.portfolio.SleeveId;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What the capital would have become by buying once and holding. A share {@code w} of the capital
 * in a coin ends as {@code w ÷ (1 + fee) × last close ÷ open of the first step}: the buying fee is
 * paid out of it, no sale is made.
 *
 * @param bitcoinPct return of all in Bitcoin, in percent
 * @param basketPct return of all coins of the plan, each with its strategy's target share times its
 *     weight, the rest kept as cash
 */
public record Benchmarks(Figure bitcoinPct, Figure basketPct) {
  private static final String BITCOIN = "BTC-USD";
  private static final double PERCENT = 100;

  static Benchmarks of(TradingPlan plan, BacktestInput input, BigDecimal feeRate) {
    Figure bitcoin =
        bitcoin(input)
            .map(series -> Figure.of((heldGrowth(series, input, feeRate) - 1) * PERCENT))
            .orElse(Figure.undefined(BITCOIN + " is not among the coins"));
    return new Benchmarks(bitcoin, Figure.of(basketGain(plan, input, feeRate) * PERCENT));
  }

  /** The candles of Bitcoin, if it is one of the coins. */
  static Optional<CandleSeries> bitcoin(BacktestInput input) {
    return input.series().stream().filter(s -> s.coin().product().equals(BITCOIN)).findFirst();
  }

  private static double basketGain(TradingPlan plan, BacktestInput input, BigDecimal feeRate) {
    int conservativeCoins = plan.conservative().coins().size();
    double gain = 0;
    for (int coin = 0; coin < input.series().size(); coin++) {
      double share =
          coin < conservativeCoins
              ? share(plan, SleeveId.CONSERVATIVE, plan.conservative(), coin)
              : share(plan, SleeveId.AGGRESSIVE, plan.aggressive(), coin - conservativeCoins);
      gain += share * (heldGrowth(input.series().get(coin), input, feeRate) - 1);
    }
    return gain;
  }

  private static double share(TradingPlan plan, SleeveId id, SleevePlan<?> sleeve, int slot) {
    return plan.allocation().share(id).multiply(sleeve.weights().get(slot)).doubleValue();
  }

  private static double heldGrowth(CandleSeries series, BacktestInput input, BigDecimal feeRate) {
    StepPrices prices = new StepPrices(series, input);
    return prices.last() / prices.at(0) / BigDecimal.ONE.add(feeRate).doubleValue();
  }

  /** What the capital put into a coin at the first step is worth at each step and at the end. */
  static double[] heldValues(
      CandleSeries series, BacktestInput input, BigDecimal feeRate, double capital) {
    StepPrices prices = new StepPrices(series, input);
    double coins = capital / BigDecimal.ONE.add(feeRate).doubleValue() / prices.at(0);
    double[] values = new double[prices.steps() + 1];
    for (int step = 0; step < values.length; step++) {
      values[step] = coins * prices.at(step);
    }
    return values;
  }
}
