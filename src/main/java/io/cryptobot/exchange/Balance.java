package io.cryptobot.exchange;

import java.math.BigDecimal;

/**
 * What an account has of a currency.
 *
 * @param available free to trade
 * @param hold bound in open orders
 */
public record Balance(BigDecimal available, BigDecimal hold) {
  public static final Balance NONE = new Balance(BigDecimal.ZERO, BigDecimal.ZERO);

  public BigDecimal total() {
    return available.add(hold);
  }
}
