package io.cryptobot.exchange;

import io.cryptobot.engine.Side;
import io.cryptobot.market.Coin;
import java.math.BigDecimal;

/**
 * An order at the market's price.
 *
 * @param clientOrderId ours, never used twice
 * @param size of a buy the US dollars to spend with the fee, of a sale the coins to sell; within
 *     the product's increments
 */
public record MarketOrder(String clientOrderId, Coin coin, Side side, BigDecimal size) {
  public MarketOrder {
    if (size.signum() <= 0) {
      throw new IllegalArgumentException("an order for " + size);
    }
  }
}
