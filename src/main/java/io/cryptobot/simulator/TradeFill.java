package io.cryptobot.simulator;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A part of an order that was traded.
 *
 * @param tradeId ascending over all orders
 * @param price dollars a coin
 * @param size coins
 * @param value dollars, without the fee
 * @param fee dollars
 * @param maker whether the order had waited in the book
 */
public record TradeFill(
    long tradeId,
    Instant time,
    BigDecimal price,
    BigDecimal size,
    BigDecimal value,
    BigDecimal fee,
    boolean maker) {

  public TradeFill {
    price = Amounts.plain(price);
    size = Amounts.plain(size);
    value = Amounts.plain(value);
    fee = Amounts.plain(fee);
  }
}
