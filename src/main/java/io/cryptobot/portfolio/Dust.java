package io.cryptobot.portfolio;

import java.math.BigDecimal;

/**
 * What a sale left of a coin because it is too little to be sold alone. It keeps its cost, joins
 * the coin's next position and is sold with it.
 *
 * @param quantity how many coins
 * @param cost their part of what the position cost with its fee, in US dollars
 */
public record Dust(BigDecimal quantity, BigDecimal cost) {
  public Dust {
    if (quantity.signum() <= 0 || cost.signum() < 0) {
      throw new IllegalArgumentException("dust of " + quantity + " for " + cost);
    }
  }
}
