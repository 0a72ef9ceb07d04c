package io.cryptobot.portfolio;

import java.math.BigDecimal;

/**
 * What an order became.
 *
 * @param price average price of what was filled, in US dollars
 * @param quantity how many coins, above zero
 * @param fee what the exchange took for it, in US dollars
 */
public record Fill(BigDecimal price, BigDecimal quantity, BigDecimal fee) {

  public Fill {
    if (price.signum() <= 0 || quantity.signum() <= 0 || fee.signum() < 0) {
      throw new IllegalArgumentException(
          "a fill of " + quantity + " at " + price + " with a fee of " + fee + " cannot be");
    }
  }

  /** Quantity times price, before the fee. */
  public BigDecimal gross() {
    return Money.cut(quantity.multiply(price));
  }

  /** What a buy takes out of the cash. */
  public BigDecimal cost() {
    return gross().add(fee);
  }

  /** What a sale brings in. */
  public BigDecimal proceeds() {
    return gross().subtract(fee);
  }
}
