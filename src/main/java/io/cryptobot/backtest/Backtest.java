package io.cryptobot.backtest;

import io.cryptobot.engine.CandleWalk;
import io.cryptobot.engine.Engine;
import io.cryptobot.engine.EngineAssembly;
import io.cryptobot.engine.EngineListener;
import io.cryptobot.engine.TradingPlan;
import io.cryptobot.exchange.SimulatedExchange;
import io.cryptobot.market.CandleSeries;
import io.cryptobot.portfolio.Portfolio;
import java.math.BigDecimal;

/** Runs a plan over candles with a fresh portfolio. */
public final class Backtest {
  private Backtest() {}

  public static BacktestResult run(TradingPlan plan, BacktestInput input, BacktestOptions options) {
    CandleWalk walk = walk(plan, input);
    BacktestRecorder recorder = new BacktestRecorder(walk.steps() + 1);
    return recorder.result(plan.capital(), finalEquity(plan, input, options, walk, recorder));
  }

  /** The same run, of which only what a search needs is kept. */
  public static RunFigures figures(TradingPlan plan, BacktestInput input, BacktestOptions options) {
    long seconds = input.length().toSeconds();
    FiguresRecorder recorder = new FiguresRecorder(plan.capital().doubleValue(), seconds);
    BigDecimal equity = finalEquity(plan, input, options, walk(plan, input), recorder);
    return recorder.figures(equity, seconds);
  }

  private static CandleWalk walk(TradingPlan plan, BacktestInput input) {
    return new CandleWalk(
        input.series(), input.firstSecond(), input.endSecond(), plan.warmUpCandles());
  }

  private static BigDecimal finalEquity(
      TradingPlan plan,
      BacktestInput input,
      BacktestOptions options,
      CandleWalk walk,
      EngineListener listener) {
    EngineAssembly assembly = new EngineAssembly(plan);
    double slippage = options.slippage();
    Engine engine =
        assembly.engine(
            input.columns(),
            options.feeRate(),
            options.engine(),
            new SimulatedExchange(options.feeRate(), coin -> slippage),
            listener);
    walk.run(engine);
    return finalEquity(assembly.portfolio(), input);
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
