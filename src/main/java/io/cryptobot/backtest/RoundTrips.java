package io.cryptobot.backtest;

import io.cryptobot.engine.Side;
import io.cryptobot.engine.Trade;
import io.cryptobot.market.Coin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Trades, paired. A coin has one position at a time and is sold whole, so that a sale always ends
 * the coin's latest buy.
 *
 * @param closed in the order of their sales
 * @param stillOpen the buys without a sale, in their order
 */
record RoundTrips(List<RoundTrip> closed, List<Trade> stillOpen) {

  /** Pairs trades, which must be in order. */
  static RoundTrips of(List<Trade> trades) {
    Map<Coin, Trade> open = new LinkedHashMap<>();
    List<RoundTrip> closed = new ArrayList<>();
    for (Trade trade : trades) {
      if (trade.side() == Side.BUY) {
        open.put(trade.coin(), trade);
        continue;
      }
      Trade buy = open.remove(trade.coin());
      if (buy == null) {
        throw new IllegalArgumentException("a sale of " + trade.coin() + " without a buy");
      }
      closed.add(closed(buy, trade));
    }
    return new RoundTrips(List.copyOf(closed), List.copyOf(open.values()));
  }

  private static RoundTrip closed(Trade buy, Trade sale) {
    return new RoundTrip(
        sale.coin(),
        sale.sleeve(),
        Instant.ofEpochSecond(buy.second()),
        Instant.ofEpochSecond(sale.second()),
        buy.reason(),
        sale.reason(),
        sale.profitOrLoss(),
        buy.fill().fee().add(sale.fill().fee()));
  }
}
