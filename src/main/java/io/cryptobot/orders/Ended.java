package io.cryptobot.orders;

import io.cryptobot.engine.Order;
import io.cryptobot.engine.Settlement;

/**
 * An order that ended.
 *
 * @param settlement what is to be booked
 * @param problem why it was not filled, or not whole, in a sentence; empty if it was
 * @param isRefused whether a person, asked, did not say yes
 */
public record Ended(Order order, Settlement settlement, String problem, boolean isRefused) {}
