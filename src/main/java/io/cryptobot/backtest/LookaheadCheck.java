package io.cryptobot.backtest;

import io.cryptobot.engine.CandleWalk;
import io.cryptobot.engine.Engine;
import io.cryptobot.engine.EngineAssembly;
import io.cryptobot.engine.TradingPlan;
import io.cryptobot.exchange.SimulatedExchange;
import io.cryptobot.market.CandleSeries;
import io.cryptobot.strategy.IndicatorColumns;
import io.cryptobot.strategy.Strategy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether any signal knew the future: the run is repeated over histories that end earlier, each
 * time without the candles that had not closed, and every signal and trade up to there must be the
 * same. Half of the histories end right where the whole run had a signal, for a signal that looks
 * ahead is most likely to change at the end of what there is.
 *
 * @param histories how many cut histories were run
 * @param compared how many signals and trades were compared
 * @param findings what changed; empty is good
 */
public record LookaheadCheck(int histories, long compared, List<Finding> findings) {
  private static final int HISTORIES = 20;
  private static final int SHOWN_PER_HISTORY = 5;

  /**
   * A signal or trade that changed when later candles were taken away.
   *
   * @param cut when the history ended
   * @param what time, coin, and what was decided in the whole and in the cut history
   */
  public record Finding(Instant cut, String what) {}

  /** Makes the strategy of a coin; a run's own are those of its plan. */
  @FunctionalInterface
  interface Strategies {
    Strategy strategy(int coin, IndicatorColumns columns);
  }

  /** Checks the strategies of a plan. */
  public static LookaheadCheck of(TradingPlan plan, BacktestInput input, BacktestOptions options) {
    return of(plan, input, options, plan::strategy);
  }

  static LookaheadCheck of(
      TradingPlan plan, BacktestInput input, BacktestOptions options, Strategies strategies) {
    long timeframe = plan.timeframe().seconds();
    Runs runs = new Runs(plan, input, options, strategies);
    LookaheadRecorder whole = runs.whole();
    Set<Long> cuts = cuts(input, timeframe, whole);
    List<Finding> findings = new ArrayList<>();
    long compared = 0;
    for (long cut : cuts) {
      List<String> expected = whole.before(cut + timeframe);
      compared += expected.size();
      findings.addAll(compare(cut, expected, runs, timeframe));
    }
    return new LookaheadCheck(cuts.size(), compared, List.copyOf(findings));
  }

  private static List<Finding> compare(long cut, List<String> expected, Runs runs, long timeframe) {
    Instant time = Instant.ofEpochSecond(cut);
    List<String> actual;
    try {
      actual = runs.until(cut).before(cut + timeframe);
    } catch (IndexOutOfBoundsException e) {
      return List.of(new Finding(time, "a strategy asks for candles that have not closed: " + e));
    }
    Set<String> there = new HashSet<>(actual);
    Set<String> wanted = new HashSet<>(expected);
    List<Finding> findings = new ArrayList<>();
    expected.stream()
        .filter(event -> !there.contains(event))
        .forEach(event -> findings.add(new Finding(time, "only with later candles: " + event)));
    actual.stream()
        .filter(event -> !wanted.contains(event))
        .forEach(event -> findings.add(new Finding(time, "only without them: " + event)));
    return findings.subList(0, Math.min(SHOWN_PER_HISTORY, findings.size()));
  }

  /** The steps that histories end with, in seconds since the epoch. */
  private static Set<Long> cuts(BacktestInput input, long timeframe, LookaheadRecorder whole) {
    Set<Long> cuts = new TreeSet<>();
    List<Long> signals = whole.signalSeconds();
    int half = Math.min(HISTORIES / 2, signals.size());
    for (int i = 0; i < half; i++) {
      cuts.add(signals.get((int) ((long) signals.size() * i / half)));
    }
    long steps = (input.endSecond() - input.firstSecond()) / timeframe;
    int even = HISTORIES - cuts.size();
    for (int i = 1; i <= even; i++) {
      cuts.add(input.firstSecond() + Math.max(0, steps * i / even - 1) * timeframe);
    }
    return cuts;
  }

  private record Runs(
      TradingPlan plan, BacktestInput input, BacktestOptions options, Strategies strategies) {

    LookaheadRecorder whole() {
      return run(input.series(), input.columns(), input.endSecond());
    }

    /** Ends with the step at {@code cut}, in which the candles before it have closed. */
    LookaheadRecorder until(long cut) {
      long timeframe = plan.timeframe().seconds();
      List<CandleSeries> walked = new ArrayList<>();
      List<IndicatorColumns> known = new ArrayList<>();
      for (CandleSeries series : input.series()) {
        walked.add(upTo(series, cut + timeframe));
        known.add(new IndicatorColumns(upTo(series, cut)));
      }
      return run(walked, known, cut + timeframe);
    }

    /** At least the first candle, which values a coin before its market begins. */
    private static CandleSeries upTo(CandleSeries series, long second) {
      long first = series.firstOpenSecond();
      return series.between(first, Math.max(second, first + series.timeframe().seconds()));
    }

    private LookaheadRecorder run(
        List<CandleSeries> walked, List<IndicatorColumns> columns, long endSecond) {
      CandleWalk walk =
          new CandleWalk(walked, input.firstSecond(), endSecond, plan.warmUpCandles());
      LookaheadRecorder recorder = new LookaheadRecorder(plan.coins());
      List<Strategy> own = new ArrayList<>();
      for (int coin = 0; coin < columns.size(); coin++) {
        own.add(strategies.strategy(coin, columns.get(coin)));
      }
      Engine engine =
          new EngineAssembly(plan)
              .engineOf(
                  own,
                  options.feeRate(),
                  options.engine(),
                  new SimulatedExchange(options.feeRate(), coin -> options.slippage()),
                  recorder);
      walk.run(engine);
      return recorder;
    }
  }
}
