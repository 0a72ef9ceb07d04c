package io.cryptobot.exchange;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * How a coin can be traded.
 *
 * @param baseIncrement coins are ordered in multiples of this
 * @param quoteIncrement US dollars are ordered in multiples of this
 * @param baseMinimum the fewest coins of an order
 * @param quoteMinimum the fewest US dollars of an order
 * @param disabled why no market order can be made now, as the exchange says; empty if it can
 */
public record ProductTerms(
    BigDecimal baseIncrement,
    BigDecimal quoteIncrement,
    BigDecimal baseMinimum,
    BigDecimal quoteMinimum,
    Optional<String> disabled) {}
