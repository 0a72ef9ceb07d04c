package io.cryptobot.simulator;

import java.math.BigDecimal;

/**
 * What trading costs, as a part of the traded value: 0.009 for 0.9 %.
 *
 * @param taker of an order that trades at once
 * @param maker of an order that has waited in the book
 */
public record FeeRates(BigDecimal taker, BigDecimal maker) {

  /** Of a new customer in the United States since September 2026: 0.90 % and 0.50 %. */
  public static final FeeRates UNITED_STATES =
      new FeeRates(new BigDecimal("0.009"), new BigDecimal("0.005"));

  BigDecimal of(boolean isMaker) {
    return isMaker ? maker : taker;
  }
}
