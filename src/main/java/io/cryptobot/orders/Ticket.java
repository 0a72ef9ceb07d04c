package io.cryptobot.orders;

import io.cryptobot.engine.Order;
import io.cryptobot.state.OrderIntent;

/**
 * An order with what is written down of its sending.
 *
 * @param order as the engine decided it
 * @param intent as it stands on disk
 */
public record Ticket(Order order, OrderIntent intent) {}
