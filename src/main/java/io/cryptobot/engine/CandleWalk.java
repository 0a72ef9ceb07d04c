package io.cryptobot.engine;

import io.cryptobot.market.CandleSeries;
import java.util.List;

/**
 * Walks the engine over recorded candles: a step at each open time of the time frame from the first
 * to the end, whether or not a coin has a candle there.
 *
 * <p>A coin counts as warmed up once enough of its candles have closed. In the step of a filled
 * candle, before a coin's first candle and after its last it cannot be traded; afterwards it stays
 * valued at its last close.
 */
public final class CandleWalk {
  private final CandleSeries[] series;
  private final int[] offsets;
  private final long timeframeSeconds;
  private final int warmUpCandles;
  private final long firstSecond;
  private final int steps;
  private final MarketStep market;
  private final Range range = new Range();
  private int next;

  /**
   * @param series one a coin of the portfolio, in its order, of one time frame, none empty
   * @param firstSecond open time of the first step, in seconds since the epoch
   * @param endSecond close time of the last candle
   * @param warmUpCandles how many must have closed before a coin is traded
   */
  public CandleWalk(
      List<CandleSeries> series, long firstSecond, long endSecond, int warmUpCandles) {
    this.series = series.toArray(CandleSeries[]::new);
    this.timeframeSeconds = series.get(0).timeframe().seconds();
    this.offsets = series.stream().mapToInt(s -> s.indexOf(firstSecond)).toArray();
    this.warmUpCandles = warmUpCandles;
    this.firstSecond = firstSecond;
    this.steps = Math.toIntExact((endSecond - firstSecond) / timeframeSeconds);
    this.market = MarketStep.ofCandles(series.size());
  }

  public int steps() {
    return steps;
  }

  /** Runs all steps that are left and marks once more at the last closes. */
  public void run(Engine engine) {
    while (hasNext()) {
      runStep(engine);
    }
    markAtEnd(engine);
  }

  public boolean hasNext() {
    return next < steps;
  }

  /** Open time of the next step, in seconds since the epoch. */
  public long nextSecond() {
    return secondOf(next);
  }

  /** Passes over the steps before a time, for a run that goes on where it was broken off. */
  public void skipTo(long second) {
    while (hasNext() && nextSecond() < second) {
      next++;
    }
  }

  /** Runs one step with all that happens within its candle. */
  public void runStep(Engine engine) {
    market.moveTo(secondOf(next));
    for (int coin = 0; coin < series.length; coin++) {
      quote(coin, next + offsets[coin]);
    }
    engine.step(market);
    engine.withinCandle(market, range);
    engine.endStep(market);
    next++;
  }

  private long secondOf(int step) {
    return firstSecond + step * timeframeSeconds;
  }

  private void quote(int coin, int candle) {
    CandleSeries candles = series[coin];
    if (candle < 0) {
      market.quote(coin, candles.open()[0], false, MarketStep.NO_CANDLE);
    } else if (candle >= candles.size()) {
      market.quote(coin, candles.close()[candles.size() - 1], false, MarketStep.NO_CANDLE);
    } else {
      int closed = candle >= warmUpCandles ? candle - 1 : MarketStep.NO_CANDLE;
      market.quote(coin, candles.open()[candle], !candles.isFilled(candle), closed);
    }
  }

  private void markAtEnd(Engine engine) {
    market.moveTo(secondOf(steps));
    for (int coin = 0; coin < series.length; coin++) {
      CandleSeries candles = series[coin];
      int closed = Math.min(candles.size(), steps + offsets[coin]) - 1;
      double price = closed < 0 ? candles.open()[0] : candles.close()[closed];
      market.quote(coin, price, false, MarketStep.NO_CANDLE);
    }
    engine.mark(market);
  }

  /** The candles that begin with the current step. */
  private final class Range implements CandleRange {
    @Override
    public long middleSecond() {
      return secondOf(next) + timeframeSeconds / 2;
    }

    @Override
    public double low(int coin) {
      return series[coin].low()[next + offsets[coin]];
    }

    @Override
    public double high(int coin) {
      return series[coin].high()[next + offsets[coin]];
    }

    @Override
    public double close(int coin) {
      return series[coin].close()[next + offsets[coin]];
    }
  }
}
