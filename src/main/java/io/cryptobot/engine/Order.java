package io.cryptobot.engine;

import io.cryptobot.market.Coin;
import java.math.BigDecimal;

/**
 * A market order that the engine decided.
 *
 * @param number the ledger's running number, never used twice
 * @param size of a buy the US dollars to spend, the fee not included; of a sale the coins to sell
 * @param price the price that the decision was made at, in US dollars
 * @param second when it was decided, in seconds since the epoch
 * @param reason the {@code trigger_reason}
 */
public record Order(
    long number, Coin coin, Side side, BigDecimal size, double price, long second, String reason) {
  /** Of a buy and a sale that only show that orders work. */
  public static final String TEST = "test order";

  public Order {
    if (size.signum() <= 0) {
      throw new IllegalArgumentException("an order for " + size + " " + coin);
    }
  }

  public boolean isBuy() {
    return side == Side.BUY;
  }

  /** Whether it takes a position out of the market, which nothing may hold back. */
  public boolean isExit() {
    return !isBuy() && !reason.equals(Entries.REBALANCE) && !reason.equals(TEST);
  }
}
