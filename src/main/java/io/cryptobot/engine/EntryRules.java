package io.cryptobot.engine;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * What holds for every entry of a sleeve.
 *
 * @param positionFraction which part of the sleeve's value an entry may be, 0 to 1
 * @param needsNoExitSignal whether an indicator exit on the same candle blocks the entry
 * @param minimumTradeInterval from a coin's last trade to its next entry; exactly that is enough
 */
public record EntryRules(
    BigDecimal positionFraction, boolean needsNoExitSignal, Duration minimumTradeInterval) {}
