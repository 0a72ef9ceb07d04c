package io.cryptobot.session;

import io.cryptobot.feed.PriceFailure;
import io.cryptobot.market.Coin;
import java.util.List;
import java.util.Map;

/** Where a session's prices come from. Blocks while it asks; used on a thread of its own. */
public interface PriceSource {

  /**
   * What was learned.
   *
   * @param byCoin a coin without a price is absent
   * @param failures of feeds, also where another one made up for it
   */
  record Round(Map<Coin, JudgedPrice> byCoin, List<PriceFailure> failures) {}

  /**
   * Prices of coins.
   *
   * @param lastCloses the last candle's close by coin; a coin without one is not doubted
   */
  Round read(List<Coin> coins, Map<Coin, Double> lastCloses) throws InterruptedException;
}
