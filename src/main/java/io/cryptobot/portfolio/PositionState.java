package io.cryptobot.portfolio;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * An open position as it is remembered between two runs.
 *
 * @param quantity how many coins
 * @param cost what they cost with the fee, in US dollars
 * @param entryPrice average fill price of the entry, in US dollars
 * @param openedSecond when they were bought, in seconds since the epoch
 * @param peak highest price seen since, in US dollars
 * @param decidedExit why they are to be sold although they could not be yet
 */
public record PositionState(
    BigDecimal quantity,
    BigDecimal cost,
    double entryPrice,
    long openedSecond,
    double peak,
    Optional<String> decidedExit) {

  public PositionState {
    if (quantity.signum() <= 0 || cost.signum() < 0 || !(entryPrice > 0) || !(peak > 0)) {
      throw new IllegalArgumentException("a position of " + quantity + " for " + cost);
    }
  }
}
