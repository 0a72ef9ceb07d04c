package io.cryptobot.backtest;

import io.cryptobot.market.CandleSeries;
import io.cryptobot.strategy.IndicatorColumns;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The candles of a backtest with their indicator columns, shared by all runs over them.
 *
 * @param series one a coin of the portfolio, in its order
 * @param columns of the same coins
 * @param firstSecond open time of the first step
 * @param endSecond close time of the last candle
 */
public record BacktestInput(
    List<CandleSeries> series, List<IndicatorColumns> columns, long firstSecond, long endSecond) {

  public static BacktestInput of(List<CandleSeries> series, long firstSecond, long endSecond) {
    List<IndicatorColumns> columns = series.stream().map(IndicatorColumns::new).toList();
    return new BacktestInput(List.copyOf(series), columns, firstSecond, endSecond);
  }

  public Instant from() {
    return Instant.ofEpochSecond(firstSecond);
  }

  public Instant to() {
    return Instant.ofEpochSecond(endSecond);
  }

  public Duration length() {
    return Duration.ofSeconds(endSecond - firstSecond);
  }
}
