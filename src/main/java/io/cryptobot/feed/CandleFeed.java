package io.cryptobot.feed;

import io.cryptobot.market.Coin;
import io.cryptobot.market.Timeframe;

/** A service that gives candles page by page. Not thread-safe. */
public interface CandleFeed {

  /** Names the service in messages, and its folder in the cache: {@code coinbase}. */
  String name();

  /** How many candles one request can ask for. */
  int candlesPerPage(Timeframe timeframe);

  /**
   * One request: the closed candles that open from {@code fromSecond} (included) to {@code
   * toSecond} (not included), which is a span of one page at most. Both are seconds since the
   * epoch, and open times.
   *
   * @throws FeedException if the service, asked repeatedly, does not give them
   */
  CandlePage page(Coin coin, Timeframe timeframe, long fromSecond, long toSecond);
}
