package io.cryptobot.engine;

import io.cryptobot.market.Coin;
import io.cryptobot.portfolio.Fill;
import java.math.BigDecimal;

/** Where market orders are filled. */
public interface Exchange {

  /**
   * Buys for an amount.
   *
   * @param amount in US dollars, the fee not included
   * @param price the price that the decision was made at, in US dollars
   */
  Fill buy(Coin coin, BigDecimal amount, double price);

  /** Sells a quantity of coins; {@code price} as in {@link #buy}. */
  Fill sell(Coin coin, BigDecimal quantity, double price);
}
