package io.cryptobot.backtest;

import io.cryptobot.market.CandleSeries;

/**
 * A coin's price at each step, as the engine marks it: the open of the candle that begins there;
 * before the coin's first candle its first open, after its last its last close. The step after the
 * last is the last close.
 */
final class StepPrices {
  private final CandleSeries candles;
  private final int offset;
  private final int steps;

  StepPrices(CandleSeries candles, BacktestInput input) {
    this.candles = candles;
    this.offset = candles.indexOf(input.firstSecond());
    this.steps = Math.toIntExact(input.length().toSeconds() / candles.timeframe().seconds());
  }

  /** How many steps there are; {@link #at} takes this number too, for the end. */
  int steps() {
    return steps;
  }

  double at(int step) {
    if (step == steps) {
      return last();
    }
    int candle = step + offset;
    if (candle >= candles.size()) {
      return candles.close()[candles.size() - 1];
    }
    return candles.open()[Math.max(0, candle)];
  }

  double last() {
    int closed = Math.min(candles.size(), steps + offset) - 1;
    return closed < 0 ? candles.open()[0] : candles.close()[closed];
  }
}
