package io.cryptobot.portfolio;

import java.math.BigDecimal;

/**
 * What an order became.
 *
 * @param price average price of what was filled, in US dollars
 * @param quantity how many coins, above zero
 * @param value quantity times price, before the fee, in US dollars
 * @param fee what the exchange took for it, in US dollars
 */
public record Fill(BigDecimal price, BigDecimal quantity, BigDecimal value, BigDecimal fee) {

  public Fill {
    if (price.signum() <= 0 || quantity.signum() <= 0 || value.signum() < 0 || fee.signum() < 0) {
      throw new IllegalArgumentException(
          "a fill of " + quantity + " at " + price + " with a fee of " + fee + " cannot be");
    }
  }

  /** A whole fill at one price, with a fee that is a part of its value. */
  public static Fill at(BigDecimal price, BigDecimal quantity, BigDecimal feeRate) {
    BigDecimal exact = quantity.multiply(price);
    BigDecimal fee = Money.round(exact.multiply(feeRate));
    return new Fill(price, quantity, Money.round(exact), fee);
  }

  /** What a buy takes out of the cash. */
  public BigDecimal cost() {
    return value.add(fee);
  }

  /** What a sale brings in. */
  public BigDecimal proceeds() {
    return value.subtract(fee);
  }
}
