package io.cryptobot.feed;

import io.cryptobot.market.CandleSeries;
import io.cryptobot.market.Coin;
import io.cryptobot.market.Timeframe;
import java.time.Instant;
import java.util.List;

/** Gives the closed candles of coins. */
public interface CandleSource {

  /** What a report names as the origin of its candles: {@code csv} or {@code network}. */
  String name();

  /**
   * The candles that open at or after {@code from} and before {@code to}, a series per coin in the
   * order of {@code coins}. A series is shorter than the window where the source has no candles
   * before or after, and empty where it has none at all; a candle that has not closed is never in
   * it.
   *
   * @throws CandleDataException if what a file holds cannot be used
   * @throws FeedException if the network is needed and does not give the candles
   */
  List<CandleSeries> candles(List<Coin> coins, Timeframe timeframe, Instant from, Instant to);

  /** The candles of one coin, as {@link #candles(List, Timeframe, Instant, Instant)}. */
  default CandleSeries candles(Coin coin, Timeframe timeframe, Instant from, Instant to) {
    return candles(List.of(coin), timeframe, from, to).get(0);
  }
}
