package io.cryptobot.orders;

import io.cryptobot.market.Coin;
import java.util.Optional;

/**
 * Something about orders or the account that a person has to know.
 *
 * @param coin which it is about; empty for the account
 * @param isCritical whether money is at stake until somebody looks
 */
public record OrderNote(Optional<Coin> coin, String text, boolean isCritical) {}
