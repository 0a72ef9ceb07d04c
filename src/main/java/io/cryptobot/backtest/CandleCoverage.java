package io.cryptobot.backtest;

import io.cryptobot.market.CandleGap;
import io.cryptobot.market.CandleSeries;
import io.cryptobot.market.Coin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How far the candles cover the run and the warm-up before it.
 *
 * @param gaps the holes inside a coin's candles, oldest first
 * @param limits coins that could not be traded from the first step to the last
 */
public record CandleCoverage(List<CandleGap> gaps, List<Limit> limits) {

  /** Why a coin could not be traded all the time. */
  public enum Kind {
    /** Not before this time: its warm-up was not complete. */
    TRADED_FROM,
    /** Not after this time: its candles end. */
    ENDS,
    /** Not at all: its candles end at this time, before its warm-up was complete. */
    NEVER_TRADED
  }

  /**
   * A limit of a coin's candles.
   *
   * @param time as {@code kind} says
   */
  public record Limit(Coin coin, Kind kind, Instant time) {}

  static CandleCoverage of(BacktestInput input, int warmUpCandles) {
    List<CandleGap> gaps = new ArrayList<>();
    List<Limit> limits = new ArrayList<>();
    for (CandleSeries series : input.series()) {
      long begin = input.firstSecond() - warmUpCandles * series.timeframe().seconds();
      series.between(begin, input.endSecond()).gaps().forEach(gaps::add);
      addLimits(limits, series, input, warmUpCandles);
    }
    gaps.sort(Comparator.comparing(CandleGap::from));
    return new CandleCoverage(List.copyOf(gaps), List.copyOf(limits));
  }

  /** The gaps of more than a day. */
  public List<CandleGap> longGaps() {
    return gaps.stream().filter(CandleGap::isLong).toList();
  }

  private static void addLimits(
      List<Limit> limits, CandleSeries series, BacktestInput input, int warmUpCandles) {
    Instant end = Instant.ofEpochSecond(series.endSecond());
    if (series.size() <= warmUpCandles) {
      limits.add(new Limit(series.coin(), Kind.NEVER_TRADED, end));
      return;
    }
    if (series.openSecond(warmUpCandles) > input.firstSecond()) {
      limits.add(new Limit(series.coin(), Kind.TRADED_FROM, series.openTime(warmUpCandles)));
    }
    if (series.endSecond() < input.endSecond()) {
      limits.add(new Limit(series.coin(), Kind.ENDS, end));
    }
  }
}
