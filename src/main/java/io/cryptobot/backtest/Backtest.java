package io.cryptobot.backtest;

import io.cryptobot.engine.CandleWalk;
import io.cryptobot.engine.Engine;
import io.cryptobot.engine.EngineAssembly;
import io.cryptobot.engine.TradingPlan;
import io.cryptobot.exchange.SimulatedExchange;
import io.cryptobot.market.CandleSeries;
import io.cryptobot.portfolio.Portfolio;
import java.math.BigDecimal;

/** Runs a plan over candles with a fresh portfolio. */
public final class Backtest {
  private Backtest() {}

  public static BacktestResult run(TradingPlan plan, BacktestInput input, BacktestOptions options) {
    CandleWalk walk =
        new CandleWalk(
            input.series(), input.firstSecond(), input.endSecond(), plan.warmUpCandles());
    BacktestRecorder recorder = new BacktestRecorder(walk.steps() + 1);
    EngineAssembly assembly = new EngineAssembly(plan);
    Engine engine =
        assembly.engine(
            input.columns(),
            options.feeRate(),
            options.engine(),
            new SimulatedExchange(options.feeRate(), coin -> options.slippage()),
            recorder);
    walk.run(engine);
    return recorder.result(plan.capital(), finalEquity(assembly.portfolio(), input));
  }

  private static BigDecimal finalEquity(Portfolio portfolio, BacktestInput input) {
    double[] lastCloses =
        input.series().stream().mapToDouble(series -> lastClose(series, input)).toArray();
    return portfolio.values(lastCloses).total();
  }

  private static double lastClose(CandleSeries series, BacktestInput input) {
    int last = Math.min(series.size(), series.indexOf(input.endSecond())) - 1;
    return last < 0 ? series.open()[0] : series.close()[last];
  }
}
