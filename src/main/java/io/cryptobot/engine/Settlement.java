package io.cryptobot.engine;

import io.cryptobot.portfolio.Fill;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What became of an order that was under way.
 *
 * @param order its number
 * @param second when it ended, in seconds since the epoch
 * @param fill what of it was filled; empty if nothing was
 * @param smallestSale fewer coins than this cannot be sold alone: they are dust
 * @param sendsRest whether what a partly filled exit left is sold by another order at once
 */
public record Settlement(
    long order, long second, Optional<Fill> fill, BigDecimal smallestSale, boolean sendsRest) {}
