package io.cryptobot.backtest;

import io.cryptobot.market.CandleSeries;
import io.cryptobot.market.Timeframe;
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

  /**
   * Cuts the candles to the period and the warm-up before it. Where there are no earlier candles,
   * the first of the period serve as warm-up.
   *
   * @param series one a coin of the portfolio, in its order, as long as the source has them
   * @param warmUpCandles how many closed candles a coin needs before it is traded
   * @throws BacktestDataException if a coin has no candle there, or no coin has enough
   */
  public static BacktestInput prepare(
      List<CandleSeries> series, BacktestPeriod period, int warmUpCandles) {
    long timeframe = series.get(0).timeframe().seconds();
    long from = period.from().getEpochSecond();
    long to = period.to().getEpochSecond();
    List<CandleSeries> cut =
        series.stream().map(s -> s.between(from - warmUpCandles * timeframe, to)).toList();
    for (int coin = 0; coin < cut.size(); coin++) {
      if (cut.get(coin).isEmpty() || cut.get(coin).endSecond() <= from) {
        throw new BacktestDataException(missing(series.get(coin), period));
      }
    }
    if (cut.stream().allMatch(s -> s.size() <= warmUpCandles)) {
      throw new BacktestDataException(tooShort(cut, warmUpCandles));
    }
    long first = cut.stream().mapToLong(s -> firstRealCandle(s, from)).min().getAsLong();
    long end = cut.stream().mapToLong(CandleSeries::endSecond).max().getAsLong();
    return of(cut, first, end);
  }

  private static long firstRealCandle(CandleSeries series, long from) {
    for (int i = 0; i < series.size(); i++) {
      if (series.openSecond(i) >= from && !series.isFilled(i)) {
        return series.openSecond(i);
      }
    }
    return Long.MAX_VALUE;
  }

  private static String missing(CandleSeries series, BacktestPeriod period) {
    return "There are no candles of "
        + series.coin()
        + " between "
        + period.from()
        + " and "
        + period.to()
        + (series.isEmpty()
            ? "."
            : ": the source has them from "
                + series.openTime(0)
                + " to "
                + Instant.ofEpochSecond(series.endSecond())
                + ".")
        + " Choose another period with --days, or --from and --to.";
  }

  private static String tooShort(List<CandleSeries> series, int warmUpCandles) {
    int most = series.stream().mapToInt(CandleSeries::size).max().getAsInt();
    Timeframe timeframe = series.get(0).timeframe();
    return "The candles are too few to start with: the indicators need "
        + warmUpCandles
        + " closed candles of "
        + timeframe.code()
        + " before the first trade, and no coin has more than "
        + most
        + ". Give more history.";
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
